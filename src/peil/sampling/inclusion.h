#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "peil/base/result.h"

namespace peil::sampling {

/// The chance of every unit to be in a sample that is drawn in proportion to size.
struct Inclusion {
  std::vector<double> probability;  ///< 0 to 1, they add up to n
  std::size_t certain = 0;          ///< units with probability 1
};

/// Inclusion probabilities in proportion to size (PPS): n x / sum of x. A unit for which that is 1
/// or more is certain to be drawn; it is taken out, and the probabilities of the others are worked
/// out again for the rest of n, until none of them is 1 or more. A unit of size 0 is never drawn.
///
/// Shapes    one size per unit, in the order of the frame.
/// Units     size in anything, the same for all units.
/// Cost      O(N log N).
/// Problems  "sample.bad-size"         a size below 0 or no number: the first row, and how many
///           "sample.total-zero", "sample.total-too-large"  n above the units that have a size
///           `where` is that of the problems.
/// Source    Sarndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 3.6.1-3.6.2.
Result<Inclusion> inclusion_probabilities(std::span<const double> size, std::size_t n,
                                          const std::string& where);

/// Units of a systematic sample with these inclusion probabilities, in the order of the frame: unit
/// k is taken when start, start + 1, start + 2, ... lies in (C(k-1), C(k)], C being the running
/// sum. As many as the probabilities add up to; a certain unit is always taken.
///
/// Contract  probabilities from 0 to 1; 0 <= start < 1.
/// Source    Madow (1949), Annals of Mathematical Statistics 20(3), 333-354.
std::vector<std::size_t> systematic(std::span<const double> probability, double start);

/// How many units are drawn on average: the sum of the probabilities.
double expected_units(const Inclusion& inclusion);

/// Sum of a value over the units of a sample, given by their places on the frame.
double sample_total(std::span<const std::size_t> taken, std::span<const double> value);

/// What that sample says of the total of the frame: every value by the inverse of the chance that
/// its unit had to be drawn.
/// Contract  places on the frame, of units with a probability above 0.
/// Source    Horvitz & Thompson (1952), Journal of the American Statistical Association 47(260),
///           663-685.
double expanded_total(std::span<const std::size_t> taken, std::span<const double> value,
                      std::span<const double> probability);

}  // namespace peil::sampling
