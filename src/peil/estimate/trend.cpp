#include "peil/estimate/trend.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

std::vector<double> weights_of(std::span<const Estimate> waves) {
  std::vector<double> weight;
  for (const Estimate& e : waves) {
    expects(e.standard_error && *e.standard_error > 0.0, "trend: an error above 0 in every wave");
    weight.push_back(1.0 / (*e.standard_error * *e.standard_error));
  }
  return weight;
}

double mean_of(std::span<const double> value, std::span<const double> weight) {
  Sum sum, all;
  for (std::size_t k = 0; k < value.size(); ++k) {
    sum.add(weight[k] * value[k]);
    all.add(weight[k]);
  }
  return sum.value() / all.value();
}

}  // namespace

Trend trend(std::span<const Estimate> waves, std::span<const double> times) {
  expects(waves.size() >= 3 && times.size() == waves.size(), "trend: 3 waves or more, each a time");
  const std::vector<double> weight = weights_of(waves);
  std::vector<double> value;
  for (const Estimate& e : waves) value.push_back(e.value);
  Trend result;
  result.time = mean_of(times, weight);
  result.level = mean_of(value, weight);
  Sum spread, products, lack;
  for (std::size_t k = 0; k < times.size(); ++k) {
    const double t = times[k] - result.time;
    spread.add(weight[k] * t * t);
    products.add(weight[k] * t * (value[k] - result.level));
    result.slope.answers += waves[k].answers;
    result.slope.degrees_of_freedom += waves[k].degrees_of_freedom;
  }
  expects(spread.value() > 0.0, "trend: waves at different times");
  result.slope.value = products.value() / spread.value();
  result.slope.standard_error = std::sqrt(1.0 / spread.value());
  for (std::size_t k = 0; k < times.size(); ++k) {
    const double line = result.level + result.slope.value * (times[k] - result.time);
    lack.add(weight[k] * (value[k] - line) * (value[k] - line));
  }
  result.lack_of_fit = lack.value();
  result.lack_of_fit_degrees = static_cast<double>(waves.size()) - 2.0;
  result.lack_of_fit_p = boost::math::cdf(boost::math::complement(
      boost::math::chi_squared(result.lack_of_fit_degrees), result.lack_of_fit));
  return result;
}

}  // namespace peil::estimate
