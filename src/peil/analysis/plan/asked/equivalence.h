#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"
#include "peil/analysis/plan/wave_pair.h"

namespace peil::analysis::asked {

struct Equivalence {
  static constexpr std::string_view statistic = "equivalence";

  WavePair pair{};
  double margin = 0.0;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Equivalence read(PlanKeys& keys, const std::string& id);

  bool operator==(const Equivalence&) const = default;
  template <class See>
  void members(See&& see) const {
    see("pair", pair);
    see("margin", margin);
  }
};

}  // namespace peil::analysis::asked
