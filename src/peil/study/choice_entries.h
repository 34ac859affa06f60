#pragma once

#include <vector>

#include "peil/model/questionnaire.h"
#include "peil/study/draft.h"

namespace peil::study {

/// The choices of a question, as `choices` lists them. `must`: its type has them. Whatever else a
/// choice says is an attribute for choice_filter.
///
/// Problems  "name.duplicate"            two choices of one name
///           "question.too-few"          one choice only
///           "question.too-many-choices" more than a column of answers can tell apart
std::vector<Choice> read_choices(Draft& draft, const TomlTable& table, const Question& question,
                                 bool must);

}  // namespace peil::study
