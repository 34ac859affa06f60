#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/boxes.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Share {
  static constexpr std::string_view statistic = "share";

  Common common{};
  std::vector<Box> boxes{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Share read(PlanKeys& keys, const std::string& id);

  bool operator==(const Share&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("boxes", boxes);
  }
};

}  // namespace peil::analysis::asked
