#include "peil/weighting/trim.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/weighting/margin_checks.h"

namespace peil::weighting {
namespace {

// A weight that lies this share beyond a bound is taken to lie on it.
constexpr double slack = 1e-12;
constexpr double settled = 1e-10;
constexpr int most_rounds = 5000;

bool inside(double weight, const Bounds& bounds) {
  return weight >= bounds.low * (1.0 - slack) && weight <= bounds.high * (1.0 + slack);
}

double mean(std::span<const Weight> weights) {
  Sum sum;
  for (const Weight& w : weights) sum.add(w.persons());
  return sum.value() / static_cast<double>(weights.size());
}

// One round of trim_equally; the number of weights that were outside.
std::size_t spread(std::vector<double>& weights, const Bounds& bounds) {
  Sum excess;
  std::vector<std::uint8_t> out(weights.size(), 0);
  std::size_t outside = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (inside(weights[i], bounds)) continue;
    const double clipped = std::clamp(weights[i], bounds.low, bounds.high);
    excess.add(weights[i] - clipped);
    weights[i] = clipped;
    out[i] = 1;
    ++outside;
  }
  if (outside == 0) return outside;
  // Where none was inside, those at the far bound are the ones with room.
  const double far = excess.value() > 0.0 ? bounds.low : bounds.high;
  const auto takes = [&](std::size_t i) {
    return outside < weights.size() ? out[i] == 0 : weights[i] == far;
  };
  std::vector<std::size_t> takers;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (takes(i)) takers.push_back(i);
  }
  for (const std::size_t i : takers)
    weights[i] += excess.value() / static_cast<double>(takers.size());
  return outside;
}

void check(std::span<const Weight> weights, const Bounds& bounds) {
  expects(!weights.empty() && bounds.low >= 0.0 && bounds.low < bounds.high,
          "trim: weights, and a lower bound below the upper one");
}

}  // namespace

Result<Trimmed> trim_equally(std::span<const Weight> start, const Bounds& bounds) {
  check(start, bounds);
  const double average = mean(start);
  if (!inside(average, bounds)) {
    return Problems{{"trim.bounds-cannot-hold", "trim", 0, 0,
                     "The mean weight is " + exact_text(average) + ", outside the bounds " +
                         exact_text(bounds.low) + " to " + exact_text(bounds.high) + ".",
                     "Bounds must leave room for the mean; \"unit\": \"mean\" makes them multiples "
                     "of it."}};
  }
  std::vector<double> weights;
  for (const Weight& w : start) weights.push_back(w.persons());
  Trimmed result;
  while (result.rounds < most_rounds) {
    const std::size_t outside = spread(weights, bounds);
    if (result.rounds == 0) result.outside = outside;
    if (outside == 0) break;
    ++result.rounds;
  }
  for (const double w : weights) result.weight.emplace_back(w);
  return result;
}

Result<Trimmed> trim_and_fit(std::span<const Weight> fitted, const Bounds& bounds, const Fit& fit) {
  check(fitted, bounds);
  Trimmed result;
  result.weight.assign(fitted.begin(), fitted.end());
  for (; result.rounds < most_rounds; ++result.rounds) {
    double change = 0.0;
    std::size_t outside = 0;
    for (Weight& w : result.weight) {
      const double clipped = std::clamp(w.persons(), bounds.low, bounds.high);
      change = std::max(change, std::abs(clipped / w.persons() - 1.0));
      outside += clipped != w.persons() ? 1 : 0;
      w = Weight(clipped);
    }
    if (result.rounds == 0) result.outside = outside;
    Result<std::vector<Weight>> again = fit(result.weight);
    if (!again.ok()) return again.problems();
    result.weight = std::move(again).value();
    if (change < settled) return result;
  }
  return Problems{{"trim.no-solution", "trim", 0, 0,
                   "No weights from " + exact_text(bounds.low) + " to " + exact_text(bounds.high) +
                       " meet all margins: clipping and fitting again does not settle.",
                   "Widen the bounds, or merge levels with few answers."}};
}

std::vector<BeyondReach> beyond_reach(std::span<const Margin> margins, const Bounds& bounds) {
  std::vector<BeyondReach> found;
  if (margins.empty()) return found;
  const std::vector<std::vector<double>> targets = common_targets(margins);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<std::size_t> rows(targets[m].size(), 0);
    for (const LevelId id : margins[m].level) ++rows[id.index()];
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (rows[k] == 0 || targets[m][k] <= 0.0) continue;
      const double needed = targets[m][k] / static_cast<double>(rows[k]);
      if (needed < bounds.low * (1.0 - slack) || needed > bounds.high * (1.0 + slack))
        found.push_back({margins[m].name, margins[m].levels[k], needed, rows[k]});
    }
  }
  return found;
}

}  // namespace peil::weighting
