#include "peil/estimate/margin_fit.h"

#include <Eigen/Dense>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// One column of the fit in one cell: its place, and the value there.
struct Entry {
  std::size_t column;
  double value;
};

std::vector<Entry>& entries(const std::vector<std::vector<std::uint32_t>>& level,
                            const std::vector<std::vector<double>>& numbers, std::size_t columns,
                            std::size_t cell, std::vector<Entry>& result) {
  result.clear();
  for (const auto& margin : level) result.push_back({margin[cell], 1.0});
  std::size_t column = columns - numbers.size();
  for (const auto& number : numbers) result.push_back({column++, number[cell]});
  return result;
}

Eigen::MatrixXd cross_product(const std::vector<std::vector<std::uint32_t>>& level,
                              const std::vector<std::vector<double>>& numbers, std::size_t columns,
                              std::span<const double> base) {
  std::vector<Sum> sums(columns * columns);
  std::vector<Entry> row;
  for (std::size_t c = 0; c < base.size(); ++c) {
    entries(level, numbers, columns, c, row);
    for (const Entry& a : row)
      for (const Entry& b : row)
        sums[a.column * columns + b.column].add(base[c] * a.value * b.value);
  }
  const auto n = static_cast<Eigen::Index>(columns);
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      matrix(i, j) = sums[static_cast<std::size_t>(i * n + j)].value();
  return matrix;
}

}  // namespace

MarginFit::MarginFit(std::vector<std::vector<std::uint32_t>> level, std::vector<std::size_t> levels,
                     std::span<const double> base, std::vector<std::vector<double>> numbers)
    : level_(std::move(level)), numbers_(std::move(numbers)), cells_(base.size()) {
  expects(level_.size() == levels.size() && level_.size() + numbers_.size() > 0,
          "MarginFit: at least one margin or number");
  for (std::size_t m = 0; m < level_.size(); ++m) {
    expects(level_[m].size() == base.size(), "MarginFit: one level per cell");
    for (std::uint32_t& place : level_[m]) place += static_cast<std::uint32_t>(columns_);
    columns_ += levels[m];
  }
  for (const auto& number : numbers_)
    expects(number.size() == base.size(), "MarginFit: one value per cell");
  columns_ += numbers_.size();
  Eigen::MatrixXd matrix = cross_product(level_, numbers_, columns_, base);
  // On a scale where every column has length 1, so that small levels are not taken for rounding.
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
  std::vector<Entry> row;
  for (std::size_t c = 0; c < cell_values.size(); ++c)
    for (const Entry& e : entries(level_, numbers_, columns_, c, row))
      sums[e.column].add(e.value * cell_values[c]);
  std::vector<double> values;
  for (const Sum& sum : sums) values.push_back(sum.value());
  return values;
}

std::vector<double> MarginFit::coefficients(std::span<const double> by_column) const {
  expects(by_column.size() == columns_, "MarginFit: one sum per column");
  std::vector<double> coefficient(columns_);
  for (std::size_t i = 0; i < columns_; ++i) {
    Sum sum;
    for (std::size_t j = 0; j < columns_; ++j) sum.add(inverse_[i * columns_ + j] * by_column[j]);
    coefficient[i] = sum.value();
  }
  return coefficient;
}

std::vector<double> MarginFit::fitted(std::span<const double> weighted_sums) const {
  expects(weighted_sums.size() == cells(), "MarginFit: one sum per cell");
  const std::vector<double> coefficient = coefficients(by_column(weighted_sums));
  std::vector<double> values(cells(), 0.0);
  std::vector<Entry> row;
  for (std::size_t c = 0; c < values.size(); ++c)
    for (const Entry& e : entries(level_, numbers_, columns_, c, row))
      values[c] += e.value * coefficient[e.column];
  return values;
}

}  // namespace peil::estimate
