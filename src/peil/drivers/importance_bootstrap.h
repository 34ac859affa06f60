#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/drivers/lmg.h"
#include "peil/drivers/priority.h"
#include "peil/drivers/variable.h"
#include "peil/estimate/classes.h"
#include "peil/model/estimate.h"

namespace peil::drivers {

/// Factors that make replicate weights of one bootstrap draw: in each stratum n - 1 of the n PSUs
/// are drawn with replacement, and the factor makes up for the one that is missing and for the
/// part of the stratum that was sampled. A stratum with one PSU keeps it.
/// Source  Rao, Wu & Yue (1992), Survey Methodology 18(2), 209-217.
class RescaledBootstrap {
 public:
  /// unit: the PSU of each row, counted from 0; stratum_of_unit: one per unit.
  RescaledBootstrap(std::vector<std::uint32_t> unit, std::vector<std::uint32_t> stratum_of_unit,
                    std::vector<double> left);
  explicit RescaledBootstrap(const estimate::Classes& classes);

  /// One factor per row; the same for the same seed and number of the draw.
  std::vector<double> draw(const std::string& seed, std::size_t number) const;

 private:
  std::vector<std::uint32_t> unit_;
  std::vector<std::vector<std::uint32_t>> units_in_;  // per stratum
  std::vector<double> left_;                          // part of the variance that remains
  std::size_t units_ = 0;
};

struct Drawn {
  std::vector<std::vector<double>> share;        ///< per driver: LMG share in each draw
  std::vector<std::vector<double>> rank;         ///< per driver: its place in each draw
  std::vector<std::vector<double>> importance;   ///< per driver: percent of R-squared
  std::vector<std::vector<double>> performance;  ///< per driver: mean of its own answers
  std::size_t draws = 0;                         ///< in which the model could be fitted
};

/// LMG, ranks and means over draws of the bootstrap. Draws in which a variable does not vary are
/// left out (and not counted).
Drawn bootstrap_importance(const Variable& outcome, std::span<const Variable> drivers,
                           std::span<const double> weight, const RescaledBootstrap& bootstrap,
                           std::size_t replicates, const std::string& seed);

/// Percentile interval. Nothing without draws.
std::optional<Interval> percentile_interval(std::vector<double> draws, double confidence);

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
};
std::vector<LikelyQuadrant> likely_quadrants(const Drawn& drawn);

/// A quadrant is named when it is at least this probable.
inline constexpr double sure_quadrant = 0.9;

}  // namespace peil::drivers
