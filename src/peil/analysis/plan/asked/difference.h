#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/adjustments.h"
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Words {
  std::string text{};
  std::vector<std::string> levels{};

  bool operator==(const Words&) const = default;
  template <class See>
  void members(See&& see) const {
    see("text", text);
    see("levels", levels);
  }
};

/// Differences between named levels of the by-columns in the means of the variables: the rows of a
/// comparison (analysis/contrast.h) and se_if_covariance_ignored.
struct Difference {
  static constexpr std::string_view statistic = "difference";

  Common common{};
  std::vector<Words> contrasts{};
  bool rest = false;                  ///< every level against the rest of its group
  std::vector<std::string> within{};  ///< the columns of that group; none: everybody with a level
  std::vector<estimate::NamedAdjustment> methods{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Difference read(PlanKeys& keys, const std::string& id);

  bool operator==(const Difference&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("contrasts", contrasts);
    see("rest", rest);
    see("within", within);
    see("methods", methods);
  }
};

}  // namespace peil::analysis::asked
