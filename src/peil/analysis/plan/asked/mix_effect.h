#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// How much of a change between two waves comes from other people in them (mix) and how much from
/// other answers of the same classes of people (within).
struct MixEffect {
  static constexpr std::string_view statistic = "mix_effect";

  Common common{};
  std::string before{}, after{};       ///< designs
  std::string over{};                  ///< column with the classes
  std::vector<std::string> classes{};  ///< only these; none: all

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static MixEffect read(PlanKeys& keys, const std::string& id);

  bool operator==(const MixEffect&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("before", before);
    see("after", after);
    see("over", over);
    see("classes", classes);
  }
};

}  // namespace peil::analysis::asked
