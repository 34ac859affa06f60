#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/weighting/calibrate.h"

namespace peil::weighting {

struct Trimmed {
  std::vector<Weight> weight;
  std::size_t outside = 0;  ///< weights outside the bounds at the start
  int rounds = 0;
};

/// Clips weights to the bounds and spreads what is cut off equally over the weights that were
/// inside, again and again until all are inside: the sum of the weights stays, margins do not.
/// Where all were outside, those at the other bound take it.
/// Problems  "trim.bounds-cannot-hold"  the mean weight lies outside the bounds
/// Contract  0 <= low < high.
/// Source    R survey 4.1, trimWeights(strict = TRUE).
Result<Trimmed> trim_equally(std::span<const Weight> start, const Bounds& bounds);

/// Fits a set of weights to its margins.
using Fit = std::function<Result<std::vector<Weight>>(const std::vector<Weight>&)>;

/// Clips fitted weights to the bounds and fits them again until the clip changes no weight by more
/// than one in 10^10; the last step is a fit, so the margins hold.
/// Problems  those of `fit`, and "trim.no-solution" when 5000 rounds do not get there.
Result<Trimmed> trim_and_fit(std::span<const Weight> fitted, const Bounds& bounds, const Fit& fit);

/// A level that no weights within the bounds can bring to its people.
struct BeyondReach {
  std::string margin, level;
  double needed = 0.0;  ///< mean weight that its rows would need, in persons
  std::size_t rows = 0;
};
std::vector<BeyondReach> beyond_reach(std::span<const Margin> margins, const Bounds& bounds);

}  // namespace peil::weighting
