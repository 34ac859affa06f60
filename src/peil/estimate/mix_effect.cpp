#include "peil/estimate/mix_effect.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

enum Part : std::size_t { Mix, Within, Change, Reweighted, ChangeAtMix, parts };

// What both waves say of the classes.
struct Known {
  std::vector<ClassMean> before, after;
};

double sum_over(const Known& known, const auto& term) {
  double sum = 0.0;
  for (std::size_t k = 0; k < known.before.size(); ++k)
    sum += term(known.before[k], known.after[k]);
  return sum;
}

double half_sum(const ClassMean& one, const ClassMean& two) { return (one.mean + two.mean) / 2.0; }
double half_gap(const ClassMean& one, const ClassMean& two) { return (two.mean - one.mean) / 2.0; }

std::array<double, parts> values_of(const Known& known) {
  std::array<double, parts> value{};
  value[Mix] = sum_over(known, [](const ClassMean& one, const ClassMean& two) {
    return (two.share - one.share) * half_sum(one, two);
  });
  value[Within] = sum_over(known, [](const ClassMean& one, const ClassMean& two) {
    return (one.share + two.share) * half_gap(one, two);
  });
  value[Change] = value[Mix] + value[Within];
  value[Reweighted] = sum_over(
      known, [](const ClassMean& one, const ClassMean& two) { return one.share * two.mean; });
  value[ChangeAtMix] = sum_over(known, [](const ClassMean& one, const ClassMean& two) {
    return one.share * (two.mean - one.mean);
  });
  return value;
}

// Means of a wave's shares: what the deviation of one row's class is taken from.
struct Centre {
  double sum = 0.0, gap = 0.0, later = 0.0;
};

Centre centre_of(const Known& known, bool after) {
  const auto share = [&](const ClassMean& one, const ClassMean& two) {
    return after ? two.share : one.share;
  };
  return {
      sum_over(known, [&](const auto& a, const auto& b) { return share(a, b) * half_sum(a, b); }),
      sum_over(known, [&](const auto& a, const auto& b) { return share(a, b) * half_gap(a, b); }),
      sum_over(known, [&](const auto& a, const auto& b) { return share(a, b) * b.mean; })};
}

// What the rows of one wave add to each part.
std::array<Linear, parts> linear_parts(const MixSide& side, const Known& known, bool after) {
  std::array<Linear, parts> part;
  part.fill(nothing_of(side.tallies));
  const std::vector<std::size_t> place = places(side.classes, side.of);
  const Centre centre = centre_of(known, after);
  double total = 0.0;
  for (const ClassMean& one : after ? known.after : known.before) total += one.weight;
  const double sign = after ? 1.0 : -1.0;
  const Multiplicity multiplicity(side.classes, side.tallies, everybody(side.classes));
  for (std::size_t t = 0; t < side.tallies.size(); ++t) {
    const std::size_t k = place[side.tallies[t].row_class];
    if (k == side.of.size()) continue;
    const ClassMean &one = known.before[k], &two = known.after[k];
    const ClassMean& own = after ? two : one;
    const double residual = (side.tallies[t].value - own.mean) / own.weight;
    const double sum = (half_sum(one, two) - centre.sum) / total;
    const double gap = (half_gap(one, two) - centre.gap) / total;
    std::array<double, parts> z{};
    z[Mix] = (two.share - one.share) / 2.0 * residual + sign * sum;
    z[Within] = sign * (one.share + two.share) / 2.0 * residual + gap;
    z[Change] = z[Mix] + z[Within];
    const double later = after ? 0.0 : (two.mean - centre.later) / total;
    z[Reweighted] = after ? one.share * residual : later;
    z[ChangeAtMix] = sign * one.share * residual + (after ? 0.0 : 2.0 * gap);
    for (std::size_t p = 0; p < parts; ++p) {
      part[p].influence.of_tally[t] = z[p] * multiplicity.counts(side.tallies[t].row_class);
      part[p].influence.inside[t] = part[p].counted[t] = 1;
    }
  }
  return part;
}

Estimate together(double value, const Estimate& before, const Estimate& after,
                  std::size_t answers) {
  Estimate result;
  result.value = value;
  result.answers = answers;
  result.degrees_of_freedom = before.degrees_of_freedom + after.degrees_of_freedom;
  result.alike = std::max(before.alike, after.alike);
  if (before.standard_error && after.standard_error)
    result.standard_error = std::hypot(*before.standard_error, *after.standard_error);
  else
    result.why_no_error = NoError::LonelyPsu;
  return result;
}

std::size_t answers_in(const Known& known) {
  std::size_t answers = 0;
  for (std::size_t k = 0; k < known.before.size(); ++k)
    answers += known.before[k].answers + known.after[k].answers;
  return answers;
}

std::optional<double> covariance(const MixEffect& of) {
  if (!of.change.standard_error || !of.mix.standard_error || !of.within.standard_error) return {};
  const auto square = [](const Estimate& e) { return *e.standard_error * *e.standard_error; };
  return (square(of.change) - square(of.mix) - square(of.within)) / 2.0;
}

}  // namespace

std::optional<MixEffect> mix_effect(const MixSide& before, const MixSide& after,
                                    std::size_t& without) {
  expects(before.of.size() == after.of.size(), "mix_effect: the same classes in both waves");
  Known known{class_means(before.classes, before.tallies, everybody(before.classes), before.of),
              class_means(after.classes, after.tallies, everybody(after.classes), after.of)};
  for (std::size_t k = 0; k < known.before.size(); ++k) {
    if (known.before[k].answers > 0 && known.after[k].answers > 0) continue;
    without = k;
    return {};
  }
  const std::array<double, parts> value = values_of(known);
  const auto first = linear_parts(before, known, false), last = linear_parts(after, known, true);
  std::array<Estimate, parts> part;
  for (std::size_t p = 0; p < parts; ++p) {
    part[p] = together(
        value[p], estimate_of(first[p], before.classes, before.tallies, before.options),
        estimate_of(last[p], after.classes, after.tallies, after.options), answers_in(known));
  }
  MixEffect result{part[Change],      part[Mix], part[Within], part[Reweighted],
                   part[ChangeAtMix], {},        known.before, known.after};
  result.covariance = covariance(result);
  return result;
}

}  // namespace peil::estimate
