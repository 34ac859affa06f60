#include "peil/drivers/replicate_moments.h"

#include <algorithm>
#include <array>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/base/wide.h"

namespace peil::drivers {
namespace {

// Rows, or units, of which the products stay in the nearest cache while every replicate takes them.
constexpr std::size_t rows_at_once = 16;
// So many rows a unit, and sums by unit are made once for all replicates.
constexpr std::size_t many_rows = 4;
// What is left of a sum of squares where a variable has one value: rounding, and no spread.
constexpr double no_spread = 1e-12;

double weighted_mean(const Variable& v, std::span<const double> weight) {
  Sum total, weighted;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (v.absent(row) || !(weight[row] > 0.0)) continue;
    total.add(weight[row]);
    weighted.add(weight[row] * v.at(row));
  }
  return total.value() > 0.0 ? weighted.value() / total.value() : 0.0;
}

// sums += w0 p0 + w1 p1 + w2 p2 + w3 p3
PEIL_WIDE void add_four(double* __restrict sums, const std::array<const double*, 4>& p,
                        const std::array<double, 4>& w, std::size_t width) {
  const double* __restrict p0 = p[0], * __restrict p1 = p[1], * __restrict p2 = p[2], * __restrict p3 = p[3];
  for (std::size_t k = 0; k < width; ++k)
    sums[k] += (w[0] * p0[k] + w[1] * p1[k]) + (w[2] * p2[k] + w[3] * p3[k]);
}

}  // namespace

ReplicateMoments::ReplicateMoments(std::span<const Variable> variables,
                                   std::span<const double> weight, std::span<const PsuId> psu)
    : variables_(variables), weight_(weight), psu_(psu) {
  expects(psu.empty() || psu.size() == weight.size(), "ReplicateMoments: a PSU per row");
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] > 0.0) rows_.push_back(static_cast<std::uint32_t>(row));
  }
  complete_.assign(rows_.size(), 1);
  value_.resize(rows_.size() * width());
  answered_.resize(rows_.size() * width());
  for (std::size_t v = 0; v < width(); ++v) {
    expects(variables[v].rows() == weight.size(), "ReplicateMoments: one value per row");
    centre_.push_back(weighted_mean(variables[v], weight));
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      const bool absent = variables[v].absent(rows_[place]);
      answered_[place * width() + v] = absent ? 0 : 1;
      value_[place * width() + v] = absent ? 0.0 : variables[v].at(rows_[place]) - centre_[v];
      if (absent) complete_[place] = 0;
    }
  }
  sum_by_unit();
}

void ReplicateMoments::sum_by_unit() {
  if (psu_.empty()) return;
  const std::size_t units = std::ranges::max_element(psu_)->index() + 1;
  if (units * many_rows > psu_.size()) return;
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::vector<std::uint32_t> place_of(units, none);
  std::vector<double> of_row(products());
  for (std::size_t place = 0; place < rows_.size(); ++place) {
    const std::size_t unit = psu_[rows_[place]].index();
    if (place_of[unit] == none) {
      place_of[unit] = static_cast<std::uint32_t>(units_.size());
      units_.push_back(static_cast<std::uint32_t>(unit));
      by_unit_.resize(by_unit_.size() + products(), 0.0);
    }
    put_products(place, of_row.data());
    const double weight = weight_[rows_[place]];
    double* sums = by_unit_.data() + place_of[unit] * products();
    for (std::size_t k = 0; k < of_row.size(); ++k) sums[k] += weight * of_row[k];
  }
}

// Of one row: 1, its values and their products where it is complete; then of every variable whether
// it was answered, and its value.
void ReplicateMoments::put_products(std::size_t place, double* to) const {
  const double* x = value_.data() + place * width();
  const std::uint8_t* answered = answered_.data() + place * width();
  const double complete = complete_[place];
  *to++ = complete;
  for (std::size_t i = 0; i < width(); ++i) *to++ = complete * x[i];
  for (std::size_t i = 0; i < width(); ++i) {
    const double own = complete * x[i];
    for (std::size_t j = 0; j <= i; ++j) *to++ = own * x[j];
  }
  for (std::size_t i = 0; i < width(); ++i) {
    *to++ = answered[i];
    *to++ = x[i];
  }
}

// The sums of several replicates.
class ReplicateMoments::Sums {
 public:
  Sums(const ReplicateMoments& of, std::span<const std::vector<double>> factors)
      : of_(of),
        factors_(factors),
        width_(of.products()),
        products_((rows_at_once + 1) * width_, 0.0),
        sums_(factors.size() * width_, 0.0) {}

