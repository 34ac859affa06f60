#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/adjustments.h"
#include "peil/analysis/plan/reading.h"
#include "peil/analysis/plan/wave_pair.h"

namespace peil::analysis::asked {

struct Change {
  static constexpr std::string_view statistic = "change";

  WavePair pair{};
  std::vector<estimate::NamedAdjustment> methods{};
  bool percent = false;  ///< also in percent of the mean before

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Change read(PlanKeys& keys, const std::string& id);

  bool operator==(const Change&) const = default;
  template <class See>
  void members(See&& see) const {
    see("pair", pair);
    see("methods", methods);
    see("percent", percent);
  }
};

}  // namespace peil::analysis::asked
