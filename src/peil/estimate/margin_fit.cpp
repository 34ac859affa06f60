#include "peil/estimate/margin_fit.h"

#include <Eigen/Dense>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

Eigen::MatrixXd cross_product(const std::vector<std::vector<std::uint32_t>>& column,
                              std::size_t columns, std::span<const double> base) {
  std::vector<Sum> sums(columns * columns);
  for (std::size_t c = 0; c < base.size(); ++c)
    for (const auto& a : column)
      for (const auto& b : column) sums[a[c] * columns + b[c]].add(base[c]);
  const auto n = static_cast<Eigen::Index>(columns);
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      matrix(i, j) = sums[static_cast<std::size_t>(i * n + j)].value();
  return matrix;
}

}  // namespace

MarginFit::MarginFit(std::vector<std::vector<std::uint32_t>> level, std::vector<std::size_t> levels,
                     std::span<const double> base)
    : level_(std::move(level)) {
  expects(!level_.empty() && level_.size() == levels.size(), "MarginFit: at least one margin");
  for (std::size_t m = 0; m < level_.size(); ++m) {
    expects(level_[m].size() == base.size(), "MarginFit: one level per cell");
    for (std::uint32_t& place : level_[m]) place += static_cast<std::uint32_t>(columns_);
    columns_ += levels[m];
  }
  Eigen::MatrixXd matrix = cross_product(level_, columns_, base);
  // On a scale where every dummy has length 1, so that small levels are not taken for rounding.
  Eigen::VectorXd scale = matrix.diagonal();
  for (double& s : scale) s = s > 0.0 ? 1.0 / std::sqrt(s) : 0.0;
  matrix = scale.asDiagonal() * matrix * scale.asDiagonal();
  const Eigen::MatrixXd inverse = scale.asDiagonal() *
                                  matrix.completeOrthogonalDecomposition().pseudoInverse() *
                                  scale.asDiagonal();
  inverse_.resize(columns_ * columns_);
  for (std::size_t i = 0; i < columns_; ++i)
    for (std::size_t j = 0; j < columns_; ++j)
      inverse_[i * columns_ + j] =
          inverse(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
}

std::vector<double> MarginFit::by_column(std::span<const double> cell_values) const {
  std::vector<Sum> sums(columns_);
  for (std::size_t c = 0; c < cell_values.size(); ++c)
    for (const auto& column : level_) sums[column[c]].add(cell_values[c]);
  std::vector<double> values;
  for (const Sum& sum : sums) values.push_back(sum.value());
  return values;
}

std::vector<double> MarginFit::fitted(std::span<const double> weighted_sums) const {
  expects(weighted_sums.size() == cells(), "MarginFit: one sum per cell");
  const std::vector<double> right = by_column(weighted_sums);
  std::vector<double> coefficient(columns_);
  for (std::size_t i = 0; i < columns_; ++i) {
    Sum sum;
    for (std::size_t j = 0; j < columns_; ++j) sum.add(inverse_[i * columns_ + j] * right[j]);
    coefficient[i] = sum.value();
  }
  std::vector<double> values(cells(), 0.0);
  for (const auto& column : level_)
    for (std::size_t c = 0; c < values.size(); ++c) values[c] += coefficient[column[c]];
  return values;
}

}  // namespace peil::estimate
