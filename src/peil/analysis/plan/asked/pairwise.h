#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/adjustments.h"
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// Every pair of levels of a column compared, on the share of one category or on means, in one
/// sample: estimate, se, df, t, p, and p adjusted for the number of pairs. The family is all pairs
/// of one variable.
struct Pairwise {
  static constexpr std::string_view statistic = "pairwise";

  Common common{};
  std::string share_of{};
  std::vector<std::string> values{};
  std::vector<estimate::NamedAdjustment> methods{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Pairwise read(PlanKeys& keys, const std::string& id);

  bool operator==(const Pairwise&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("share_of", share_of);
    see("values", values);
    see("methods", methods);
  }
};

}  // namespace peil::analysis::asked
