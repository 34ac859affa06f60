#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/run/bootstrap.h"
#include "peil/base/result.h"
#include "peil/estimate/replicates.h"
#include "peil/estimate/statistics.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"
#include "peil/table/columns.h"
#include "peil/table/crossed.h"
#include "peil/weighting/weighted.h"

namespace peil::analysis {

/// A design of the plan with its rows: ready for any statistic.
struct Prepared {
  std::string name;
  const Table* table = nullptr;
  Design design;
  weighting::Weighted weighted;
  /// Rows with weight 0: in the sample, outside every domain. Empty: none.
  std::vector<std::uint8_t> weightless;
  estimate::LonelyPsu lonely = estimate::LonelyPsu::Fail;
  std::optional<estimate::Replicates> replicates;  ///< the error comes from these
  std::optional<Bootstrap> bootstrap;              ///< present: they are drawn
  std::size_t trimmed = 0;                         ///< weights outside the bounds of a trim
};

/// Reads a design from the columns of its table: strata, stages and base weights. What the plan
/// further asks of weights and replicates is left to weigh_and_replicate().
///
/// Problems  "design.bad-weight"  a weight that is blank, negative or no number, with the row
///           those of read_strata and read_stages
Result<Prepared> prepare(const DesignPlan& plan, const std::string& name, const Table& table,
                         const std::string& file);

// How columns are read.
using table::choices;
using table::crossed;
using table::grouping;
using table::number_column;
using table::numbers;

}  // namespace peil::analysis
