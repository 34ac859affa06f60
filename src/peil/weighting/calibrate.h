#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/weighting/rake.h"

namespace peil::weighting {

/// What is known of the population as the total of a number: purchases in a year, last year's mark.
struct KnownTotal {
  std::string name;           ///< shown in problems: "purchases"
  double total = 0.0;         ///< in the population
  std::vector<double> value;  ///< one per row
};

/// Least and most that a weight may be, or be changed by.
struct Bounds {
  double low = 0.0, high = 0.0;
};

enum class Distance : std::uint8_t {
  Linear,  ///< generalised regression (GREG); with bounds: truncated at them
  Logit,   ///< Deville & Sarndal's bounded logit; bounds needed
  Raking,  ///< multiplicative (raking, also to totals of numbers); no bounds
};

struct CalibrateOptions {
  Distance distance = Distance::Linear;
  std::optional<Bounds> bounds{};  ///< of calibrated / start weight: below and above 1
  int most_steps = 500;            ///< Newton steps
  double tolerance = 1e-12;        ///< largest gap that counts as met, as a share of the total
  /// Present where problems may tell of single rows, as they may not of people of a wave: places in
  /// the whole table, none when `start` is that.
  std::optional<std::span<const std::size_t>> rows{};
};

struct Calibrated {
  std::vector<Weight> weight;  ///< one per row, in the order of `start`
  int steps = 0;
  double largest_gap = 0.0;  ///< worst |fitted - known| / known
};

/// Changes `start` as little as possible, by the distance chosen, so that the weighted counts agree
/// with every margin and the weighted sums with every total.
///
/// Shapes    n rows; start has n elements, as has every Margin::level and KnownTotal::value.
/// Units     margins in persons, totals in their own unit; bounds and tolerance are ratios.
/// Problems  those of rake() about margins, and
///           "calibrate.out-of-reach"     a level needs a change beyond the bounds, and how much
///           "calibrate.no-solution"      no weights within the bounds meet all; the worst is named
///           "calibrate.negative-weight"  linear weights of 0 or less, and of which rows
/// Contract  lengths agree; at least one margin or total; finite values; bounds below and above 1.
/// Source    Deville & Sarndal (1992), JASA 87(418), 376-382. docs/methods/calibration.md
Result<Calibrated> calibrate(std::span<const Weight> start, std::span<const Margin> margins,
                             std::span<const KnownTotal> totals,
                             const CalibrateOptions& options = {});

}  // namespace peil::weighting
