#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Follows what points from one file to another, when every file has been read.
///
/// Problems  "overall.unknown", "overall.not-a-mark"
///           "outcome.unknown", "outcome.not-a-choice", "outcome.unknown-class",
///           "outcome.no-classes", "background.unknown"
///           "group.unknown-reporting-group", "group.empty"
///           "break.unknown-wave", "break.first-wave", "break.unknown-item"
///           "question.unknown-customer-group"
///           "question.importance-unknown", "question.importance-not-an-aspect"
void cross_check(const Draft& draft, Problems& problems);

/// Only what the questions of one form point at: customer groups and aspects.
void check_form_references(const Draft& form, Problems& problems);

}  // namespace peil::study
