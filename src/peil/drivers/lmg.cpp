#include "peil/drivers/lmg.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/drivers/moments.h"

namespace peil::drivers {
namespace {

// R-squared of every subset of the drivers (bit j: driver j). Walks the tree of subsets in which
// drivers enter in ascending order: each step sweeps one driver out of those that may still enter
// and of the outcome, so that most of the 2^p steps touch only a handful of numbers, and no number
// passes through more than p sweeps.
class AllModels {
 public:
  explicit AllModels(std::span<const double> correlation, std::size_t drivers)
      : drivers_(drivers),
        width_(drivers + 1),
        left_((drivers + 1) * width_ * width_),
        r_squared_(std::size_t{1} << drivers, 0.0) {
    // The outcome goes last: it stays while drivers leave from the front.
    const auto from = [&](std::size_t i) { return i == drivers ? 0 : i + 1; };
    for (std::size_t i = 0; i < width_; ++i)
      for (std::size_t j = 0; j < width_; ++j)
        left_[i * width_ + j] = correlation[from(i) * width_ + from(j)];
    enter(0, 0, 0);
  }

  const std::vector<double>& r_squared() const { return r_squared_; }

 private:
  // Lets each driver from `first` on enter the model `subset`, whose rest is at `depth`.
  void enter(std::size_t first, std::size_t depth, std::uint32_t subset) {
    const double* rest = left_.data() + depth * width_ * width_;
    double* next = left_.data() + (depth + 1) * width_ * width_;
    for (std::size_t j = first; j < drivers_; ++j) {
      const std::uint32_t with = subset | std::uint32_t{1} << j;
      const double* row = rest + j * width_;
      const double own = row[j], outcome = row[drivers_];
      const bool dependent = own < least_own_variance;
      r_squared_[with] = r_squared_[subset] + (dependent ? 0.0 : outcome * outcome / own);
      if (j + 1 == drivers_) return;
      for (std::size_t i = j + 1; i < drivers_; ++i) {
        const double part = dependent ? 0.0 : row[i] / own;
        for (std::size_t k = i; k < width_; ++k)
          next[i * width_ + k] = rest[i * width_ + k] - part * row[k];
      }
      enter(j + 1, depth + 1, with);
    }
  }

  std::size_t drivers_;
  std::size_t width_;
  std::vector<double> left_;  // one upper triangle per depth
  std::vector<double> r_squared_;
};

// Share of all orders in which exactly the drivers of a subset come before a given other one.
std::vector<double> share_of_orders(std::size_t drivers) {
  std::vector<double> by_size(drivers);
  double subsets = 1.0;  // of size s among the drivers - 1 others
  for (std::size_t s = 0; s < drivers; ++s) {
    by_size[s] = 1.0 / (static_cast<double>(drivers) * subsets);
    subsets *= static_cast<double>(drivers - 1 - s) / static_cast<double>(s + 1);
  }
  std::vector<double> result((std::size_t{1} << drivers));
  for (std::size_t subset = 0; subset + 1 < result.size(); ++subset)
    result[subset] = by_size[static_cast<std::size_t>(std::popcount(subset))];
  return result;
}

}  // namespace

Importance lmg(std::span<const double> correlation) {
  const auto width = static_cast<std::size_t>(std::lround(std::sqrt(correlation.size())));
  expects(width * width == correlation.size() && width >= 2 && width <= most_drivers + 1,
          "lmg: a square matrix of an outcome and 1 to 20 drivers");
  const std::size_t drivers = width - 1;
  const AllModels models(correlation, drivers);
  const std::vector<double>& r2 = models.r_squared();
  const std::vector<double> part = share_of_orders(drivers);
  Importance result;
  result.r_squared = r2.back();
  for (std::size_t j = 0; j < drivers; ++j) {
    const std::size_t bit = std::size_t{1} << j;
    double share = 0.0;
    for (std::size_t high = 0; high < r2.size(); high += 2 * bit) {
      double sum = 0.0;
      for (std::size_t subset = high; subset < high + bit; ++subset)
        sum += part[subset] * (r2[subset + bit] - r2[subset]);
      share += sum;
    }
    result.share.push_back(share);
    result.alone.push_back(r2[bit]);
    result.last.push_back(r2.back() - r2[r2.size() - 1 - bit]);
  }
  return result;
}

std::optional<double> percent_of(double share, double r_squared) {
  if (r_squared <= same_share) return {};
  return 100.0 * share / r_squared;
}

std::vector<double> ranks_from_largest(std::span<const double> shares, double tie) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](auto a, auto b) { return shares[a] > shares[b]; });
  std::vector<double> ranks(shares.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && shares[order[to - 1]] - shares[order[to]] < tie) ++to;
    for (std::size_t i = from; i < to; ++i)
      ranks[order[i]] = (static_cast<double>(from + 1) + static_cast<double>(to)) / 2.0;
    from = to;
  }
  return ranks;
}

}  // namespace peil::drivers
