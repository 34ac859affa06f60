#include "peil/drivers/exact_products.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "peil/base/sum.h"
#include "peil/drivers/few_weights.h"

namespace peil::drivers {
namespace {

using Eigen::Index;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;

// Rows are taken in blocks that fit the nearest cache.
constexpr Index block_rows = 256;
// Bits of the products of two parts: a block of them (2^8) adds up within the 53 bits of a double.
constexpr int product_bits = 45;
// A variable whose few values need no more bits than this goes whole.
constexpr int short_bits = 12;
constexpr int long_bits = product_bits / 2;

// How values of at most 1 are cut: part p (from 1) is a multiple of 2^(-p * bits).
struct Cut {
  int bits = 0;
  int parts = 0;
};

// A power of two that brings values of at most `reach` to at most 1.
int exponent_of(double reach) {
  if (!(reach > 0.0) || !std::isfinite(reach)) return 0;
  int exponent = 0;
  const double share = std::frexp(reach, &exponent);
  // The smallest numbers stay below 1: the power that brings them there would be too large.
  return std::max(share == 0.5 ? exponent - 1 : exponent, -1000);
}

// One column as it goes into the products: about its centre, at most 1.
struct Scaled {
  const Centred* column;
  int exponent;
  double factor;                  // 2^-exponent
  std::array<double, 256> value;  // by code
  std::optional<int> bits;        // all values are multiples of 2^-bits
};

std::optional<int> bits_of(const Scaled& s) {
  for (int bits = 0; bits <= short_bits; ++bits) {
    const double steps = std::ldexp(1.0, bits);
    const bool whole = std::ranges::all_of(
        s.value, [&](double v) { return std::abs(v) > 1.0 || v * steps == std::floor(v * steps); });
    if (whole) return bits;
  }
  return {};
}

Scaled scaled(const Centred& c) {
  const int exponent = exponent_of(c.reach);
  Scaled result{&c, exponent, std::ldexp(1.0, -exponent), {}, {}};
  if (!(c.reach > 0.0)) {
    result.bits = 0;
    return result;
  }
  if (!c.variable->coded()) return result;
  // Codes beyond the reach are in no row.
  for (std::size_t k = 0; k < c.variable->number.size(); ++k)
    result.value[k + 1] = (c.variable->number[k] - c.centre) * result.factor;
  result.bits = bits_of(result);
  return result;
}

// Weights as they go into the products: at most 1. Few different ones are left out (all are 1), and
// the sums of the rows of each are multiplied by it afterwards.
struct Weights {
  double factor = 1.0;  // that brings them to at most 1
  bool alike = false;
  std::vector<double> scale;        // of the sums of each group
  std::vector<std::uint8_t> group;  // per row; empty when there is one
};

// Few: so that rows in groups of one weight still fill most blocks.
Weights weights_of(std::span<const double> weight, std::span<const std::uint32_t> rows,
                   bool all_short) {
  constexpr std::size_t most_groups = 64;
  const std::size_t most = all_short ? std::min(most_groups, 1 + rows.size() / 1024) : 1;
  if (auto few = few_weights(weight, rows, most))
    return {0.0, true, std::move(few->weight), std::move(few->place)};
  double largest = 0.0;
  for (const std::uint32_t row : rows) largest = std::max(largest, weight[row]);
  const int exponent = exponent_of(largest);
  return {std::ldexp(1.0, -exponent), false, {std::ldexp(1.0, exponent)}, {}};
}

// Cuts the first column group of `to` (the values) into parts, one group after another.
void cut(Matrix& to, Index width, const Cut& how) {
  double* from = to.data();
  const Index size = block_rows * width;
  for (int p = 1; p <= how.parts; ++p) {
    // Adding and taking away a number this large rounds to a multiple of 2^(-p * bits).
    const double large = std::ldexp(1.5, 52 - p * how.bits);
    double* part = to.data() + (p - 1) * size;
    double* rest = part + size;
    for (Index i = 0; i < size; ++i) {
      const double kept = (from[i] + large) - large;
      rest[i] = from[i] - kept;
      part[i] = kept;
    }
    from = rest;
  }
}

class Summing {
 public:
  Summing(std::span<const Centred> columns, std::span<const double> weight,
          std::span<const std::uint32_t> rows)
      : weight_(weight), rows_(rows), width_(static_cast<Index>(columns.size()) + 1) {
    int most = 0;
    bool all_short = true;
    for (const Centred& c : columns) {
      columns_.push_back(scaled(c));
      all_short = all_short && columns_.back().bits;
      most = std::max(most, columns_.back().bits.value_or(0));
    }
    weights_ = weights_of(weight, rows, all_short);
    plain_ = all_short ? Cut{most, 1} : Cut{long_bits, 3};
    weighted_ = all_short ? Cut{product_bits - most, weights_.alike ? 1 : 2} : plain_;
    // One group more than parts: the rest that the last cut leaves.
    plain_block_ = Matrix::Zero(block_rows, width_ * (plain_.parts + 1));
    weighted_block_ = Matrix::Zero(block_rows, width_ * (weighted_.parts + 1));
    for (int p = 1; p <= weighted_.parts; ++p) {
      for (int q = 1; q <= plain_.parts; ++q) {
        if (p + q <= std::max(weighted_.parts, plain_.parts) + 1) pairs_.push_back({p, q, {}});
      }
    }
    group_size_ = static_cast<std::size_t>(width_ * width_);
    for (Pair& pair : pairs_) pair.sums.resize(group_size_ * weights_.scale.size());
    block_sum_ = Matrix::Zero(width_, width_);
  }

