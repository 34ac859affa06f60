#pragma once

#include "peil/report/pen.h"

namespace peil::report {

/// The questions of the last wave as they were asked, in the language of the report where they have
/// it: page by page with their answers, whom they were put to and which of them depend on answers
/// before. Folded away on screens.
PrintedTable questions_asked(const Pen& pen);

}  // namespace peil::report
