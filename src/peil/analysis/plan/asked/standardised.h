#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/standardised.h"

namespace peil::analysis::asked {

/// Means of a set of 0/1 columns and their differences, as if the people of every column were
/// divided over the classes of another variable as everybody is.
struct StandardisedMean {
  static constexpr std::string_view statistic = "standardised_mean";

  Common common{};
  std::vector<std::string> columns{};
  std::string over{};                  ///< column with the classes
  std::vector<std::string> classes{};  ///< only these; none: all
  estimate::Standard standard = estimate::Standard::Estimated;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static StandardisedMean read(PlanKeys& keys, const std::string& id);

  bool operator==(const StandardisedMean&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("columns", columns);
    see("over", over);
    see("classes", classes);
    see("standard", standard);
  }
};

}  // namespace peil::analysis::asked
