#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/app/answered_study.h"
#include "peil/base/result.h"
#include "peil/findings/cross_table.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// A table by a specification: a study's folder, its data folder, the file.
struct TableRequest {
  std::string study, data, spec;
  int threads = 1;
};

struct TableMade {
  AnsweredStudy of;
  findings::CrossTable table;
};

/// Problems  those of answered_study, read_table_spec, table_plan and run_plan;
///           "table.no-answers"      the wave, or the one beside it, has no answers
///           "weights.not-converged" of one of the two
/// Throws    OutsideError
Result<TableMade> make_table(const TableRequest& request, const Outside& outside);

}  // namespace peil::app
