#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads questionnaire.toml into the draft, conditions and all.
///
/// Problems  those of TomlTable, parse_expression and check_expression, and
///           "name.duplicate"                 two questions, rows, choices or pages of one name
///           "page.comes-back"                a page that other questions have interrupted
///           "page.unused"                    a [[page]] without questions
///           "question.key-not-for-type"      a key that this type of question does not have
///           "question.too-few"               a select with one choice
///           "question.message-without-constraint"
void read_questionnaire_file(const TomlNode& file, FileProblems& problems, Draft& draft);

}  // namespace peil::study
