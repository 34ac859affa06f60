#include "peil/estimate/statistics.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/alike_answers.h"

namespace peil::estimate {
namespace {

// Tallies with the answers replaced by what a share counts: 1 or 0.
Tallies indicator(std::span<const Tally> tallies, const Between& counted) {
  Tallies result(tallies.begin(), tallies.end());
  for (Tally& t : result) t.value = t.value >= counted.from && t.value <= counted.to ? 1.0 : 0.0;
  return result;
}

// First sums over the answers of a domain.
struct Moments {
  double weight = 0.0;
  double mean = 0.0;
  double spread = 0.0;  // sum w (y - mean)^2
  std::size_t answers = 0;
  bool alike = true;
};

Moments moments(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  Moments result;
  Sum weight, weighted, spread;
  std::optional<double> first;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    if (!first) first = t.value;
    result.alike = result.alike && t.value == *first;
    const double w = classes.classes[t.row_class].weight * t.rows;
    weight.add(w);
    weighted.add(w * t.value);
    result.answers += t.rows;
  }
  if (result.answers == 0) return result;
  result.weight = weight.value();
  // Of answers that are all alike the mean is known: no rounding in it, nor in its error of 0.
  result.mean = result.alike ? *first : weighted.value() / result.weight;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    const double gap = t.value - result.mean;
    spread.add(classes.classes[t.row_class].weight * t.rows * gap * gap);
  }
  result.spread = spread.value();
  return result;
}

// Estimate::alike of a mean: 0 where the answers differ.
double independent_answers(const Classes& classes, std::span<const Tally> tallies,
                           const Domain& domain, const Moments& of) {
  if (!of.alike) return 0.0;
  std::vector<std::uint8_t> counted;
  for (const Tally& t : tallies) counted.push_back(domain[t.row_class] != 0 ? 1 : 0);
  return alike_answers(classes, tallies, counted);
}

Influence nothing_yet(std::span<const Tally> tallies) {
  return {std::vector<double>(tallies.size(), 0.0), std::vector<std::uint8_t>(tallies.size(), 0)};
}

// Adds `sign` times the influence of the mean of a domain.
void add_mean(Influence& to, std::span<const Tally> tallies, const Domain& domain,
              const Moments& of, double sign) {
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (domain[tallies[t].row_class] == 0) continue;
    to.of_tally[t] += sign * (tallies[t].value - of.mean) / of.weight;
    to.inside[t] = 1;
  }
}

Estimate with_error(double value, std::size_t answers, const Classes& classes,
                    std::span<const Tally> tallies, const Influence& influence,
                    const Options& options) {
  Estimate result;
  result.value = value;
  result.answers = answers;
  result.degrees_of_freedom = options.degrees == Degrees::OfDesign
                                  ? design_degrees(classes.strata)
                                  : reach(classes, tallies, influence).degrees_of_freedom();
  if (const auto v = variance(classes, tallies, influence, options.lonely))
    result.standard_error = std::sqrt(*v);
  else
    result.why_no_error = NoError::LonelyPsu;
  return result;
}

}  // namespace

std::optional<Estimate> mean(const Classes& classes, std::span<const Tally> tallies,
                             const Domain& domain, const Options& options) {
  expects(domain.size() == classes.classes.size(), "mean: a domain of these classes");
  const Moments m = moments(classes, tallies, domain);
  if (m.answers == 0) return {};
  Influence influence = nothing_yet(tallies);
  add_mean(influence, tallies, domain, m, 1.0);
  Estimate result = with_error(m.mean, m.answers, classes, tallies, influence, options);
  result.alike = independent_answers(classes, tallies, domain, m);
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
  const Moments m = moments(classes, tallies, domain);
  if (m.answers == 0) return {};
  Influence influence = nothing_yet(tallies);
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (domain[tallies[t].row_class] == 0) continue;
    influence.of_tally[t] = tallies[t].value;
    influence.inside[t] = 1;
  }
  return with_error(m.mean * m.weight, m.answers, classes, tallies, influence, options);
}

std::optional<Estimate> difference(const Classes& classes, std::span<const Tally> tallies,
                                   const Domain& domain, const Domain& other,
                                   const Options& options) {
  expects(domain.size() == classes.classes.size() && other.size() == domain.size(),
          "difference: domains of these classes");
  const Moments a = moments(classes, tallies, domain), b = moments(classes, tallies, other);
  if (a.answers == 0 || b.answers == 0) return {};
  Influence influence = nothing_yet(tallies);
  add_mean(influence, tallies, domain, a, 1.0);
  add_mean(influence, tallies, other, b, -1.0);
  Estimate result =
      with_error(a.mean - b.mean, a.answers + b.answers, classes, tallies, influence, options);
  result.alike = std::max(independent_answers(classes, tallies, domain, a),
                          independent_answers(classes, tallies, other, b));
  return result;
}

std::optional<Estimate> standard_deviation(const Classes& classes, std::span<const Tally> tallies,
                                           const Domain& domain) {
  const Moments m = moments(classes, tallies, domain);
  if (m.answers < 2) return {};
  const auto n = static_cast<double>(m.answers);
  Estimate result;
  result.value = std::sqrt(m.spread / m.weight * n / (n - 1.0));
  result.answers = m.answers;
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
