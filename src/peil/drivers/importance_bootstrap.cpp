#include "peil/drivers/importance_bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/drivers/replicate_moments.h"
#include "peil/estimate/replicates.h"

namespace peil::drivers {
namespace {

// Replicates for which the rows are gone through once.
constexpr std::size_t at_once = 16;

// What one draw says of the drivers.
struct OfDraw {
  Importance found;
  std::vector<double> performance;
};

// Nothing where the model cannot be fitted.
std::optional<OfDraw> of_draw(const ReplicateMoments::Replicate& replicate) {
  const auto r = correlations(replicate.moments);
  if (!r) return {};
  OfDraw result{lmg(*r), {replicate.mean.begin() + 1, replicate.mean.end()}};
  if (result.found.r_squared <= 0.0) return {};
  return result;
}

// `moments` gives the replicates of so many factors.
template <class Moments>
std::vector<std::optional<OfDraw>> all_draws(const Moments& moments,
                                             const estimate::RaoWu& bootstrap, int threads) {
  std::vector<std::optional<OfDraw>> draws(bootstrap.replicates());
  for_each_of((draws.size() + at_once - 1) / at_once, threads, [&](std::size_t turn, std::size_t) {
    std::vector<std::vector<double>> factors;
    const std::size_t from = turn * at_once, to = std::min(draws.size(), from + at_once);
    for (std::size_t r = from; r < to; ++r) factors.push_back(bootstrap.factors(r));
    const auto replicates = moments.of(factors);
    for (std::size_t r = from; r < to; ++r) draws[r] = of_draw(replicates[r - from]);
  });
  return draws;
}

}  // namespace

Drawn bootstrap_importance(const Variable& outcome, std::span<const Variable> drivers,
                           std::span<const double> weight, const estimate::RaoWu& bootstrap,
                           std::span<const PsuId> psu, int threads, const EqualClasses* at) {
  std::vector<Variable> all{outcome};
  all.insert(all.end(), drivers.begin(), drivers.end());
  const auto draws = at != nullptr
                         ? all_draws(EqualReplicates(all, weight, psu, *at), bootstrap, threads)
                         : all_draws(ReplicateMoments(all, weight, psu), bootstrap, threads);
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
  const std::size_t p = share.size();
  expects(drawn.share.size() == p, "inseparable: one share per driver");
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
  const auto same = twins(correlation, p);
  for (std::size_t a = 0; a < p; ++a) {
    for (const std::size_t b : same[a]) {
      if (b < a) continue;
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

std::vector<std::vector<std::size_t>> twins(std::span<const double> correlation,
                                            std::size_t drivers) {
  const std::size_t width = drivers + 1;
  expects(correlation.size() == width * width, "twins: correlations of the drivers");
  std::vector<std::vector<std::size_t>> result(drivers);
  for (std::size_t a = 0; a < drivers; ++a) {
    for (std::size_t b = 0; b < drivers; ++b) {
      if (a != b && std::abs(correlation[(a + 1) * width + b + 1]) > same_driver)
        result[a].push_back(b);
    }
  }
  return result;
}

Importance lmg_without(std::span<const double> correlation, std::size_t drivers,
                       std::span<const std::size_t> left_out) {
  const std::size_t width = drivers + 1;
  expects(correlation.size() == width * width && left_out.size() < drivers,
          "lmg_without: correlations of the drivers, and one that stays");
  std::vector<std::size_t> stay{0};
  for (std::size_t j = 0; j < drivers; ++j) {
    if (std::ranges::find(left_out, j) == left_out.end()) stay.push_back(j + 1);
  }
  std::vector<double> of_those;
  for (const std::size_t i : stay) {
    for (const std::size_t j : stay) of_those.push_back(correlation[i * width + j]);
  }
  const Importance found = lmg(of_those);
  Importance result{std::vector<double>(drivers, 0.0), std::vector<double>(drivers, 0.0),
                    std::vector<double>(drivers, 0.0), found.r_squared};
  for (std::size_t i = 1; i < stay.size(); ++i) {
    result.share[stay[i] - 1] = found.share[i - 1];
    result.alone[stay[i] - 1] = found.alone[i - 1];
    result.last[stay[i] - 1] = found.last[i - 1];
  }
  return result;
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
