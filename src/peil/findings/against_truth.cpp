#include "peil/findings/against_truth.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "peil/base/sum.h"

namespace peil::findings {
namespace {

struct Moments {
  double mean = 0.0, sd = 0.0, kurtosis = 3.0;
};

Moments moments(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  Sum sum, squares, fourths;
  for (const double v : values) sum.add(v);
  Moments result;
  result.mean = sum.value() / n;
  for (const double v : values) {
    const double square = (v - result.mean) * (v - result.mean);
    squares.add(square);
    fourths.add(square * square);
  }
  result.sd = std::sqrt(squares.value() / (n - 1.0));
  if (squares.value() > 0.0)
    result.kurtosis = n * fourths.value() / (squares.value() * squares.value());
  return result;
}

Measured bias_of(const std::vector<double>& values, double truth) {
  const Moments m = moments(values);
  return {m.mean - truth, m.sd / std::sqrt(static_cast<double>(values.size()))};
}

Measured share_of(std::size_t count, std::size_t n) {
  const double share = static_cast<double>(count) / static_cast<double>(n);
  return {share, share_error(share, n)};
}

// Standard deviation with its own error by the fourth moment, so that no normality is assumed.
Measured spread_of(const Moments& m, std::size_t n) {
  return {m.sd, m.sd * std::sqrt(std::max(0.0, m.kurtosis - 1.0) / (4.0 * static_cast<double>(n)))};
}

// Values, squared errors and intervals of the surveys that could publish.
struct Columns {
  std::vector<double> value, plain;
  Sum squared_error, answers, gap;
  std::size_t above = 0, below = 0;
};

Columns columns_of(double truth, std::span<const std::optional<Attempt>> attempts) {
  Columns all;
  for (const auto& one : attempts) {
    if (!one) continue;
    all.value.push_back(one->value);
    if (one->plain) all.plain.push_back(*one->plain);
    all.squared_error.add(one->standard_error * one->standard_error);
    all.answers.add(static_cast<double>(one->answers));
    all.gap.add((one->value - truth) * (one->value - truth));
    all.above += one->interval.low > truth ? 1 : 0;
    all.below += one->interval.high < truth ? 1 : 0;
  }
  return all;
}

}  // namespace

double share_error(double share, std::size_t n) {
  return std::sqrt(share * (1.0 - share) / static_cast<double>(n));
}

std::optional<Performance> against_truth(double truth,
                                         std::span<const std::optional<Attempt>> attempts) {
  const Columns all = columns_of(truth, attempts);
  const std::size_t published = all.value.size();
  if (published < 2) return {};
  const auto n = static_cast<double>(published);
  Performance result;
  result.truth = truth;
  result.published = published;
  result.withheld = attempts.size() - published;
  result.answers = all.answers.value() / n;
  result.bias = bias_of(all.value, truth);
  if (all.plain.size() == published) result.plain_bias = bias_of(all.plain, truth);
  result.root_mean_square_error = std::sqrt(all.gap.value() / n);
  result.spread = spread_of(moments(all.value), published);
  result.mean_error = std::sqrt(all.squared_error.value() / n);
  if (result.spread.value > 0.0) {
    const double ratio = result.mean_error / result.spread.value;
    result.error_ratio = {ratio, ratio * result.spread.error / result.spread.value};
  }
  result.coverage = share_of(published - all.above - all.below, published);
  result.above = static_cast<double>(all.above) / n;
  result.below = static_cast<double>(all.below) / n;
  return result;
}

std::optional<TestPerformance> against_true_change(double true_change,
                                                   std::span<const Direction> found) {
  TestPerformance result;
  result.true_change = true_change;
  std::size_t rose = 0, fell = 0;
  for (const Direction direction : found) {
    if (direction == Direction::NotTested) {
      ++result.untested;
      continue;
    }
    ++result.tested;
    rose += direction == Direction::Rose ? 1 : 0;
    fell += direction == Direction::Fell ? 1 : 0;
  }
  if (result.tested == 0) return {};
  result.found = share_of(rose + fell, result.tested);
  result.rose = static_cast<double>(rose) / static_cast<double>(result.tested);
  result.fell = static_cast<double>(fell) / static_cast<double>(result.tested);
  return result;
}

}  // namespace peil::findings
