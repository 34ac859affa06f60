#include "peil/estimate/wave_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/t_value.h"

namespace peil::estimate {
namespace {

struct Pair {
  const WaveUnit* before = nullptr;
  const WaveUnit* after = nullptr;
  bool both() const { return before != nullptr && after != nullptr; }
  bool inside_both() const { return both() && before->inside && after->inside; }
};

// The units of either wave, in the order of their numbers.
std::map<std::uint32_t, Pair> pairs_of(const WaveUnits& before, const WaveUnits& after) {
  std::map<std::uint32_t, Pair> pairs;
  for (const WaveUnit& u : before.units) {
    Pair& pair = pairs[u.unit];
    expects(pair.before == nullptr, "wave difference: a unit once in the wave before");
    pair.before = &u;
  }
  for (const WaveUnit& u : after.units) {
    Pair& pair = pairs[u.unit];
    expects(pair.after == nullptr, "wave difference: a unit once in the wave after");
    pair.after = &u;
  }
  return pairs;
}

std::vector<double> units_per_stratum(const WaveUnits& wave) {
  std::vector<double> n(wave.population.size(), 0.0);
  for (const WaveUnit& u : wave.units) n[u.stratum] += 1.0;
  return n;
}

// m/(m-1) times the sum of products about the means of the matched units.
double matched_products(const std::vector<Pair>& matched) {
  if (matched.size() < 2) return 0.0;
  const auto m = static_cast<double>(matched.size());
  Sum before, after, products;
  for (const Pair& p : matched) {
    before.add(p.before->value);
    after.add(p.after->value);
  }
  for (const Pair& p : matched) {
    products.add((p.before->value - before.value() / m) * (p.after->value - after.value() / m));
  }
  return m / (m - 1.0) * products.value();
}

// What sampling from a finite population leaves of the covariance; below 0 when fewer units are in
// both samples than chance would bring.
double left(double n1, double n2, double m, std::optional<double> before,
            std::optional<double> after) {
  if (!before || !after || m <= 0.0) return 1.0;
  return 1.0 - n1 * n2 / (m * std::min(*before, *after));
}

Estimate plain_difference(const Estimate& before, const Estimate& after) {
  Estimate result;
  result.value = after.value - before.value;
  result.answers = before.answers + after.answers;
  result.degrees_of_freedom = before.degrees_of_freedom + after.degrees_of_freedom;
  result.alike = std::max(before.alike, after.alike);
  return result;
}

VariancePart part_of(const Estimate& e) {
  return {*e.standard_error * *e.standard_error, e.degrees_of_freedom};
}

// One sample of the units of both waves, each with what it adds to the estimate of either.
struct Panel {
  Design design;
  std::vector<double> before, after;  // 0 for a wave in which the unit has no row
  std::vector<bool> counts;           // it has an answer in either wave
  std::vector<std::size_t> inside;    // per stratum: units with such an answer
};

Panel panel_of(const WaveUnits& before, const WaveUnits& after) {
  Panel panel;
  panel.inside.assign(before.population.size(), 0);
  for (std::size_t h = 0; h < before.population.size(); ++h)
    panel.design.strata.push_back({std::to_string(h), before.population[h]});
  for (const auto& [unit, pair] : pairs_of(before, after)) {
    const WaveUnit& one = pair.before != nullptr ? *pair.before : *pair.after;
    expects(!pair.both() || pair.before->stratum == pair.after->stratum,
            "panel_difference: a unit in one stratum");
    const bool inside = (pair.before != nullptr && pair.before->inside) ||
                        (pair.after != nullptr && pair.after->inside);
    panel.inside[one.stratum] += inside ? 1 : 0;
    panel.design.stratum.emplace_back(one.stratum);
    panel.design.weight.emplace_back(1.0);
    panel.before.push_back(pair.before != nullptr ? pair.before->value : 0.0);
    panel.after.push_back(pair.after != nullptr ? pair.after->value : 0.0);
    panel.counts.push_back(inside);
  }
  return panel;
}

// The variance of the sum of what the units add, each wave with a factor.
std::optional<double> panel_variance(const Panel& panel, const Classes& classes, double of_before,
                                     double of_after, LonelyPsu lonely) {
  NumberColumn value;
  for (std::size_t i = 0; i < panel.counts.size(); ++i) {
    value.value.push_back(of_after * panel.after[i] + of_before * panel.before[i]);
    // A unit whose value is not 0 counts even when it lies outside: its residual does.
    value.reason.push_back(panel.counts[i] || value.value.back() != 0.0 ? Absent::No
                                                                        : Absent::Skipped);
  }
  const Tallies values = tally(value, classes);
  Influence influence{{}, std::vector<std::uint8_t>(values.size(), 1)};
  for (const Tally& t : values) influence.of_tally.push_back(t.value);
  return variance(classes, values, influence, lonely);
}

double degrees_of(const Panel& panel, const Classes& classes, Degrees degrees) {
  double result = 0.0;
  for (std::size_t h = 0; h < panel.inside.size(); ++h) {
    const std::size_t units =
        degrees == Degrees::OfDesign ? classes.strata[h].units : panel.inside[h];
    if (units > 0) result += static_cast<double>(units - 1);
  }
  return result;
}

}  // namespace

Estimate independent_difference(const Estimate& before, const Estimate& after) {
  Estimate result = plain_difference(before, after);
  if (before.standard_error && after.standard_error) {
    result.standard_error = std::hypot(*before.standard_error, *after.standard_error);
    result.satterthwaite = before.satterthwaite || after.satterthwaite;
    if (result.satterthwaite)
      result.degrees_of_freedom = degrees_together(std::array{part_of(before), part_of(after)});
  } else {
    result.why_no_error = before.standard_error ? after.why_no_error : before.why_no_error;
  }
  return result;
}

Overlap overlap(const WaveUnits& before, const WaveUnits& after, Degrees degrees) {
  expects(before.population.size() == after.population.size(), "overlap: the same strata");
  std::vector<std::vector<Pair>> matched(before.population.size());
  std::vector<std::size_t> counted(matched.size(), 0);
  Overlap result;
  for (const auto& [unit, pair] : pairs_of(before, after)) {
    if (!pair.both()) continue;
    if (pair.before->stratum != pair.after->stratum) {
      ++result.moved;
      continue;
    }
    ++result.units;
    if (pair.inside_both()) ++result.inside;
    matched[pair.before->stratum].push_back(pair);
    if (degrees == Degrees::OfDesign || pair.inside_both()) ++counted[pair.before->stratum];
  }
  const std::vector<double> n1 = units_per_stratum(before), n2 = units_per_stratum(after);
  Sum covariance;
  for (std::size_t h = 0; h < matched.size(); ++h) {
    const auto m = static_cast<double>(matched[h].size());
    covariance.add(left(n1[h], n2[h], m, before.population[h], after.population[h]) *
                   matched_products(matched[h]));
    if (counted[h] > 0) result.degrees_of_freedom += static_cast<double>(counted[h] - 1);
  }
  result.covariance = covariance.value();
  return result;
}

Estimate overlapping_difference(const Estimate& before, const Estimate& after,
                                const Overlap& shared) {
  Estimate result = independent_difference(before, after);
  result.degrees_of_freedom -= shared.degrees_of_freedom;
  if (!result.standard_error) return result;
  const double apart = std::pow(*result.standard_error, 2.0);
  const double variance = apart - 2.0 * shared.covariance;
  if (variance > 0.0 || apart <= 0.0) {
    result.standard_error = std::sqrt(std::max(0.0, variance));
  } else {
    result.standard_error.reset();
    result.why_no_error = NoError::NotDefined;
  }
  return result;
}

double PairedErrors::independent() const { return std::hypot(before, after); }

std::optional<PairedErrors> overlapping_errors(const Estimate& before, const Estimate& after,
                                               const Overlap& shared) {
  if (!before.standard_error || !after.standard_error) return {};
  return PairedErrors{*before.standard_error, *after.standard_error, shared.covariance};
}

std::optional<Estimate> relative_change(const Estimate& difference, double before, double after,
                                        const PairedErrors& errors) {
  if (!(before > 0.0 && after > 0.0) || !difference.standard_error) return {};
  const double ratio = after / before;
  const double variance = errors.after * errors.after +
                          ratio * ratio * errors.before * errors.before -
                          2.0 * ratio * errors.covariance;
  Estimate result = difference;
  result.value = 100.0 * (ratio - 1.0);
  result.standard_error = 100.0 / before * std::sqrt(std::max(0.0, variance));
  return result;
}

PanelDifference panel_difference(const Estimate& before, const Estimate& after,
                                 const WaveUnits& units_before, const WaveUnits& units_after,
                                 const Options& options) {
  expects(units_before.population.size() == units_after.population.size(),
          "panel_difference: the same strata");
  const Panel panel = panel_of(units_before, units_after);
  const Classes classes = classes_of(panel.design);
  PanelDifference result{plain_difference(before, after), {}};
  result.difference.degrees_of_freedom = degrees_of(panel, classes, options.degrees);
  const auto both = panel_variance(panel, classes, -1.0, 1.0, options.lonely);
  if (!both) {
    result.difference.why_no_error = NoError::LonelyPsu;
    return result;
  }
  result.difference.standard_error = std::sqrt(*both);
  const auto first = panel_variance(panel, classes, 1.0, 0.0, options.lonely),
             last = panel_variance(panel, classes, 0.0, 1.0, options.lonely);
  if (first && last)
    result.errors =
        PairedErrors{std::sqrt(*first), std::sqrt(*last), (*first + *last - *both) / 2.0};
  return result;
}

}  // namespace peil::estimate
