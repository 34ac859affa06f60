#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/quantile.h"

namespace peil::analysis::asked {

/// Quantiles by any domain, one level per probability (`p0.5`): estimate, ci_low, ci_high, n. A
/// domain in which nobody answered is refused.
struct Quantile {
  static constexpr std::string_view statistic = "quantile";

  Common common{};
  std::vector<double> probabilities{};
  estimate::QuantileRule rule = estimate::QuantileRule::Math;
  estimate::ShareInterval interval = estimate::ShareInterval::Wald;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Quantile read(PlanKeys& keys, const std::string& id);

  bool operator==(const Quantile&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("probabilities", probabilities);
    see("rule", rule);
    see("interval", interval);
  }
};

}  // namespace peil::analysis::asked
