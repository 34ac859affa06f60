#include "peil/weighting/margin_checks.h"

#include <cmath>

#include "peil/base/counted.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"

namespace peil::weighting {
namespace {

// Population totals that differ by more than this share are different sources, not rounding.
constexpr double totals_slack = 1e-6;

double total(std::span<const double> values) {
  Sum sum;
  for (const double v : values) sum.add(v);
  return sum.value();
}

void find_problems(const Margin& margin, std::span<const std::size_t> rows, Problems& found) {
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const double target = margin.persons[k];
    const std::string level = "Level '" + margin.levels[k] + "'";
    const std::string where = "margin '" + margin.name + "'";
    if (!Weight::countable(target)) {
      found.push_back({"margin.bad-count", where, 0, 0, level + " has no valid number of people.",
                       target > 0.0 ? Weight::countable_words : "Give a number of 0 or more."});
    } else if (target > 0.0 && rows[k] == 0) {
      found.push_back({"margin.level-without-answers", where, 0, 0,
                       level + " has " + exact_text(target) + " people, but nobody in it answered.",
                       "Merge it with a level that is like it, in the margin and in the column."});
    } else if (target == 0.0 && rows[k] > 0) {
      found.push_back(
          {"margin.answers-without-level", where, 0, 0,
           level + " has " + counted(rows[k], "answer") + ", but no people in the population.",
           "Give the number of people, or merge the level with another."});
    }
  }
}

}  // namespace

Problems margin_problems(std::span<const Margin> margins,
                         const std::vector<std::vector<std::size_t>>& rows) {
  Problems found;
  const double first = total(margins.front().persons);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const Margin& margin = margins[m];
    find_problems(margin, rows[m], found);
    const double here = total(margin.persons);
    if (std::abs(here - first) > totals_slack * first) {
      found.push_back({"margin.totals-differ", "margin '" + margin.name + "'", 0, 0,
                       "It adds up to " + exact_text(here) + " people, but '" +
                           margins.front().name + "' to " + exact_text(first) + ".",
                       "Count both in the same population, at the same moment."});
    }
  }
  return found;
}

std::vector<std::vector<double>> common_targets(std::span<const Margin> margins) {
  std::vector<std::vector<double>> targets;
  const double first = total(margins.front().persons);
  for (const Margin& margin : margins) {
    std::vector<double>& target = targets.emplace_back(margin.persons);
    const double scale = first / total(target);
    for (double& persons : target) persons *= scale;
  }
  return targets;
}

}  // namespace peil::weighting
