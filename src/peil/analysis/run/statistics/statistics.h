#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {

/// One kind of statistic that a plan may ask for: a row in a table, not a class to derive from.
struct Statistic {
  std::string_view name;  ///< as in the plan: "mean"
  /// Reads the keys of the analysis beyond id and statistic (wrong ones become problems) and gives
  /// the work to do when the data are there.
  std::function<void(Run&)> (*read)(PlanKeys& keys, const std::string& id);
};

/// All of them.
std::span<const Statistic> statistics();

}  // namespace peil::analysis
