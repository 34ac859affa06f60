#include "peil/drivers/importance_bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/sum.h"
#include "peil/drivers/moments.h"
#include "peil/estimate/replicates.h"

namespace peil::drivers {
namespace {

double mean_of(const Variable& v, std::span<const double> weight) {
  Sum total, weighted;
  if (v.coded()) {
    std::vector<Sum> of_code(v.number.size() + 1);
    for (std::size_t row = 0; row < weight.size(); ++row) of_code[v.code[row]].add(weight[row]);
    for (std::size_t k = 0; k < v.number.size(); ++k) {
      total.add(of_code[k + 1]);
      weighted.add(of_code[k + 1].value() * v.number[k]);
    }
  } else {
    for (std::size_t row = 0; row < weight.size(); ++row) {
      if (v.absent(row)) continue;
      total.add(weight[row]);
      weighted.add(weight[row] * v.at(row));
    }
  }
  return total.value() > 0.0 ? weighted.value() / total.value() : 0.0;
}

// What one draw says of the drivers.
struct OfDraw {
  Importance found;
  std::vector<double> performance;
};

class Drawing {
 public:
  Drawing(const Variable& outcome, std::span<const Variable> drivers,
          std::span<const double> weight, const estimate::RaoWu& bootstrap,
          std::span<const PsuId> psu)
      : drivers_(drivers), weight_(weight), bootstrap_(bootstrap), psu_(psu), all_{outcome} {
    all_.insert(all_.end(), drivers.begin(), drivers.end());
    complete_ = complete_rows(all_, weight);
  }

  // Nothing where the model cannot be fitted.
  std::optional<OfDraw> draw(std::size_t number) const {
    const std::vector<double> factor = bootstrap_.factors(number);
    std::vector<double> replicate(weight_.begin(), weight_.end());
    for (std::size_t row = 0; row < replicate.size(); ++row) {
      const double drawn = replicate[row] * factor[psu_.empty() ? row : psu_[row].index()];
      replicate[row] = std::max(drawn, 0.0);
    }
    std::vector<std::uint32_t> rows;
    rows.reserve(complete_.size());
    std::ranges::copy_if(complete_, std::back_inserter(rows),
                         [&](std::uint32_t row) { return replicate[row] > 0.0; });
    const auto r = correlations(moments(all_, replicate, rows));
    if (!r) return {};
    OfDraw result{lmg(*r), {}};
    if (result.found.r_squared <= 0.0) return {};
    for (const Variable& driver : drivers_)
      result.performance.push_back(mean_of(driver, replicate));
    return result;
  }

 private:
  std::span<const Variable> drivers_;
  std::span<const double> weight_;
  const estimate::RaoWu& bootstrap_;
  std::span<const PsuId> psu_;
  std::vector<Variable> all_;
  std::vector<std::uint32_t> complete_;
};

}  // namespace

Drawn bootstrap_importance(const Variable& outcome, std::span<const Variable> drivers,
                           std::span<const double> weight, const estimate::RaoWu& bootstrap,
                           std::span<const PsuId> psu, int threads) {
  expects(psu.empty() || psu.size() == weight.size(), "bootstrap_importance: a PSU per row");
  const Drawing drawing(outcome, drivers, weight, bootstrap, psu);
  std::vector<std::optional<OfDraw>> draws(bootstrap.replicates());
  for_each_of(draws.size(), threads,
              [&](std::size_t number, std::size_t) { draws[number] = drawing.draw(number); });
  Drawn result;
  for (auto* each : {&result.share, &result.rank, &result.importance, &result.performance})
    each->resize(drivers.size());
  for (const std::optional<OfDraw>& draw : draws) {
    if (!draw) continue;
    ++result.draws;
    const Importance& found = draw->found;
    const std::vector<double> rank = ranks_from_largest(found.share, same_share);
    for (std::size_t j = 0; j < drivers.size(); ++j) {
      result.share[j].push_back(found.share[j]);
      result.rank[j].push_back(rank[j]);
      result.importance[j].push_back(100.0 * found.share[j] / found.r_squared);
      result.performance[j].push_back(draw->performance[j]);
    }
  }
  return result;
}

std::vector<std::size_t> inseparable(std::span<const double> share, const Drawn& drawn,
                                     std::span<const double> correlation, double confidence) {
  const std::size_t p = share.size(), width = p + 1;
  expects(correlation.size() == width * width && drawn.share.size() == p,
          "inseparable: one share per driver");
  std::vector<std::size_t> order(p), group(p, 0);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](auto a, auto b) { return share[a] > share[b]; });
  const auto holds_0 = [&](std::size_t a, std::size_t b) {
    std::vector<double> gap(drawn.share[a].size());
    for (std::size_t d = 0; d < gap.size(); ++d) gap[d] = drawn.share[a][d] - drawn.share[b][d];
    const auto interval = estimate::percentile_interval(gap, confidence);
    return !interval || (interval->low <= 0.0 && interval->high >= 0.0);
  };
  std::size_t first = order.front(), groups = 1;
  group[first] = 1;
  for (std::size_t i = 1; i < p; ++i) {
    if (!holds_0(first, order[i])) {
      first = order[i];
      ++groups;
    }
    group[order[i]] = groups;
  }
  for (std::size_t a = 0; a < p; ++a) {
    for (std::size_t b = a + 1; b < p; ++b) {
      if (std::abs(correlation[(a + 1) * width + b + 1]) <= same_driver) continue;
      const auto [keep, join] = std::minmax(group[a], group[b]);
      std::ranges::replace(group, std::size_t{join}, std::size_t{keep});
    }
  }
  // Numbers without gaps, in order of importance.
  std::vector<std::size_t> number(p + 2, 0);
  std::size_t next = 0;
  for (const std::size_t j : order) {
    if (number[group[j]] == 0) number[group[j]] = ++next;
  }
  for (std::size_t& g : group) g = number[g];
  return group;
}

std::vector<LikelyQuadrant> likely_quadrants(const Drawn& drawn) {
  const std::size_t p = drawn.importance.size();
  std::vector<std::array<std::size_t, 5>> times(p);
  std::vector<double> performance(p);
  for (std::size_t d = 0; d < drawn.draws; ++d) {
    for (std::size_t j = 0; j < p; ++j) performance[j] = drawn.performance[j][d];
    const Crossing lines = crossing(performance);
    for (std::size_t j = 0; j < p; ++j)
      ++times[j][static_cast<std::size_t>(quadrant(drawn.importance[j][d], performance[j], lines))];
  }
  std::vector<LikelyQuadrant> result(p);
  for (std::size_t j = 0; j < p; ++j) {
    const auto most = std::ranges::max_element(times[j]) - times[j].begin();
    if (drawn.draws == 0) continue;
    const auto part = [&](std::initializer_list<Quadrant> of) {
      std::size_t sum = 0;
      for (const Quadrant one : of) sum += times[j][static_cast<std::size_t>(one)];
      return static_cast<double>(sum) / static_cast<double>(drawn.draws);
    };
    const auto likely = static_cast<Quadrant>(most);
    result[j] = {likely, part({likely}), part({Quadrant::FixFirst, Quadrant::KeepUp}),
                 part({Quadrant::KeepUp, Quadrant::Maintain})};
  }
  return result;
}

}  // namespace peil::drivers
