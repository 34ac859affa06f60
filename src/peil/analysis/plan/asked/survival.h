#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/durations.h"
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/survival.h"

namespace peil::analysis::asked {

struct Survival {
  static constexpr std::string_view statistic = "survival";

  Common common{};
  DurationKeys keys{};
  std::vector<double> at{};
  std::vector<double> quantiles{};
  std::vector<std::pair<estimate::SurvivalScale, std::string>> scales{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Survival read(PlanKeys& keys, const std::string& id);

  bool operator==(const Survival&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("keys", keys);
    see("at", at);
    see("quantiles", quantiles);
    see("scales", scales);
  }
};

struct LogRank {
  static constexpr std::string_view statistic = "logrank";

  Common common{};
  DurationKeys keys{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static LogRank read(PlanKeys& keys, const std::string& id);

  bool operator==(const LogRank&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("keys", keys);
  }
};

struct RestrictedMean {
  static constexpr std::string_view statistic = "restricted_mean";

  Common common{};
  DurationKeys keys{};
  double horizon = 0.0;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static RestrictedMean read(PlanKeys& keys, const std::string& id);

  bool operator==(const RestrictedMean&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("keys", keys);
    see("horizon", horizon);
  }
};

}  // namespace peil::analysis::asked
