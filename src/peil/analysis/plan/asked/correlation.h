#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Correlation {
  static constexpr std::string_view statistic = "correlation";

  Common common{};
  std::string with{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Correlation read(PlanKeys& keys, const std::string& id);

  bool operator==(const Correlation&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("with", with);
  }
};

struct Alpha {
  static constexpr std::string_view statistic = "alpha";

  Common common{};
  std::vector<std::string> items{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Alpha read(PlanKeys& keys, const std::string& id);

  bool operator==(const Alpha&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("items", items);
  }
};

}  // namespace peil::analysis::asked
