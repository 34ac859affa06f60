#include "peil/estimate/replicates.h"

#include <Eigen/Dense>
#include <algorithm>
#include <bit>
#include <cmath>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/sum.h"
#include "peil/estimate/units.h"

namespace peil::estimate {
namespace {

// A column of replicate weights that adds less than this to those before it adds nothing (R's qr).
constexpr double rank_tolerance = 1e-5;

// Entry of a Hadamard matrix whose size is a power of 2 (Sylvester): 1 or -1.
double hadamard(std::size_t row, std::size_t column) {
  return std::popcount(row & column) % 2 == 0 ? 1.0 : -1.0;
}

double sum_of(std::span<const double> values) {
  Sum sum;
  for (const double v : values) sum.add(v);
  return sum.value();
}

// Rows that are alike in every replicate count once.
std::vector<std::uint32_t> distinct_rows(const std::vector<std::vector<double>>& weight) {
  Combinations rows(weight.front().size());
  for (const auto& column : weight) {
    rows.refine(column);
    if (rows.count() == column.size()) break;
  }
  return rows.sample_rows();
}

}  // namespace

Result<ReplicateFactors> jackknife_1(const Design& design) {
  const Units units = units_of(design);
  Problems found = lonely_problems(design, units);
  if (design.strata.size() > 1) {
    found.push_back({"replicates.strata", "", 0, 0,
                     "jk1 is for a sample without strata; this one has " +
                         std::to_string(design.strata.size()) + ".",
                     "Use jkn."});
  }
  if (!found.empty()) return found;
  const auto n = static_cast<double>(units.count);
  ReplicateFactors result;
  result.factor.assign(units.count, std::vector<double>(units.count, n / (n - 1.0)));
  for (std::size_t r = 0; r < units.count; ++r) result.factor[r][r] = 0.0;
  result.rscales.assign(units.count, 1.0);
  result.scale = (n - 1.0) / n * units.left.front();
  return result;
}

Result<ReplicateFactors> jackknife_n(const Design& design) {
  const Units units = units_of(design);
  if (Problems found = lonely_problems(design, units); !found.empty()) return found;
  ReplicateFactors result;
  for (std::size_t h = 0; h < units.strata(); ++h) {
    const auto n = static_cast<double>(units.in(h));
    if (units.in(h) < 2) continue;
    for (const std::uint32_t out : units.of(h)) {
      std::vector<double>& factor = result.factor.emplace_back(units.count, 1.0);
      for (const std::uint32_t psu : units.of(h)) factor[psu] = n / (n - 1.0);
      factor[out] = 0.0;
      result.rscales.push_back((n - 1.0) / n * units.left[h]);
    }
  }
  if (result.factor.empty()) {
    return Problems{{"replicates.too-few", "", 0, 0, "Every stratum was taken whole.",
                     "There is nothing that could come out differently."}};
  }
  return result;
}

Result<ReplicateFactors> balanced(const Design& design, double fay) {
  expects(fay >= 0.0 && fay < 1.0, "balanced: Fay's factor from 0 to below 1");
  const Units units = units_of(design);
  Problems found;
  for (std::size_t h = 0; h < units.strata(); ++h) {
    if (units.in(h) == 2 || units.in(h) == 0) continue;
    found.push_back({"replicates.not-pairs", "stratum '" + design.strata[h].name + "'", 0, 0,
                     "It has " + std::to_string(units.in(h)) +
                         " PSUs; balanced half samples need two in every stratum.",
                     "Use jkn or bootstrap."});
  }
  if (!found.empty()) return found;
  const std::size_t size = std::bit_ceil(units.strata() + 1);
  ReplicateFactors result;
  for (std::size_t r = 0; r < size; ++r) {
    std::vector<double>& factor = result.factor.emplace_back(units.count, 1.0);
    for (std::size_t h = 0; h < units.strata(); ++h) {
      if (units.in(h) == 0) continue;
      const double sign = hadamard(r, h + 1);
      factor[units.of(h)[0]] = 1.0 + sign * (1.0 - fay);
      factor[units.of(h)[1]] = 1.0 - sign * (1.0 - fay);
    }
  }
  result.rscales.assign(size, 1.0);
  result.scale = 1.0 / (static_cast<double>(size) * (1.0 - fay) * (1.0 - fay));
  return result;
}

double rank_less_one(const std::vector<std::vector<double>>& weight) {
  expects(!weight.empty() && !weight.front().empty(), "rank_less_one: replicates of a sample");
  const std::vector<std::uint32_t> rows = distinct_rows(weight);
  const auto replicates = static_cast<Eigen::Index>(weight.size());
  // A block of rows at a time on top of the triangle of those before; rank cannot exceed the
  // number of replicates, so many rows seldom need to be seen.
  Eigen::MatrixXd triangle(0, replicates);
  Eigen::Index rank = 0;
  const std::size_t block = 2 * weight.size();
  for (std::size_t from = 0; from < rows.size() && rank < replicates; from += block) {
    const std::size_t to = std::min(rows.size(), from + block);
    Eigen::MatrixXd matrix(triangle.rows() + static_cast<Eigen::Index>(to - from), replicates);
    matrix.topRows(triangle.rows()) = triangle;
    for (Eigen::Index r = 0; r < replicates; ++r) {
      for (std::size_t i = from; i < to; ++i)
        matrix(triangle.rows() + static_cast<Eigen::Index>(i - from), r) =
            weight[static_cast<std::size_t>(r)][rows[i]];
    }
    Eigen::MatrixXd scaled = matrix;
    for (Eigen::Index r = 0; r < replicates; ++r) {
      if (const double length = scaled.col(r).norm(); length > 0.0) scaled.col(r) /= length;
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(scaled);
    qr.setThreshold(rank_tolerance);
    rank = qr.rank();
    const Eigen::Index kept = std::min(matrix.rows(), replicates);
    triangle = Eigen::HouseholderQR<Eigen::MatrixXd>(matrix)
                   .matrixQR()
                   .topRows(kept)
                   .triangularView<Eigen::Upper>();
  }
  return static_cast<double>(rank) - 1.0;
}

std::vector<ReplicateValues> values_of(const Replicates& replicates,
                                       std::span<const OfWeights> statistics, int threads) {
  expects(replicates.weight.empty() ? static_cast<bool>(replicates.made)
                                    : replicates.weight.size() == replicates.count(),
          "values_of: weights for every replicate");
  std::vector<ReplicateValues> values(statistics.size(), ReplicateValues(replicates.count()));
  for_each_of(replicates.count(), threads, [&](std::size_t r, std::size_t) {
    std::vector<double> made;
    if (replicates.weight.empty()) made = replicates.made(r);
    const std::span<const double> weight = replicates.weight.empty() ? made : replicates.weight[r];
    for (std::size_t s = 0; s < statistics.size(); ++s) values[s][r] = statistics[s](weight);
  });
  return values;
}

Replicated replicated(double whole, const ReplicateValues& values, const Replicates& replicates) {
  expects(values.size() == replicates.count(), "replicated: one value per replicate");
  Replicated result;
  result.estimate.value = whole;
  result.estimate.degrees_of_freedom = replicates.degrees_of_freedom;
  std::vector<double> centred;
  for (std::size_t r = 0; r < values.size(); ++r) {
    if (values[r]) {
      result.values.push_back(*values[r]);
      if (replicates.rscales[r] > 0.0) centred.push_back(*values[r]);
    } else if (!result.without) {
      result.without = r;
    }
  }
  if (result.without || centred.empty()) {
    result.estimate.why_no_error = NoError::NotDefined;
    return result;
  }
  const double centre =
      replicates.mse ? whole : sum_of(centred) / static_cast<double>(centred.size());
  Sum sum;
  for (std::size_t r = 0; r < result.values.size(); ++r) {
    const double gap = result.values[r] - centre;
    sum.add(replicates.rscales[r] * gap * gap);
  }
  result.estimate.standard_error = std::sqrt(replicates.scale * sum.value());
  return result;
}

std::optional<Replicated> replicated(std::span<const double> weight, const Replicates& replicates,
                                     const OfWeights& statistic) {
  const std::optional<double> whole = statistic(weight);
  if (!whole) return {};
  return replicated(*whole, values_of(replicates, {&statistic, 1}).front(), replicates);
}

double percentile(std::vector<double> values, double share) {
  expects(!values.empty() && share >= 0.0 && share <= 1.0, "percentile: a share of some values");
  std::ranges::sort(values);
  // A whole number of values that rounding put just above itself stays that number.
  const double place = std::ceil(share * static_cast<double>(values.size()) - 1e-9);
  return values[place < 1.0 ? 0 : static_cast<std::size_t>(place) - 1];
}

std::optional<Interval> percentile_interval(const std::vector<double>& values, double confidence) {
  if (values.empty()) return {};
  return Interval{percentile(values, (1.0 - confidence) / 2.0),
                  percentile(values, (1.0 + confidence) / 2.0)};
}

}  // namespace peil::estimate
