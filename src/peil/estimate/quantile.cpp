#include "peil/estimate/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Two shares of a weight that differ by less than this are the same but for rounding.
constexpr double rounding = 1e-12;

struct Weighed {
  double value, weight;
};

// In one order for any order of the rows: by value, and as the tallies are within a value.
std::vector<Weighed> in_order(const Classes& classes, std::span<const Tally> tallies,
                              const Domain& domain) {
  const Multiplicity multiplicity(classes, tallies, domain);
  std::vector<Weighed> result;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    result.push_back(
        {t.value, classes.classes[t.row_class].weight * t.rows * multiplicity.counts(t.row_class)});
  }
  std::ranges::stable_sort(result, {}, &Weighed::value);
  return result;
}

}  // namespace

Distribution distribution(const Classes& classes, std::span<const Tally> tallies,
                          const Domain& domain) {
  expects(domain.size() == classes.classes.size(), "distribution: a domain of these classes");
  Distribution result;
  Sum sum;
  for (const Weighed& answer : in_order(classes, tallies, domain)) {
    sum.add(answer.weight);
    if (result.value.empty() || result.value.back() != answer.value) {
      result.value.push_back(answer.value);
      result.at_or_below.emplace_back();
    }
    result.at_or_below.back() = sum.value();
  }
  for (double& weight : result.at_or_below) weight /= sum.value();
  return result;
}

double quantile_of(const Distribution& answers, double share, QuantileRule rule) {
  expects(!answers.value.empty(), "quantile_of: at least one answer");
  expects(share >= 0.0 && share <= 1.0, "quantile_of: a share from 0 to 1");
  const auto found = std::ranges::lower_bound(answers.at_or_below, share - rounding);
  const auto at = std::min(static_cast<std::size_t>(found - answers.at_or_below.begin()),
                           answers.value.size() - 1);
  const bool exactly = std::abs(answers.at_or_below[at] - share) <= rounding;
  if (rule == QuantileRule::Math || !exactly || at + 1 == answers.value.size())
    return answers.value[at];
  return std::midpoint(answers.value[at], answers.value[at + 1]);
}

std::optional<Quantile> quantile(const Classes& classes, std::span<const Tally> tallies,
                                 const Domain& domain, double share,
                                 const QuantileOptions& options) {
  const Distribution answers = distribution(classes, tallies, domain);
  if (answers.value.empty()) return {};
  constexpr double lowest = -std::numeric_limits<double>::infinity();
  Quantile result;
  result.value = quantile_of(answers, share, options.rule);
  result.share =
      *estimate::share(classes, tallies, domain, {lowest, result.value}, options.options);
  const auto ends = without_spread(result.share)
                        ? exact_bound(result.share, options.confidence)
                        : interval_of(result.share, options.interval, options.confidence);
  if (!ends) return result;
  if (ends->low >= 0.0) result.low = quantile_of(answers, ends->low, options.rule);
  if (ends->high <= 1.0) result.high = quantile_of(answers, ends->high, options.rule);
  return result;
}

}  // namespace peil::estimate
