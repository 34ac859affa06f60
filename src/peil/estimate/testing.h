#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "peil/estimate/statistics.h"

namespace peil::estimate::testing {

/// A sample of random make: strata, PSUs or not, weights, two numbers with gaps and ties, a group.
struct NumberSample {
  Design design;
  NumberColumn y, x;  ///< x is above 0
  Grouping group{"group", {"a", "b"}, {}};

  NumberSample(unsigned seed, bool clustered) {
    std::mt19937 random(seed);
    std::uint32_t psus = 0;
    for (std::uint32_t h = 0; h < 1 + seed % 3; ++h) {
      design.strata.push_back({"stratum " + std::to_string(h), {}});
      if (h != 1) design.strata.back().population = 300.0 + 10.0 * h;
      const std::uint32_t units = 4 + static_cast<std::uint32_t>(random() % 10);
      for (std::uint32_t u = 0; u < units; ++u, ++psus) {
        const auto rows = clustered ? 1 + random() % 5 : 1;
        for (std::uint32_t r = 0; r < rows; ++r) add(random, h, psus, clustered);
      }
    }
    y.reason[0] = x.reason[0] = Absent::No;  // at least one answer
  }

  std::size_t rows() const { return design.rows(); }

  /// Rows from last to first.
  NumberSample backwards() const {
    NumberSample result = *this;
    for (std::size_t row = 0; row < rows(); ++row) {
      const std::size_t from = rows() - 1 - row;
      result.design.stratum[row] = design.stratum[from];
      if (!design.psu.empty()) result.design.psu[row] = design.psu[from];
      result.design.weight[row] = design.weight[from];
      result.y.value[row] = y.value[from];
      result.y.reason[row] = y.reason[from];
      result.x.value[row] = x.value[from];
      result.x.reason[row] = x.reason[from];
      result.group.level[row] = group.level[from];
    }
    return result;
  }
  NumberSample with_weights_times(double factor) const {
    NumberSample result = *this;
    for (Weight& w : result.design.weight) w = Weight(w.persons() * factor);
    return result;
  }

 private:
  void add(std::mt19937& random, std::uint32_t stratum, std::uint32_t psu, bool clustered) {
    design.stratum.emplace_back(stratum);
    if (clustered) design.psu.emplace_back(psu);
    design.weight.emplace_back(1.0 + static_cast<double>(random() % 16) / 4.0);
    y.value.push_back(static_cast<double>(random() % 12) - 3.0);
    x.value.push_back(1.0 + static_cast<double>(random() % 20) / 2.0);
    y.reason.push_back(random() % 6 == 0 ? Absent::Skipped : Absent::No);
    x.reason.push_back(random() % 6 == 0 ? Absent::Skipped : Absent::No);
    group.level.push_back(static_cast<std::uint32_t>(random() % 2));
  }
};

/// Standard error of the weighted sum of `influence` straight from the formula, row by row: no
/// classes, no tallies.
inline double plain_error(const Design& design, const std::vector<double>& influence) {
  double variance = 0.0;
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    std::map<std::size_t, double> units;
    for (std::size_t row = 0; row < design.rows(); ++row) {
      if (design.stratum[row].index() != h) continue;
      units[design.psu.empty() ? row : design.psu[row].index()] +=
          design.weight[row].persons() * influence[row];
    }
    const auto n = static_cast<double>(units.size());
    double mean = 0.0, squares = 0.0;
    for (const auto& [id, z] : units) mean += z / n;
    for (const auto& [id, z] : units) squares += (z - mean) * (z - mean);
    const double f = design.strata[h].population ? n / *design.strata[h].population : 0.0;
    variance += (1.0 - f) * n / (n - 1.0) * squares;
  }
  return std::sqrt(variance);
}

/// What one unit of weight of every row adds to a statistic of the weights, by moving each weight a
/// little: the influence of the row, good to about eight digits.
template <class Statistic>
std::vector<double> influence_by_moving(const Design& design, const Statistic& statistic) {
  std::vector<double> weight, influence;
  for (const Weight& w : design.weight) weight.push_back(w.persons());
  for (double& w : weight) {
    const double own = w, step = 1e-4 * w;
    w = own + step;
    const double above = statistic(weight);
    w = own - step;
    const double below = statistic(weight);
    w = own;
    influence.push_back((above - below) / (2.0 * step));
  }
  return influence;
}

/// A simple random sample with equal weights.
inline Design simple_design(std::size_t rows) {
  Design design;
  design.strata.push_back({"all", {}});
  design.stratum.assign(rows, StratumId(0));
  design.weight.assign(rows, Weight(1.0));
  return design;
}

inline NumberColumn answered(std::vector<double> values) {
  const std::size_t rows = values.size();
  return {std::move(values), std::vector<Absent>(rows, Absent::No)};
}

}  // namespace peil::estimate::testing
