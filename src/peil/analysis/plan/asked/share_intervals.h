#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/asked/proportion.h"
#include "peil/analysis/plan/measures.h"

namespace peil::analysis::asked {

/// The mean of 0/1 columns, or shares of boxes, with every interval asked for, by the degrees of
/// freedom of the whole design and by those of the domain side by side, and the numbers of answers
/// that a standard of precision asks for: n_eff, n_eff_kg, n_kish.
struct ShareIntervals {
  static constexpr std::string_view statistic = "share_intervals";

  Common common{};
  std::vector<Measure> measures{};
  std::vector<NamedInterval> intervals{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static ShareIntervals read(PlanKeys& keys, const std::string& id);

  bool operator==(const ShareIntervals&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("measures", measures);
    see("intervals", intervals);
  }
};

}  // namespace peil::analysis::asked
