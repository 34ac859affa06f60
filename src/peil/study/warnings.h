#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// What is no mistake in a study, and may be meant, but that whoever runs it has to know.
///
/// Problems  "plan.drawn-alike"            two waves whose samples share people
///           "question.choices-run-out"    after some answers the choice filter of a question
///                                         leaves no choice, and the question is not asked
///           "question.never-asked"        no answers make a question relevant
///           "page.never-asked"            nor any of a page
///           "group.nothing-asked"         a customer group of whom nothing is asked
///           "question.hint-repeats-ends"  a hint says both ends of a scale
Problems warnings(const Draft& draft);

}  // namespace peil::study
