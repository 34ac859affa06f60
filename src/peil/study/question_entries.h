#pragma once

#include "peil/study/draft.h"

/// What a [[question]] says of itself alone.
namespace peil::study {

/// Problems  "question.message-without-constraint"
void read_question_texts(Draft& draft, const TomlTable& table, Question& question);

/// Everything but texts, conditions, choices and rows.
///
/// Problems  "question.recommend-from-1"
void read_question_flags(Draft& draft, const TomlTable& table, Question& question);

}  // namespace peil::study
