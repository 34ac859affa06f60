#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/model/questionnaire.h"
#include "peil/study/toml_table.h"

/// Which types of questions a questionnaire file knows, and which keys go with which.
namespace peil::study {

/// As they stand in the file, in the order of QuestionType.
std::vector<std::string> question_types();

/// Contract: `word` is one of question_types().
QuestionType question_type(std::string_view word);

/// Problems  "question.key-not-for-type"
void check_keys_of_type(const TomlTable& question, const std::string& type);

}  // namespace peil::study
