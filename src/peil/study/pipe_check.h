#pragma once

#include <map>
#include <string>

#include "peil/study/draft.h"
#include "peil/study/expression_check.h"

namespace peil::study {

/// Checks the earlier answers that texts of a questionnaire name (model/pipes.h), every mistake at
/// once: in the source language, at the place of the text.
///
/// Problems  "pipe.syntax"            not closed, no name, or a fallback that holds a brace
///           "pipe.unknown-question"  no such question
///           "pipe.looks-forward"     at a question that has not been answered by then
///           "pipe.no-answer"         at a note, or at a matrix as a whole
///           "pipe.no-fallback"       at an answer that may be absent, and nothing is said then
void check_pipes(const Draft& draft, const std::map<std::string, Askable, std::less<>>& askable,
                 FileProblems& problems);

}  // namespace peil::study
