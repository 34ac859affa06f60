#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/domains/by_domain.h"

namespace peil::analysis::asked {

/// Means and totals by any domain: estimate, se, df, ci_low, ci_high, n; means with `deff` (or
/// `deff_replace`: against a simple random sample with replacement) too.
struct Mean {
  static constexpr std::string_view statistic = "mean";

  Common common{};
  std::optional<estimate::Replacement> deff{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Mean read(PlanKeys& keys, const std::string& id);

  bool operator==(const Mean&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("deff", deff);
  }
};

struct Total {
  static constexpr std::string_view statistic = "total";

  Common common{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Total read(PlanKeys& keys, const std::string& id);

  bool operator==(const Total&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
  }
};

/// Standard deviations in the population by any domain: estimate, variance, n; no error.
struct Spread {
  static constexpr std::string_view statistic = "sd";

  Common common{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Spread read(PlanKeys& keys, const std::string& id);

  bool operator==(const Spread&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
  }
};

}  // namespace peil::analysis::asked
