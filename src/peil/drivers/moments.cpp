#include "peil/drivers/moments.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::drivers {
namespace {

// Mean of one variable over the rows, and whether it varies at all.
struct Centre {
  double mean = 0.0;
  bool varies = false;
};

Centre coded_centre(const Variable& v, std::span<const double> weight,
                    std::span<const std::uint32_t> rows, double total) {
  std::array<double, 256> by_code{};
  for (const std::uint32_t row : rows) by_code[v.code[row]] += weight[row];
  Sum sum;
  std::optional<double> first;
  Centre result;
  for (std::size_t code = 1; code <= v.number.size(); ++code) {
    if (by_code[code] <= 0.0) continue;
    const double value = v.number[code - 1];
    if (!first) first = value;
    result.varies = result.varies || value != *first;
    sum.add(by_code[code] * (value - *first));
  }
  result.mean = first.value_or(0.0) + sum.value() / total;
  return result;
}

Centre centre(const Variable& v, std::span<const double> weight,
              std::span<const std::uint32_t> rows, double total) {
  if (rows.empty()) return {};
  if (v.coded()) return coded_centre(v, weight, rows, total);
  const double first = v.value[rows.front()];
  Sum sum;
  Centre result;
  for (const std::uint32_t row : rows) {
    result.varies = result.varies || v.value[row] != first;
    sum.add(weight[row] * (v.value[row] - first));
  }
  result.mean = first + sum.value() / total;
  return result;
}

// Rows are taken in blocks that fit the nearest cache.
constexpr Eigen::Index block_rows = 256;
using Block = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;

void fill(Block& block, Eigen::Index column, const Variable& v, const Centre& c,
          std::span<const std::uint32_t> rows) {
  if (!c.varies) {
    block.col(column).setZero();
    return;
  }
  double* to = block.col(column).data();
  if (v.coded()) {
    std::array<double, 256> gap{};
    for (std::size_t code = 1; code <= v.number.size(); ++code)
      gap[code] = v.number[code - 1] - c.mean;
    for (const std::uint32_t row : rows) *to++ = gap[v.code[row]];
  } else {
    for (const std::uint32_t row : rows) *to++ = v.value[row] - c.mean;
  }
}

}  // namespace

Moments moments(std::span<const Variable> variables, std::span<const double> weight) {
  return moments(variables, weight, complete_rows(variables, weight));
}

Moments moments(std::span<const Variable> variables, std::span<const double> weight,
                std::span<const std::uint32_t> rows) {
  Moments result;
  result.variables = variables.size();
  result.rows = rows.size();
  Sum total;
  for (const std::uint32_t row : rows) total.add(weight[row]);
  result.weight = total.value();
  std::vector<Centre> centres;
  for (const Variable& v : variables) {
    expects(v.rows() == weight.size(), "moments: one weight per row");
    centres.push_back(centre(v, weight, rows, result.weight));
    result.mean.push_back(centres.back().mean);
    result.varies.push_back(centres.back().varies ? 1 : 0);
  }
  const auto k = static_cast<Eigen::Index>(variables.size());
  Eigen::MatrixXd product = Eigen::MatrixXd::Zero(k, k);
  Eigen::VectorXd rest = Eigen::VectorXd::Zero(k);
  Block block(block_rows, k);
  Eigen::VectorXd root(block_rows);
  for (std::size_t from = 0; from < rows.size(); from += block_rows) {
    const auto part = rows.subspan(from, std::min<std::size_t>(block_rows, rows.size() - from));
    const auto size = static_cast<Eigen::Index>(part.size());
    for (Eigen::Index i = 0; i < size; ++i)
      root[i] = std::sqrt(weight[part[static_cast<std::size_t>(i)]]);
    if (size < block_rows) {
      block.setZero();
      root.tail(block_rows - size).setZero();
    }
    for (Eigen::Index j = 0; j < k; ++j) {
      const auto at = static_cast<std::size_t>(j);
      fill(block, j, variables[at], centres[at], part);
      block.col(j).array() *= root.array();
    }
    product.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
    rest.noalias() += block.transpose() * root;
  }
  result.product.resize(variables.size() * variables.size(), 0.0);
  for (Eigen::Index i = 0; i < k; ++i) {
    for (Eigen::Index j = 0; j <= i; ++j) {
      const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(j);
      if (!centres[a].varies || !centres[b].varies) continue;
      const double value = product(i, j) - rest[i] * rest[j] / result.weight;
      result.product[a * variables.size() + b] = result.product[b * variables.size() + a] = value;
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
