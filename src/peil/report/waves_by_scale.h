#pragma once

#include <string_view>
#include <vector>

#include "peil/report/material.h"

namespace peil::report {

/// The waves that asked the overall mark on one scale. An axis holds one scale only: 3.7 on five
/// points and 7.4 on ten are not two heights of one chart.
struct ScaleWaves {
  Interval ends;
  std::vector<std::string_view> names;

  bool holds(std::string_view wave) const { return std::ranges::find(names, wave) != names.end(); }
  /// The waves of a reporting group among these, in order of time.
  std::vector<const Wave*> of(const Material& material, std::string_view group) const;
};

/// The waves that have a mark of some reporting group, by scale, in the order in which the scales
/// came up. Where nothing says what the scale is, marks run from 1 to 10.
std::vector<ScaleWaves> waves_by_scale(const Material& material);

}  // namespace peil::report
