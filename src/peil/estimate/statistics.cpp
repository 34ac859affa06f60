#include "peil/estimate/statistics.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/few_clusters.h"
#include "peil/estimate/linear.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Tallies with the answers replaced by what a share counts: 1 or 0.
Tallies indicator(std::span<const Tally> tallies, const Between& counted) {
  Tallies result(tallies.begin(), tallies.end());
  for (Tally& t : result) t.value = t.value >= counted.from && t.value <= counted.to ? 1.0 : 0.0;
  return result;
}

bool anybody(std::span<const Tally> tallies, const Domain& domain) {
  return std::ranges::any_of(tallies, [&](const Tally& t) { return domain[t.row_class] != 0; });
}

}  // namespace

std::optional<Estimate> mean(const Classes& classes, std::span<const Tally> tallies,
                             const Domain& domain, const Options& options) {
  expects(domain.size() == classes.classes.size(), "mean: a domain of these classes");
  Tallies inside;  // the others have no influence
  std::ranges::copy_if(tallies, std::back_inserter(inside),
                       [&](const Tally& t) { return domain[t.row_class] != 0; });
  if (inside.empty()) return {};
  Estimate result = estimate_of(linear_mean(classes, inside, domain), classes, inside, options);
  if (classes.few_clusters) put_few_clusters_error(result, classes, inside, {&domain});
  return result;
}

std::optional<Estimate> share(const Classes& classes, std::span<const Tally> tallies,
                              const Domain& domain, const Between& counted,
                              const Options& options) {
  return mean(classes, indicator(tallies, counted), domain, options);
}

std::optional<Estimate> total(const Classes& classes, std::span<const Tally> tallies,
                              const Domain& domain, const Options& options) {
  expects(domain.size() == classes.classes.size(), "total: a domain of these classes");
  if (!anybody(tallies, domain)) return {};
  Estimate result = estimate_of(linear_total(classes, tallies, domain), classes, tallies, options);
  result.alike = 0.0;  // answers that are all alike still have an error: how many they are
  if (classes.few_clusters) {
    result.standard_error.reset();
    result.why_no_error = NoError::NotDefined;
  }
  return result;
}

std::optional<Estimate> difference(const Classes& classes, const DomainMean& one,
                                   const DomainMean& other, const Options& options) {
  if (one.answers.empty() || other.answers.empty()) return {};
  const MeanDifference both = less(one, other);
  Estimate result = estimate_of(both.difference, classes, both.answers, options);
  if (classes.few_clusters)
    put_few_clusters_error(result, classes, both.answers, {one.domain, other.domain});
  result.answers = one.mean.answers + other.mean.answers;
  result.alike = std::max(one.alike, other.alike);
  return result;
}

std::optional<Estimate> difference(const Classes& classes, std::span<const Tally> tallies,
                                   const Domain& domain, const Domain& other,
                                   const Options& options) {
  expects(domain.size() == classes.classes.size() && other.size() == domain.size(),
          "difference: domains of these classes");
  return difference(classes, domain_mean(classes, tallies, domain),
                    domain_mean(classes, tallies, other), options);
}

std::optional<Estimate> standard_deviation(const Classes& classes, std::span<const Tally> tallies,
                                           const Domain& domain) {
  if (!anybody(tallies, domain)) return {};
  const Linear mean = linear_mean(classes, tallies, domain);
  if (mean.answers < 2) return {};
  const Multiplicity multiplicity(classes, tallies, domain);
  Sum weight, spread;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    const double w =
        classes.classes[t.row_class].weight * t.rows * multiplicity.counts(t.row_class);
    const double gap = t.value - mean.value;
    weight.add(w);
    spread.add(w * gap * gap);
  }
  const auto n = static_cast<double>(mean.answers);
  Estimate result;
  result.value = std::sqrt(spread.value() / weight.value() * n / (n - 1.0));
  result.answers = mean.answers;
  result.why_no_error = NoError::NotDefined;
  return result;
}

double kish_design_effect(std::span<const Weight> weights) {
  Sum sum, squares;
  for (const Weight& w : weights) {
    sum.add(w.persons());
    squares.add(w.persons() * w.persons());
  }
  return static_cast<double>(weights.size()) * squares.value() / (sum.value() * sum.value());
}

}  // namespace peil::estimate
