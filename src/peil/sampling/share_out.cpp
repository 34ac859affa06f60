#include "peil/sampling/share_out.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "peil/base/contract.h"

namespace peil::sampling {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::size_t largest_total = std::size_t{1} << 40;
constexpr std::uint64_t largest_measure = std::uint64_t{1} << 53;

void check(std::span<const std::uint64_t> measure, std::span<const SizeBounds> bounds,
           std::size_t total) {
  expects(measure.size() == bounds.size(), "share_out: bounds for every stratum");
  Wide leasts = 0, mosts = 0;
  for (const SizeBounds& b : bounds) {
    expects(b.least <= b.most, "share_out: least at most most");
    leasts += b.least, mosts += b.most;
  }
  expects(leasts <= total && total <= mosts, "share_out: a total within the bounds");
  expects(total <= largest_total &&
              std::ranges::all_of(measure, [](auto m) { return m <= largest_measure; }),
          "share_out: numbers whose products fit");
}

// Strata that are still free, what is left for them, and the sum of their measures.
class Sharing {
 public:
  Sharing(std::span<const std::uint64_t> measure, std::span<const SizeBounds> bounds,
          std::size_t total)
      : measure_(measure),
        bounds_(bounds),
        left_(total),
        open_(measure.size()),
        n_(measure.size()) {
    std::iota(open_.begin(), open_.end(), std::size_t{0});
    for (const std::uint64_t m : measure) sum_ += m;
  }

  // Fixes strata at a bound until every share of the others lies within its own. Those that are
  // too high and too low are not fixed in one round: the side that is further off goes first,
  // because fixing it moves the shares of the other side back.
  void keep_bounds() {
    for (;;) {
      Wide above = 0, below = 0;
      for (const std::size_t i : open_) above += over(i), below += under(i);
      if (sum_ == 0 || (above == 0 && below == 0)) return;
      const bool high = above >= below, low = below >= above;
      std::erase_if(open_, [&, left = left_, sum = sum_](std::size_t i) {
        if (high && over(i, left, sum) > 0) return fix(i, bounds_[i].most);
        if (low && under(i, left, sum) > 0) return fix(i, bounds_[i].least);
        return false;
      });
    }
  }

  std::optional<std::vector<std::size_t>> whole() {
    if (sum_ == 0) return without_measure();
    std::vector<std::pair<Wide, std::size_t>> rest;  // remainder, stratum
    std::size_t given_out = 0;
    for (const std::size_t i : open_) {
      const Wide product = Wide{left_} * measure_[i];
      n_[i] = static_cast<std::size_t>(product / sum_);
      given_out += n_[i];
      rest.emplace_back(product % sum_, i);
    }
    std::ranges::stable_sort(rest, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t k = 0; given_out < left_; ++k, ++given_out) ++n_[rest[k].second];
    return n_;
  }

 private:
  // How far the share lies above the most or below the least, times the sum of the measures.
  Wide over(std::size_t i, std::size_t left, Wide sum) const {
    const Wide share = Wide{left} * measure_[i], most = sum * bounds_[i].most;
    return share > most ? share - most : 0;
  }
  Wide under(std::size_t i, std::size_t left, Wide sum) const {
    const Wide share = Wide{left} * measure_[i], least = sum * bounds_[i].least;
    return share < least ? least - share : 0;
  }
  Wide over(std::size_t i) const { return over(i, left_, sum_); }
  Wide under(std::size_t i) const { return under(i, left_, sum_); }

  bool fix(std::size_t i, std::size_t n) {
    n_[i] = n;
    left_ -= n;
    sum_ -= measure_[i];
    return true;
  }

  // What is left fits only when it is just the leasts.
  std::optional<std::vector<std::size_t>> without_measure() {
    for (const std::size_t i : open_) {
      n_[i] = bounds_[i].least;
      if (n_[i] > left_) return {};
      left_ -= n_[i];
    }
    if (left_ > 0) return {};
    return n_;
  }

  std::span<const std::uint64_t> measure_;
  std::span<const SizeBounds> bounds_;
  std::size_t left_;
  Wide sum_ = 0;
  std::vector<std::size_t> open_;
  std::vector<std::size_t> n_;
};

}  // namespace

std::optional<std::vector<std::size_t>> share_out(std::span<const std::uint64_t> measure,
                                                  std::span<const SizeBounds> bounds,
                                                  std::size_t total) {
  check(measure, bounds, total);
  Sharing sharing(measure, bounds, total);
  sharing.keep_bounds();
  return sharing.whole();
}

std::vector<std::uint64_t> whole_measures(std::span<const double> measure) {
  double largest = 0.0;
  for (const double m : measure) {
    expects(std::isfinite(m) && m >= 0.0, "whole_measures: finite, none negative");
    largest = std::max(largest, m);
  }
  std::vector<std::uint64_t> whole;
  for (const double m : measure) {
    whole.push_back(
        largest == 0.0 ? 0 : static_cast<std::uint64_t>(std::llround(m / largest * 0x1p52)));
  }
  return whole;
}

}  // namespace peil::sampling
