#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/estimate/tally.h"

namespace peil::estimate {

/// What to do with a stratum in which one unit was sampled, of which the variance is unknown. The
/// last two do the same where several units were sampled but only one has an answer in the domain
/// (without margins only: residuals after a fit reach every unit).
enum class LonelyPsu : std::uint8_t {
  Fail,             ///< no standard error, and a reason
  Remove,           ///< the stratum adds nothing
  Certainty,        ///< its unit was bound to be drawn: the stratum adds nothing
  Adjust,           ///< the square of the unit's own total, about 0 (as R's survey does)
  Average,          ///< the stratum adds as much as the others do on average
  AdjustInDomain,   ///< Adjust, also where one unit is left in the domain
  AverageInDomain,  ///< Average, also where one unit is left in the domain
};

/// The classes that belong to a domain, one element per class (0 or 1).
using Domain = std::vector<std::uint8_t>;

Domain everybody(const Classes& classes);
/// `grouping` is the place in the groupings given to classes_of.
Domain domain(const Classes& classes, std::size_t grouping, std::uint32_t level);

/// The linearised variable of a statistic: what one row adds to it, per unit of weight.
struct Influence {
  std::vector<double> of_tally;      ///< one per tally; 0 outside the domain
  std::vector<std::uint8_t> inside;  ///< one per tally: it lies in the domain
};

/// Strata and units with at least one answer inside; the classes with no such answer still count
/// in the size of their strata.
struct Reach {
  std::size_t units = 0, strata = 0;
  double degrees_of_freedom() const {
    return static_cast<double>(units) - static_cast<double>(strata);
  }
};
Reach reach(const Classes& classes, std::span<const Tally> tallies, const Influence& influence);

/// Variance of the weighted sum of `influence` over the sample, by linearisation: the values summed
/// to units, and per stratum (1 - f) n/(n-1) times their squares about their mean. n counts the
/// units sampled, also those outside the domain. Where the weights were fitted to margins, the
/// values are residuals: what the margins explain does not vary (the fit is weighted with the
/// weights before fitting, the residual with those after).
///
/// With a second stage, every PSU adds f times the same formula over the units drawn in it: what
/// its own total is uncertain by (f is the share of PSUs drawn, 0 where the plan gives no fpc).
///
/// Nothing when a stratum that matters has one unit and `lonely` is Fail, or none of them has two
/// and it is Average; the same goes for the second stage where f is above 0.
/// Source  reference conventions 1, 3, 6, 8; Deville & Sarndal (1992), JASA 87(418), 376-382;
///         Sarndal, Swensson & Wretman (1992), result 4.3.1; docs/methods/linearisation.md,
///         two-stages.md and lonely-psu.md.
std::optional<double> variance(const Classes& classes, std::span<const Tally> tallies,
                               const Influence& influence, LonelyPsu lonely);

}  // namespace peil::estimate