  void add_all() {
    if (weights_.group.empty()) return add_rows(rows_, 0);
    // Few enough rows at a time for their values to stay near while one group follows another.
    constexpr std::size_t rows_at_once = 1u << 15;
    for (std::size_t from = 0; from < rows_.size(); from += rows_at_once)
      add_in_groups(from, std::min(rows_.size(), from + rows_at_once));
  }

  Products products() const {
    Products result;
    result.width = static_cast<std::size_t>(width_);
    result.sum.resize(result.width * result.width);
    for (std::size_t i = 0; i < result.width; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        Sum sum;
        for (std::size_t g = 0; g < weights_.scale.size(); ++g) {
          for (const Pair& pair : pairs_)
            sum.add(weights_.scale[g] * pair.sums[g * group_size_ + i * result.width + j].value());
        }
        const int exponent = exponent_at(i) + exponent_at(j);
        result.sum[i * result.width + j] = result.sum[j * result.width + i] =
            std::ldexp(sum.value(), exponent);
      }
    }
    return result;
  }

 private:
  // A part of the weighted values with one of the plain ones.
  struct Pair {
    int weighted, plain;
    std::vector<Sum> sums;  // per group, per pair of columns
  };

  int exponent_at(std::size_t i) const { return i == 0 ? 0 : columns_[i - 1].exponent; }

  // The rows from one place to another, those of one weight after those of another.
  void add_in_groups(std::size_t from, std::size_t to) {
    std::vector<std::size_t> start(weights_.scale.size() + 1, 0);
    for (std::size_t i = from; i < to; ++i) ++start[weights_.group[i] + 1u];
    for (std::size_t g = 1; g < start.size(); ++g) start[g] += start[g - 1];
    std::vector<std::uint32_t> ordered(to - from);
    std::vector<std::size_t> next = start;
    for (std::size_t i = from; i < to; ++i) ordered[next[weights_.group[i]]++] = rows_[i];
    for (std::size_t g = 0; g + 1 < start.size(); ++g)
      add_rows(std::span(ordered).subspan(start[g], start[g + 1] - start[g]), g);
  }

  void add_rows(std::span<const std::uint32_t> rows, std::size_t group) {
    for (std::size_t from = 0; from < rows.size(); from += block_rows)
      add_block(rows.subspan(from, std::min<std::size_t>(block_rows, rows.size() - from)), group);
  }

  void add_block(std::span<const std::uint32_t> rows, std::size_t group) {
    fill(rows);
    if (plain_.parts > 1) cut(plain_block_, width_, plain_);
    if (weighted_.parts > 1) cut(weighted_block_, width_, weighted_);
    for (Pair& pair : pairs_) {
      block_sum_.triangularView<Eigen::Lower>() =
          weighted_block_.middleCols(width_ * (pair.weighted - 1), width_).transpose() *
          plain_block_.middleCols(width_ * (pair.plain - 1), width_);
      Sum* sums = pair.sums.data() + group * group_size_;
      for (Index j = 0; j < width_; ++j)
        for (Index i = j; i < width_; ++i) sums[i * width_ + j].add(block_sum_(i, j));
    }
  }

  void fill(std::span<const std::uint32_t> rows) {
    const auto size = static_cast<Index>(rows.size());
    if (size < block_rows) {
      plain_block_.setZero();
      weighted_block_.setZero();
    }
    plain_block_.col(0).head(size).setOnes();
    for (Index i = 0; i < size; ++i)
      weighted_block_(i, 0) =
          weights_.alike ? 1.0 : weight_[rows[static_cast<std::size_t>(i)]] * weights_.factor;
    for (Index j = 1; j < width_; ++j) {
      const Scaled& s = columns_[static_cast<std::size_t>(j - 1)];
      double* to = plain_block_.col(j).data();
      const Variable& v = *s.column->variable;
      if (!(s.column->reach > 0.0)) {
        std::fill_n(to, size, 0.0);
      } else if (v.coded()) {
        for (const std::uint32_t row : rows) *to++ = s.value[v.code[row]];
      } else {
        for (const std::uint32_t row : rows) *to++ = (v.value[row] - s.column->centre) * s.factor;
      }
      weighted_block_.col(j).head(size) =
          plain_block_.col(j).head(size).cwiseProduct(weighted_block_.col(0).head(size));
    }
  }

  std::span<const double> weight_;
  std::span<const std::uint32_t> rows_;
  Index width_;
  Weights weights_;
  std::vector<Scaled> columns_;
  Cut plain_, weighted_;
  Matrix plain_block_, weighted_block_;  // parts one group of columns after another
  Matrix block_sum_;
  std::vector<Pair> pairs_;
  std::size_t group_size_ = 0;  // sums of one group
};

}  // namespace

Products exact_products(std::span<const Centred> columns, std::span<const double> weight,
                        std::span<const std::uint32_t> rows) {
  if (rows.empty())
    return {columns.size() + 1, std::vector<double>((columns.size() + 1) * (columns.size() + 1))};
  Summing summing(columns, weight, rows);
  summing.add_all();
  return summing.products();
}

}  // namespace peil::drivers
