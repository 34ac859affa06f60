#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "peil/findings/change.h"
#include "peil/model/estimate.h"

namespace peil::findings {

/// What one of many surveys of the same people said of one figure.
struct Attempt {
  double value = 0.0;
  double standard_error = 0.0;
  Interval interval;  ///< as published
  std::size_t answers = 0;
  std::optional<double> plain;  ///< the same without weights; absent where it was not asked for
};

/// A number that came out of chance, with the standard error that it has because the surveys were
/// not endlessly many (Monte Carlo error).
struct Measured {
  double value = 0.0;
  double error = 0.0;
};

/// How a figure does over many surveys of people of whom the truth is known.
struct Performance {
  double truth = 0.0;
  std::size_t published = 0;  ///< surveys in which the figure could be published
  std::size_t withheld = 0;  ///< those in which it could not: too few answers, no error, no weights
  double answers = 0.0;      ///< behind the figure, on average
  Measured bias;             ///< mean of the values less the truth
  std::optional<Measured> plain_bias;  ///< the same without weights
  double root_mean_square_error = 0.0;
  Measured spread;          ///< standard deviation of the values: the true standard error
  double mean_error = 0.0;  ///< standard error that the surveys give, on average (root of the
                            ///< mean of the squares)
  Measured error_ratio;     ///< mean_error / spread; 1 is right
  Measured coverage;        ///< share of the intervals that hold the truth
  double above = 0.0, below = 0.0;  ///< share of the intervals that lie above and below the truth
};

/// Nothing when fewer than two surveys could publish the figure; `withheld` is then told by the
/// caller. Sums are taken in the order given.
/// Source  Burton, Altman, Royston & Holder (2006), Statistics in Medicine 25, 4279-4292;
///         Morris, White & Crowther (2019), Statistics in Medicine 38, 2074-2102.
std::optional<Performance> against_truth(double truth,
                                         std::span<const std::optional<Attempt>> attempts);

/// How the test of a change does when the true change is known.
struct TestPerformance {
  double true_change = 0.0;
  std::size_t tested = 0, untested = 0;
  Measured found;                 ///< share of the tests that show a change, up or down
  double rose = 0.0, fell = 0.0;  ///< shares of the tests
};

/// Nothing when nothing was tested.
std::optional<TestPerformance> against_true_change(double true_change,
                                                   std::span<const Direction> found);

/// Standard error of a share of `n` trials.
double share_error(double share, std::size_t n);

}  // namespace peil::findings
