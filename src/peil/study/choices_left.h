#pragma once

#include <map>
#include <optional>
#include <string>

#include "peil/model/questionnaire.h"

namespace peil::study {

/// Item to answer as expressions see it; "" for one that is absent.
using AnswersSeen = std::map<std::string, std::string>;

/// Answers after which a question is relevant and its choice filter leaves no choice; nothing when
/// none were found, or the question has no filter. Looked for among the answers that the filter
/// and `relevant` look at: every choice, point and mark, none at all where an answer may be
/// absent, and the numbers and texts that stand in the two; several choices as one or all of them.
///
/// Cost      at most 20,000 evaluations per choice; beyond that the search ends without a find.
std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question);

/// Whether no answers make a question relevant, so that nobody is ever asked it. Only told where
/// every answer that matters was tried: not when the condition calculates.
bool is_never_relevant(const Questionnaire& form, const Question& question);

}  // namespace peil::study
