#pragma once

#include <string_view>

#include "peil/report/pen.h"

namespace peil::report {

/// What the study says under a key of [report.account], without a full stop; "not recorded" where
/// it says nothing.
Words account_words(const Pen& pen, std::string_view key);

/// What ISO 20252 wants a report of a survey to tell: what the study knows, where in the report it
/// stands when that is more than a line, and what was not recorded.
///
/// Source    docs/methods/report.md, "Lists of what a report tells"
PrintedTable standard_list(Pen& pen);

}  // namespace peil::report
