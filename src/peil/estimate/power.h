#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace peil::estimate {

/// A wave that is still to be held.
struct WaveToAsk {
  double variance = 0.0;               ///< of one answer, times the design effect
  std::optional<double> population{};  ///< persons; nothing when it is large
};

/// A test that a mean or a share differs from a fixed value (one wave), or that it changed between
/// two independent waves. Every wave in `waves` gets the same number of interviews; what is known
/// already (the wave before, a benchmark with its error) is not asked again.
struct TestPlan {
  std::vector<WaveToAsk> waves{};  ///< one or two
  double known_variance = 0.0;     ///< of the mean that is known already; 0 for a fixed value
  double known_degrees = 0.0;      ///< its degrees of freedom
  double confidence = 0.95;
  bool two_sided = true;
  bool student = true;  ///< t with the degrees of freedom of all waves; false: the normal
  double strata = 1.0;  ///< degrees of freedom that each wave loses
};

/// Probability that the test shows a true difference of `difference`, in its own direction, with
/// `interviews` in every wave (all people of a population that is smaller): from the noncentral t
/// with noncentrality difference / standard error.
///
/// Units     difference in those of the answer; its sign does not matter.
/// Outcome   1 when there is no error left; 0 without degrees of freedom.
/// Contract  one or two waves, variances >= 0, interviews > 0, difference not 0.
/// Source    Cohen (1988), Statistical Power Analysis, 2.1-2.4; Cochran (1977), 2.6 (fpc).
double power_of_test(const TestPlan& plan, double difference, double interviews);

/// Fewest interviews in every wave with which the test has at least that power; by the normal
/// distribution (z_alpha + z_power)^2 times variance / difference^2, with finite populations.
///
/// Outcome   nothing when no number is enough, for the mean that is known has too large an error,
///           or when it is above 10^12.
/// Contract  as above; power above the chance of a false alarm in that direction, and below 1.
std::optional<std::size_t> interviews_for_test(const TestPlan& plan, double difference,
                                               double power);

/// Smallest difference above 0 and up to `largest` that is shown with at least that power;
/// `power_of` gives the power of a difference and rises with it. Nothing when `largest` is not.
std::optional<double> smallest_difference(const std::function<double(double)>& power_of,
                                          double power, double largest);

}  // namespace peil::estimate
