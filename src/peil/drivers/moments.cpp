#include "peil/drivers/moments.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/drivers/exact_products.h"

namespace peil::drivers {
namespace {

// The value of a code, of those in the rows, that lies nearest to `mean`: taken about it, few
// different values stay short.
double nearest_code(const Variable& v, std::span<const std::size_t> count, double mean) {
  std::optional<double> nearest;
  for (std::size_t k = 0; k < v.number.size(); ++k) {
    if (count[k + 1] == 0) continue;
    if (!nearest || std::abs(v.number[k] - mean) < std::abs(*nearest - mean)) nearest = v.number[k];
  }
  return nearest.value_or(0.0);
}

std::vector<std::size_t> counts(const Variable& v, std::span<const std::uint32_t> rows) {
  std::vector<std::size_t> count(256, 0);
  for (const std::uint32_t row : rows) ++count[v.code[row]];
  return count;
}

Centred about_code(const Variable& v, std::span<const std::size_t> count, double mean) {
  Centred result{&v, nearest_code(v, count, mean), 0.0};
  for (std::size_t k = 0; k < v.number.size(); ++k) {
    if (count[k + 1] > 0)
      result.reach = std::max(result.reach, std::abs(v.number[k] - result.centre));
  }
  return result;
}

Centred about_code(const Variable& v, std::span<const std::uint32_t> rows) {
  const std::vector<std::size_t> count = counts(v, rows);
  Sum sum;
  for (std::size_t k = 0; k < v.number.size(); ++k) {
    if (count[k + 1] > 0) sum.add(static_cast<double>(count[k + 1]) * v.number[k]);
  }
  return about_code(v, count, sum.value() / static_cast<double>(rows.size()));
}

Centred about_mean(const Variable& v, std::span<const std::uint32_t> rows) {
  double least = v.value[rows.front()], most = least;
  for (const std::uint32_t row : rows) {
    least = std::min(least, v.value[row]);
    most = std::max(most, v.value[row]);
  }
  if (least == most) return {&v, least, 0.0};
  Sum sum;
  for (const std::uint32_t row : rows) sum.add(v.value[row] - least);
  const double mean = least + sum.value() / static_cast<double>(rows.size());
  return {&v, mean, std::max(most - mean, mean - least)};
}

// About the mean of the rows without their weights: near enough, as a rule.
Centred about(const Variable& v, std::span<const std::uint32_t> rows) {
  if (rows.empty()) return {&v, 0.0, 0.0};
  return v.coded() ? about_code(v, rows) : about_mean(v, rows);
}

// The same about the weighted mean.
Centred about_again(const Centred& c, double mean, std::span<const std::uint32_t> rows) {
  const Variable& v = *c.variable;
  if (v.coded()) return about_code(v, counts(v, rows), mean);
  return {&v, mean, c.reach + std::abs(mean - c.centre)};
}

// What of the sum of squares about the centre comes from the distance between centre and mean.
double due_to_centre(const Products& p, std::size_t i) {
  return p.at(i, 0) * p.at(i, 0) / p.at(0, 0);
}

// With more than this part of it due to the centre, the rest would have lost digits.
constexpr double most_due_to_centre = 0.75;

// Products about centres that lie near the weighted means, and those centres.
Products near_products(std::vector<Centred>& columns, std::span<const double> weight,
                       std::span<const std::uint32_t> rows) {
  Products p = exact_products(columns, weight, rows);
  bool far = false;
  for (std::size_t i = 1; i < p.width; ++i) {
    if (due_to_centre(p, i) <= most_due_to_centre * p.at(i, i)) continue;
    Centred& c = columns[i - 1];
    const double before = c.centre;
    c = about_again(c, c.centre + p.at(i, 0) / p.at(0, 0), rows);
    far = far || c.centre != before;
  }
  return far ? exact_products(columns, weight, rows) : p;
}

}  // namespace

Moments moments(std::span<const Variable> variables, std::span<const double> weight) {
  return moments(variables, weight, complete_rows(variables, weight));
}

Moments moments(std::span<const Variable> variables, std::span<const double> weight,
                std::span<const std::uint32_t> rows) {
  std::vector<Centred> columns;
  for (const Variable& v : variables) {
    expects(v.rows() == weight.size(), "moments: one weight per row");
    columns.push_back(about(v, rows));
  }
  const Products p = near_products(columns, weight, rows);
  Moments result;
  result.variables = variables.size();
  result.rows = rows.size();
  result.weight = p.at(0, 0);
  result.product.resize(variables.size() * variables.size(), 0.0);
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const double above = rows.empty() ? 0.0 : p.at(i + 1, 0) / result.weight;
    result.mean.push_back(columns[i].centre + above);
    result.varies.push_back(columns[i].reach != 0.0 ? 1 : 0);
    for (std::size_t j = 0; j <= i; ++j) {
      if (columns[i].reach == 0.0 || columns[j].reach == 0.0) continue;
      const double value = p.at(i + 1, j + 1) - above * p.at(j + 1, 0);
      result.product[i * variables.size() + j] = result.product[j * variables.size() + i] = value;
    }
  }
  return result;
}

std::optional<std::vector<double>> correlations(const Moments& m) {
  std::vector<double> result(m.product.size());
  for (std::size_t i = 0; i < m.variables; ++i) {
    const double own = m.at(i, i);
    if (!(own > 0.0) || !std::isfinite(own)) return {};
  }
  for (std::size_t i = 0; i < m.variables; ++i) {
    for (std::size_t j = 0; j < m.variables; ++j) {
      const double r = m.at(i, j) / std::sqrt(m.at(i, i)) / std::sqrt(m.at(j, j));
      result[i * m.variables + j] = i == j ? 1.0 : std::clamp(r, -1.0, 1.0);
    }
  }
  return result;
}

std::vector<std::size_t> constant(const Moments& m) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < m.variables; ++i) {
    if (m.varies[i] == 0) result.push_back(i);
  }
  return result;
}

std::vector<std::size_t> dependent(std::span<const double> correlation, std::size_t variables) {
  expects(correlation.size() == variables * variables, "dependent: a square matrix");
  std::vector<double> left(correlation.begin(), correlation.end());
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < variables; ++k) {
    const double own = left[k * variables + k];
    if (own < least_own_variance) {
      result.push_back(k);
      continue;
    }
    for (std::size_t i = k + 1; i < variables; ++i) {
      const double part = left[i * variables + k] / own;
      for (std::size_t j = k + 1; j < variables; ++j)
        left[i * variables + j] -= part * left[k * variables + j];
    }
  }
  return result;
}

}  // namespace peil::drivers
