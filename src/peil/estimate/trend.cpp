#include "peil/estimate/trend.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/t_value.h"

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

// How well the line fits: the degrees are what is left after level and slope.
void set_lack_of_fit(Trend& result, double lack, std::size_t waves) {
  result.lack_of_fit = lack;
  result.lack_of_fit_degrees = static_cast<double>(waves) - 2.0;
  result.lack_of_fit_p = lack_of_fit_p(lack, result.lack_of_fit_degrees);
}

Eigen::MatrixXd covariances(std::span<const Estimate> waves, std::span<const SharedWaves> shared) {
  const auto n = static_cast<Eigen::Index>(waves.size());
  Eigen::MatrixXd all = Eigen::MatrixXd::Zero(n, n);
  for (std::size_t k = 0; k < waves.size(); ++k) {
    const Estimate& e = waves[k];
    expects(e.standard_error && *e.standard_error > 0.0, "trend: an error above 0 in every wave");
    const auto at = static_cast<Eigen::Index>(k);
    all(at, at) = *e.standard_error * *e.standard_error;
  }
  for (const SharedWaves& pair : shared) {
    expects(pair.one != pair.other && std::max(pair.one, pair.other) < waves.size(),
            "trend: pairs of two of the waves");
    const auto i = static_cast<Eigen::Index>(pair.one), j = static_cast<Eigen::Index>(pair.other);
    all(i, j) = all(j, i) = pair.covariance;
  }
  return all;
}

// Of samples that share people those of the smallest; what has none (0) is normal.
double fewest_degrees(std::span<const Estimate> waves) {
  double fewest = 0.0;
  for (const Estimate& e : waves) {
    if (e.degrees_of_freedom > 0.0 && (fewest == 0.0 || e.degrees_of_freedom < fewest))
      fewest = e.degrees_of_freedom;
  }
  return fewest;
}

// Where those of a wave are Satterthwaite's, so are those of the slope: a sum of all estimates.
void set_degrees(Trend& result, std::span<const Estimate> waves) {
  std::vector<VariancePart> parts;
  for (std::size_t k = 0; k < waves.size(); ++k) {
    result.slope.satterthwaite = result.slope.satterthwaite || waves[k].satterthwaite;
    const double error = result.pull[k] * *waves[k].standard_error;
    parts.push_back({error * error, waves[k].degrees_of_freedom});
  }
  if (result.slope.satterthwaite) result.slope.degrees_of_freedom = degrees_together(parts);
}

}  // namespace

double lack_of_fit_p(double lack_of_fit, double degrees) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(degrees), lack_of_fit));
}

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
    result.pull.push_back(weight[k] * (times[k] - result.time) / spread.value());
    const double line = result.level + result.slope.value * (times[k] - result.time);
    lack.add(weight[k] * (value[k] - line) * (value[k] - line));
  }
  set_degrees(result, waves);
  set_lack_of_fit(result, lack.value(), waves.size());
  return result;
}

std::optional<Trend> trend(std::span<const Estimate> waves, std::span<const double> times,
                           std::span<const SharedWaves> shared) {
  if (shared.empty()) return trend(waves, times);
  expects(waves.size() >= 3 && times.size() == waves.size(), "trend: 3 waves or more, each a time");
  const Eigen::LLT<Eigen::MatrixXd> root(covariances(waves, shared));
  if (root.info() != Eigen::Success) return {};
  const auto n = static_cast<Eigen::Index>(waves.size());
  Eigen::VectorXd value(n), time(n);
  Trend result;
  for (Eigen::Index k = 0; k < n; ++k) {
    value(k) = waves[static_cast<std::size_t>(k)].value;
    time(k) = times[static_cast<std::size_t>(k)];
    result.slope.answers += waves[static_cast<std::size_t>(k)].answers;
  }
  result.slope.degrees_of_freedom = fewest_degrees(waves);
  const Eigen::VectorXd weight = root.solve(Eigen::VectorXd::Ones(n));
  result.time = weight.dot(time) / weight.sum();
  result.level = weight.dot(value) / weight.sum();
  const Eigen::VectorXd apart = time.array() - result.time;
  const Eigen::VectorXd weighted = root.solve(apart);
  const double spread = apart.dot(weighted);
  expects(spread > 0.0, "trend: waves at different times");
  for (const double pull : weighted) result.pull.push_back(pull / spread);
  result.slope.value = weighted.dot((value.array() - result.level).matrix()) / spread;
  result.slope.standard_error = std::sqrt(1.0 / spread);
  const Eigen::VectorXd rest = value.array() - result.level - result.slope.value * apart.array();
  set_lack_of_fit(result, rest.dot(root.solve(rest)), waves.size());
  return result;
}

}  // namespace peil::estimate
