#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "peil/drivers/at_equal.h"
#include "peil/drivers/lmg.h"
#include "peil/drivers/priority.h"
#include "peil/drivers/variable.h"
#include "peil/estimate/rao_wu.h"
#include "peil/model/estimate.h"
#include "peil/model/ids.h"

namespace peil::drivers {

struct Drawn {
  std::vector<std::vector<double>> share;        ///< per driver: LMG share in each draw
  std::vector<std::vector<double>> rank;         ///< per driver: its place in each draw
  std::vector<std::vector<double>> importance;   ///< per driver: percent of R-squared
  std::vector<std::vector<double>> performance;  ///< per driver: mean of its own answers
  std::size_t draws = 0;                         ///< in which the model could be fitted
};

/// LMG, ranks and means over the replicates of a bootstrap (the one of replicate weights, its
/// streams and its rule for a lonely PSU). Draws in which a variable does not vary are left out
/// (and not counted). `psu`: of every row; empty when the rows are the units. The same for any
/// number of threads. With `at` all of it at equal classes, the standard drawn anew as well.
Drawn bootstrap_importance(const Variable& outcome, std::span<const Variable> drivers,
                           std::span<const double> weight, const estimate::RaoWu& bootstrap,
                           std::span<const PsuId> psu, int threads = 1,
                           const EqualClasses* at = nullptr);

/// Above this correlation two drivers say the same and are named together.
inline constexpr double same_driver = 0.95;

/// Groups of drivers that cannot be told apart, numbered from the most important. The largest
/// share opens a group; the next one joins when the interval of the difference between the two
/// holds 0, else it opens the next group. Groups with drivers that correlate above same_driver are
/// one group. `correlation` as for lmg.
std::vector<std::size_t> inseparable(std::span<const double> share, const Drawn& drawn,
                                     std::span<const double> correlation, double confidence);

/// Where a driver falls in most draws, and in which part of them; each draw has its own crossing.
struct LikelyQuadrant {
  Quadrant quadrant = Quadrant::Monitor;
  double probability = 0.0;
  double important = 0.0;  ///< part of the draws in which its importance is on or above the line
  double high = 0.0;       ///< likewise its performance
};
std::vector<LikelyQuadrant> likely_quadrants(const Drawn& drawn);

/// Drivers that say the same: for each the places of those with which it correlates above
/// same_driver. `correlation` as for lmg.
std::vector<std::vector<std::size_t>> twins(std::span<const double> correlation,
                                            std::size_t drivers);

/// LMG without some drivers (by place), of which the shares are 0: what the others come to where
/// these are left out.
Importance lmg_without(std::span<const double> correlation, std::size_t drivers,
                       std::span<const std::size_t> left_out);

/// A quadrant is named when it is at least this probable.
inline constexpr double sure_quadrant = 0.9;

}  // namespace peil::drivers
