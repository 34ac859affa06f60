#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// Means, totals, medians and ratios of one design in one analysis, for everybody and by a domain,
/// with the error of the design: linearised, with residuals after calibration, or from replicate
/// weights. Also what the weights are like. docs/formats/analysis-plan.md
struct Estimates {
  static constexpr std::string_view statistic = "estimates";

  Common everybody{};
  Common by{};
  std::vector<std::string> statistics{};
  std::vector<std::pair<std::string, std::string>> ratios{};
  std::vector<std::string> plain_means{};
  bool plain_names = false;
  bool weights = false;
  bool se_b_calibrated = false;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Estimates read(PlanKeys& keys, const std::string& id);

  bool operator==(const Estimates&) const = default;
  template <class See>
  void members(See&& see) const {
    see("everybody", everybody);
    see("by", by);
    see("statistics", statistics);
    see("ratios", ratios);
    see("plain_means", plain_means);
    see("plain_names", plain_names);
    see("weights", weights);
    see("se_b_calibrated", se_b_calibrated);
  }
};

}  // namespace peil::analysis::asked
