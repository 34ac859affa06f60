#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/measures.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Trend {
  static constexpr std::string_view statistic = "trend";

  Common common{};
  std::vector<std::string> designs{};
  std::vector<double> times{};
  std::vector<Measure> measures{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Trend read(PlanKeys& keys, const std::string& id);

  bool operator==(const Trend&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("designs", designs);
    see("times", times);
    see("measures", measures);
  }
};

}  // namespace peil::analysis::asked
