#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// Means and totals over the union of two frames that overlap, from a sample of each: a person who
/// is in both frames (a lawyer who is also a sponsor) counts once.
struct TwoFrames {
  static constexpr std::string_view statistic = "two_frames";

  enum class Estimator : unsigned char {
    Fixed,         ///< theta in the first sample, 1 - theta in the second
    Multiplicity,  ///< a half in each
    Expected,      ///< by the expected number of times that a person is sampled
    Optimal,       ///< theta of each variable by which its total has the least variance
  };

  Common common{};
  std::string second{};  ///< design of the other frame's sample; `common.design` is the first
  std::string in_first{}, in_second{};          ///< 0/1 columns: the unit is in that frame
  std::string chance_first{}, chance_second{};  ///< Expected: its chance to be drawn from each
  Estimator estimator = Estimator::Fixed;
  double theta = 0.5;
  std::vector<std::string> statistics{};  ///< "mean", "total"

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static TwoFrames read(PlanKeys& keys, const std::string& id);

  bool operator==(const TwoFrames&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("second", second);
    see("in_first", in_first);
    see("in_second", in_second);
    see("chance_first", chance_first);
    see("chance_second", chance_second);
    see("estimator", estimator);
    see("theta", theta);
    see("statistics", statistics);
  }
};

}  // namespace peil::analysis::asked
