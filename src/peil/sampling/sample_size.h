#pragma once

#include <cstddef>
#include <optional>

namespace peil::sampling {

/// Interviews that bring the variance of a mean down to `allowed`, unrounded: n0 = variance of one
/// answer / allowed, and in a population of N people n0 / (1 + n0 / N), for a sample without
/// replacement has the variance (1 - n/N) S^2 / n.
///
/// Units     variances in squared units of the answer; the design effect is part of
///           `of_one_answer`; population in persons, nothing when it is large.
/// Contract  of_one_answer >= 0, allowed > 0, population > 0.
/// Source    Cochran (1977), Sampling Techniques, 4.4-4.6.
double interviews_for_variance(double of_one_answer, double allowed,
                               std::optional<double> population = {});

/// The same for a mean or a share that is to be known within `margin` to either side: the variance
/// allowed is (margin / z)^2, z being the quantile of the standard normal of the confidence.
/// Contract  margin and z above 0.
double interviews_for_margin(double of_one_answer, double margin, double z,
                             std::optional<double> population = {});

/// The other way round: how near so many interviews bring it, z S sqrt((1 - n/N) / n).
/// Contract  of_one_answer >= 0, interviews and z above 0.
double margin_of_interviews(double of_one_answer, double interviews, double z,
                            std::optional<double> population = {});

/// That number made whole, upwards; rounding in the last digits of a whole number costs no
/// interview. Contract: 0 or more, and below 10^15.
std::size_t whole_interviews(double interviews);

}  // namespace peil::sampling