  void add_all() {
    const bool by_unit = !of_.units_.empty();
    const std::size_t count = by_unit ? of_.units_.size() : of_.rows_.size();
    for (std::size_t from = 0; from < count; from += rows_at_once) {
      const std::size_t to = std::min(count, from + rows_at_once);
      if (by_unit)
        for (std::size_t r = 0; r < factors_.size(); ++r) add_units(r, from, to);
      else
        add_block(from, to);
    }
  }
  std::span<const double> of_replicate(std::size_t r) const {
    return std::span(sums_).subspan(r * width_, width_);
  }

 private:
  void add_block(std::size_t from, std::size_t to) {
    for (std::size_t place = from; place < to; ++place)
      of_.put_products(place, products_.data() + (place - from) * width_);
    for (std::size_t r = 0; r < factors_.size(); ++r) add_to(r, from, to);
  }

  void add_to(std::size_t r, std::size_t from, std::size_t to) {
    add_times(r, to - from, [&](std::size_t i) {
      const std::uint32_t row = of_.rows_[from + i];
      const std::size_t unit = of_.psu_.empty() ? row : of_.psu_[row].index();
      return std::pair(products_.data() + i * width_, of_.weight_[row] * factors_[r][unit]);
    });
  }
  void add_units(std::size_t r, std::size_t from, std::size_t to) {
    add_times(r, to - from, [&](std::size_t i) {
      return std::pair(of_.by_unit_.data() + (from + i) * width_,
                       factors_[r][of_.units_[from + i]]);
    });
  }

  // `at` gives products and what they count for. What a replicate did not draw is passed over; the
  // last four are filled up with nothing.
  template <class At>
  void add_times(std::size_t r, std::size_t count, const At& at) {
    const double* nothing = products_.data() + rows_at_once * width_;
    std::array<const double*, 4> products{};
    std::array<double, 4> weight{};
    std::size_t taken = 0;
    const auto add = [&] {
      add_four(sums_.data() + r * width_, products, weight, width_);
      taken = 0;
    };
    for (std::size_t i = 0; i < count; ++i) {
      const auto [of_one, w] = at(i);
      if (!(w > 0.0)) continue;
      products[taken] = of_one;
      weight[taken] = w;
      if (++taken == 4) add();
    }
    if (taken == 0) return;
    for (; taken < 4; ++taken) products[taken] = nothing, weight[taken] = 0.0;
    add();
  }

  const ReplicateMoments& of_;
  std::span<const std::vector<double>> factors_;
  std::size_t width_;
  std::vector<double> products_;  // of the rows of a block, and a row of zeros
  std::vector<double> sums_;      // replicate by replicate
};

ReplicateMoments::Replicate ReplicateMoments::replicate(std::span<const double> sums) const {
  const std::size_t q = width();
  Replicate result;
  Moments& m = result.moments;
  m.variables = q;
  m.weight = sums[0];
  m.product.resize(q * q, 0.0);
  const double* first = sums.data() + 1;
  const double* second = first + q;
  for (std::size_t i = 0; i < q; ++i)
    m.mean.push_back(centre_[i] + (m.weight > 0.0 ? first[i] / m.weight : 0.0));
  for (std::size_t i = 0; i < q; ++i) {
    for (std::size_t j = 0; j <= i; ++j, ++second) {
      const double about = m.weight > 0.0 ? *second - first[i] * first[j] / m.weight : 0.0;
      m.product[i * q + j] = m.product[j * q + i] = about;
      if (i == j) m.varies.push_back(about > no_spread * *second ? 1 : 0);
    }
  }
  for (std::size_t i = 0; i < q; ++i) {
    if (m.varies[i] != 0) continue;
    for (std::size_t j = 0; j < q; ++j) m.product[i * q + j] = m.product[j * q + i] = 0.0;
  }
  for (std::size_t i = 0; i < q; ++i, second += 2)
    result.mean.push_back(second[0] > 0.0 ? centre_[i] + second[1] / second[0] : 0.0);
  return result;
}

std::vector<ReplicateMoments::Replicate> ReplicateMoments::of(
    std::span<const std::vector<double>> factors) const {
  Sums sums(*this, factors);
  sums.add_all();
  std::vector<Replicate> all;
  for (std::size_t r = 0; r < factors.size(); ++r) all.push_back(replicate(sums.of_replicate(r)));
  return all;
}

}  // namespace peil::drivers
