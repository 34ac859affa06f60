#include "peil/simulation/level.h"

#include <cmath>
#include <numbers>
#include <set>

namespace peil::simulation {

std::vector<Shifted> mixture(const GroupRecipe& group, std::span<const Effect> effects) {
  std::set<std::string> columns;
  for (const Effect& effect : effects) columns.insert(effect.column);
  std::vector<Shifted> all{{}};
  for (const std::string& column : columns) {
    const auto found = group.columns.find(column);
    if (column != "language" && found == group.columns.end()) continue;
    const Shares& shares = column == "language" ? group.languages : found->second;
    std::vector<Shifted> next;
    for (const Shifted& so_far : all) {
      for (const auto& [value, share] : shares) {
        Shifted cell{so_far.share * share, so_far.mark};
        for (const Effect& effect : effects) {
          if (effect.column == column && effect.value == value) cell.mark += effect.mark;
        }
        next.push_back(cell);
      }
    }
    all = std::move(next);
  }
  return all;
}

double expected_mark(double level, double sd, std::span<const Shifted> mixture,
                     const Scale& scale) {
  double sum = 0.0, shares = 0.0;
  for (const Shifted& cell : mixture) {
    // E = lowest + sum over k of P(mark > k), and a latent mark from k + 1/2 on rounds above k.
    double expected = scale.from;
    for (int k = scale.from; k < scale.to; ++k) {
      const double z = (k + 0.5 - level - cell.mark) / sd;
      expected += 0.5 * std::erfc(z / std::numbers::sqrt2);
    }
    sum += cell.share * expected;
    shares += cell.share;
  }
  return sum / shares;
}

std::optional<double> level_for(double mean, double sd, std::span<const Shifted> mixture,
                                const Scale& scale) {
  double low = -100.0, high = 100.0;
  if (expected_mark(low, sd, mixture, scale) > mean ||
      expected_mark(high, sd, mixture, scale) < mean)
    return {};
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2.0;
    (expected_mark(middle, sd, mixture, scale) < mean ? low : high) = middle;
  }
  const double level = (low + high) / 2.0;
  if (std::abs(expected_mark(level, sd, mixture, scale) - mean) > 1e-9) return {};
  return level;
}

}  // namespace peil::simulation
