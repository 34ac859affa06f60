#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// The total of one column divided by that of another, by any domain; the variable is printed as
/// `numerator/denominator`. Refused where the denominators add up to 0.
struct Ratio {
  static constexpr std::string_view statistic = "ratio";

  Common common{};
  std::string numerator{};
  std::string denominator{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Ratio read(PlanKeys& keys, const std::string& id);

  bool operator==(const Ratio&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("numerator", numerator);
    see("denominator", denominator);
  }
};

}  // namespace peil::analysis::asked
