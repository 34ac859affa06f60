#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/statistics.h"

namespace peil::estimate {

/// A statistic with what every answer adds to it: before its error, so that differences of such
/// statistics keep what they share.
///
/// Shapes  influence and `counted` have one element per tally.
struct Linear {
  double value = 0.0;
  std::size_t answers = 0;
  Influence influence;                ///< `inside` is where it may be other than 0
  std::vector<std::uint8_t> counted;  ///< answers whose units count in the degrees of freedom
};

/// A statistic of which nothing is known yet: value 0, influence 0.
Linear nothing_of(std::span<const Tally> tallies);

/// The weighted mean in a domain. Contract: an answer with weight lies inside.
Linear linear_mean(const Classes& classes, std::span<const Tally> tallies, const Domain& domain);

/// The weighted sum in a domain. Contract: the same.
Linear linear_total(const Classes& classes, std::span<const Tally> tallies, const Domain& domain);

/// One less the other: what they share stays in the error; answers of both are counted.
Linear less(Linear one, const Linear& other);

/// The mean of one domain, of the answers in it alone: what every difference with it takes up.
///
/// Shapes  one element of `place` and of the mean per answer
struct DomainMean {
  const Domain* domain = nullptr;    ///< outlives this
  Tallies answers;                   ///< those of the domain; the rest is nothing where it is empty
  std::vector<std::uint32_t> place;  ///< of each among the tallies
  Linear mean;
  double alike = 0.0;  ///< as Estimate::alike
};
DomainMean domain_mean(const Classes& classes, std::span<const Tally> tallies,
                       const Domain& domain);

/// One mean less another, of the answers of both.
struct MeanDifference {
  Tallies answers;
  Linear difference;
};
/// What they share stays in the error. Contract: domains of the same tallies.
MeanDifference less(const DomainMean& one, const DomainMean& other);

/// The statistic with its error, by estimate/variance.h, and the degrees of freedom of what is
/// counted. Estimate::alike where the answers counted are all alike: of a mean the error then says
/// nothing.
Estimate estimate_of(const Linear& statistic, const Classes& classes,
                     std::span<const Tally> tallies, const Options& options);

}  // namespace peil::estimate
