#include "peil/estimate/two_frames.h"

#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/alike_answers.h"

namespace peil::estimate {
namespace {

bool counts(const FrameAnswers& of, std::size_t row) {
  return of.inside[row] != 0 && of.value.reason[row] == Absent::No;
}

double weight(const FrameAnswers& of, std::size_t row) {
  return of.sample.classes.classes[of.sample.classes.of_row[row]].weight;
}

// What every row adds, per unit of weight.
template <class Term>
NumberColumn terms(const FrameAnswers& of, const Term& term) {
  NumberColumn result{std::vector<double>(of.value.value.size(), 0.0),
                      std::vector<Absent>(of.value.value.size(), Absent::Skipped)};
  for (std::size_t row = 0; row < result.value.size(); ++row) {
    if (!counts(of, row)) continue;
    result.value[row] = term(row);
    result.reason[row] = Absent::No;
  }
  return result;
}

// The weighted sum of such terms in one sample.
Estimate sum_of(const FrameAnswers& of, const NumberColumn& added) {
  const Tallies tallies = tally(added, of.sample.classes);
  Linear sum = nothing_of(tallies);
  Sum value;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    sum.influence.of_tally[t] = tallies[t].value;
    sum.influence.inside[t] = sum.counted[t] = 1;
    sum.answers += tallies[t].rows;
    value.add(of.sample.classes.classes[tallies[t].row_class].weight * tallies[t].rows *
              tallies[t].value);
  }
  sum.value = value.value();
  return estimate_of(sum, of.sample.classes, tallies, of.sample.options);
}

Estimate both(const Estimate& first, const Estimate& second) {
  Estimate result;
  result.value = first.value + second.value;
  result.answers = first.answers + second.answers;
  result.degrees_of_freedom = first.degrees_of_freedom + second.degrees_of_freedom;
  if (first.standard_error && second.standard_error)
    result.standard_error = std::hypot(*first.standard_error, *second.standard_error);
  else
    result.why_no_error = NoError::LonelyPsu;
  return result;
}

// Sums over the rows inside with the multipliers: of the weights and of the weighted values.
struct Sums {
  double weight = 0.0, value = 0.0;
  bool anybody = false;
};

Sums sums_of(const FrameAnswers& of) {
  Sum all, weighted;
  Sums result;
  for (std::size_t row = 0; row < of.value.value.size(); ++row) {
    if (!counts(of, row)) continue;
    const double w = weight(of, row) * of.sample.multiplier[row];
    all.add(w);
    weighted.add(w * of.value.value[row]);
    result.anybody = true;
  }
  result.weight = all.value();
  result.value = weighted.value();
  return result;
}

// Estimate::alike of a mean over both samples.
double alike(const FrameAnswers& first, const FrameAnswers& second) {
  std::optional<double> only;
  double answers = 0.0;
  for (const FrameAnswers* side : {&first, &second}) {
    const NumberColumn own = terms(*side, [&](std::size_t row) { return side->value.value[row]; });
    const Tallies tallies = tally(own, side->sample.classes);
    for (const Tally& tally : tallies) {
      if (!only) only = tally.value;
      if (tally.value != *only) return 0.0;
    }
    answers +=
        alike_answers(side->sample.classes, tallies, std::vector<std::uint8_t>(tallies.size(), 1));
  }
  return answers;
}

double square(const std::optional<double>& error) { return *error * *error; }

// Variances of the totals outside and inside the overlap, and their covariance.
struct Parts {
  double inside = 0.0, covariance = 0.0;
};

std::optional<Parts> parts_of(const FrameAnswers& of) {
  const auto total = [&](bool outside, bool shared) {
    return sum_of(of, terms(of, [&](std::size_t row) {
                    const bool in = of.sample.shared[row] != 0 ? shared : outside;
                    return in ? of.value.value[row] : 0.0;
                  }));
  };
  const Estimate outside = total(true, false), inside = total(false, true), all = total(true, true);
  if (!outside.standard_error || !inside.standard_error || !all.standard_error) return {};
  const double of_inside = square(inside.standard_error);
  return Parts{of_inside,
               (square(all.standard_error) - of_inside - square(outside.standard_error)) / 2.0};
}

}  // namespace

std::optional<Estimate> two_frame_total(const FrameAnswers& first, const FrameAnswers& second) {
  if (!sums_of(first).anybody && !sums_of(second).anybody) return {};
  const auto of_side = [](const FrameAnswers& side) {
    return sum_of(side, terms(side, [&](std::size_t row) {
                    return side.sample.multiplier[row] * side.value.value[row];
                  }));
  };
  return both(of_side(first), of_side(second));
}

std::optional<Estimate> two_frame_mean(const FrameAnswers& first, const FrameAnswers& second) {
  const Sums a = sums_of(first), b = sums_of(second);
  const double all = a.weight + b.weight;
  if (!(all > 0.0)) return {};
  const double mean = (a.value + b.value) / all;
  const auto of_side = [&](const FrameAnswers& side) {
    return sum_of(side, terms(side, [&](std::size_t row) {
                    return side.sample.multiplier[row] * (side.value.value[row] - mean) / all;
                  }));
  };
  Estimate result = both(of_side(first), of_side(second));
  result.value = mean;
  result.alike = alike(first, second);
  return result;
}

std::optional<double> optimal_theta(const FrameAnswers& first, const FrameAnswers& second) {
  const auto a = parts_of(first), b = parts_of(second);
  if (!a || !b || !(a->inside + b->inside > 0.0)) return {};
  return (b->inside + b->covariance - a->covariance) / (a->inside + b->inside);
}

}  // namespace peil::estimate
