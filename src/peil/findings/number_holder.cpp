#include "peil/findings/number_holder.h"

#include <algorithm>
#include <cmath>

#include "peil/findings/items.h"
#include "peil/findings/printed_margin.h"

namespace peil::findings {
namespace {

constexpr double percent = 100.0;

// By which part of what it was something moved, in percents and whatever its sign: what is left
// open by rounding.
Interval relative_size(const Step& step) {
  const Interval &before = step.before.mark, &after = step.after.mark;
  const double low = (after.low / before.high - 1.0) * percent;
  const double high = (after.high / before.low - 1.0) * percent;
  return high <= 0 ? Interval{-high, -low} : Interval{std::max(low, 0.0), high};
}

double middle_of(const Evidence& e) { return (e.mark.low + e.mark.high) / 2.0; }

}  // namespace

NumberSaid NumberHolder::said(std::size_t number) const {
  const NumberSaid* of = claim_.said.of(number);
  return of == nullptr ? NumberSaid{number} : *of;
}

Interval NumberHolder::in_print(const Evidence& e) {
  const double unit = in_print_units(e);
  return {e.mark.low * unit, e.mark.high * unit};
}

void NumberHolder::settle(std::size_t number, Held held, bool unheld_counts) {
  if (!held.any) {
    if (unheld_counts) found_.unheld.push_back(number);
    return;
  }
  found_.bound.insert(number);
  held.wrong.number = number;
  if (held.right) return;
  if (held.finer) {
    found_.finer.push_back(number);
  } else {
    found_.wrong.push_back(std::move(held.wrong));
  }
}

NumberInText NumberHolder::without_sign(std::size_t number) const {
  NumberInText n = letter_.numbers[number];
  n.value = std::abs(*n.value);
  return n;
}

// By how much: the difference of a step, whatever its sign; printed marks differ by what was
// printed, and by what was not.
void NumberHolder::hold_amount(std::size_t number) {
  if (letter_.numbers[number].percent && claim_.statistic == "mean") return hold_relative(number);
  const NumberInText n = without_sign(number);
  Held held;
  held.wrong.meant = Meant::Difference;
  for (std::size_t s = 0; s < figures_.steps.size(); ++s) {
    const Step& step = figures_.steps[s];
    if (!step.before.known() || !step.after.known()) continue;
    held.wrong.steps.push_back(s);
    const double unit = in_print_units(step.after);
    const double low = step.difference.low * unit, high = step.difference.high * unit;
    const Interval size = high <= 0 ? Interval{-high, -low} : Interval{std::max(low, 0.0), high};
    const double printed = std::abs(difference_of(step)) * unit;
    const NumberFit whole = fit(n, size, said(number).nearness);
    const bool as_printed =
        low < high && fit(n, {printed, printed}, said(number).nearness) == NumberFit::Right;
    held.add(as_printed ? NumberFit::Right : whole);
  }
  settle(number, std::move(held), true);
}

void NumberHolder::hold_scale(std::size_t number) {
  const double value = *letter_.numbers[number].value;
  Held held;
  held.wrong.meant = Meant::Scale;
  for (const Evidence& e : figures_.marks) {
    const Question* question = question_of(study_, e.measure, e.wave);
    const auto scale = question == nullptr ? std::optional(Scale{}) : scale_of(*question);
    if (!scale) continue;
    held.add(value == scale->from || value == scale->to ? NumberFit::Right : NumberFit::Wrong);
    held.wrong.evidence = {static_cast<std::size_t>(&e - figures_.marks.data())};
  }
  settle(number, std::move(held), true);
}

void NumberHolder::hold_confidence(std::size_t number) {
  Held held;
  held.wrong.meant = Meant::Confidence;
  const double of_study = study_.rules.confidence * percent;
  held.add(std::abs(*letter_.numbers[number].value - of_study) < 0.05 ? NumberFit::Right
                                                                      : NumberFit::Wrong);
  settle(number, std::move(held), true);
}

// One of the two ends, or half of what lies between them.
void NumberHolder::hold_to(Held& held, const NumberInText& n, const NumberSaid& as,
                           const Interval& low, const Interval& high) {
  if (as.role == NumberRole::Margin) {
    held.add(fit(n, {(high.low - low.high) / 2.0, (high.high - low.low) / 2.0}));
    return;
  }
  const NumberFit one = fit(n, low), other = fit(n, high);
  held.add(one == NumberFit::Right || other == NumberFit::Right ? NumberFit::Right
           : one == NumberFit::Finer                            ? one
                                                                : other);
}

void NumberHolder::hold_margin(std::size_t number) {
  const NumberInText& n = letter_.numbers[number];
  Held held;
  held.wrong.meant = Meant::Margin;
  for (std::size_t m = 0; m < figures_.marks.size(); ++m) {
    // A margin is half of the whole interval, its ends are those that stand in print.
    const auto known = said(number).role == NumberRole::Margin
                           ? interval_of(figures_.marks[m], study_.rules)
                           : printed_interval_of(figures_.marks[m], study_);
    if (!known) continue;
    hold_to(held, n, said(number), {known->low, known->low}, {known->high, known->high});
    held.wrong.evidence.push_back(m);
  }
  for (const Step& step : figures_.steps) {
    if (!step.interval) continue;
    const double unit = in_print_units(step.after);
    const double low = step.interval->low * unit, high = step.interval->high * unit;
    hold_to(held, n, said(number), {low, low}, {high, high});
    hold_to(held, n, said(number), {-high, -high}, {-low, -low});
  }
  settle(number, std::move(held), true);
}

// "0,35 hoger (tussen 0,19 en 0,51)": both ends of what chance leaves of a difference.
bool NumberHolder::is_range_of_difference(std::size_t low_end) const {
  if (!claim_.said.up && !claim_.said.down) return false;
  expects(low_end + 1 < letter_.numbers.size(), "hold_range: two ends that follow each other");
  return std::ranges::any_of(figures_.steps, [&](const Step& step) {
    if (!step.interval) return false;
    const double unit = in_print_units(step.after);
    const double low = step.interval->low * unit, high = step.interval->high * unit;
    const auto is = [&](std::size_t number, double end) {
      return fit(letter_.numbers[number], {end, end}) == NumberFit::Right;
    };
    return (is(low_end, low) && is(low_end + 1, high)) ||
           (is(low_end, -high) && is(low_end + 1, -low));
  });
}

// "tussen 7,0 en 7,5": all figures are on the right side of each end.
void NumberHolder::hold_range(std::size_t number) {
  const NumberInText& n = letter_.numbers[number];
  const bool low_end = said(number).role == NumberRole::RangeLow;
  if (is_range_of_difference(low_end ? number : number - 1)) {
    found_.bound.insert(number);
    return;
  }
  bool all = true, none = true;
  Held held;
  for (std::size_t m = 0; m < figures_.marks.size(); ++m) {
    const Evidence& e = figures_.marks[m];
    if (!e.known()) continue;
    held.any = true;
    held.wrong.evidence.push_back(m);
    const NumberFit f = fit(n, in_print(e), low_end ? Nearness::AtLeast : Nearness::AtMost);
    all = all && f == NumberFit::Right;
    none = none && f != NumberFit::Wrong;
  }
  held.right = all, held.finer = none;
  found_.marks += held.any ? 1 : 0;
  settle(number, std::move(held), true);
}

// "10 procent lager", of a mark: held to the part of the mark before it that it moved by.
void NumberHolder::hold_relative(std::size_t number) {
  const NumberInText n = without_sign(number);
  Held held;
  held.wrong.meant = Meant::Relative;
  for (std::size_t s = 0; s < figures_.steps.size(); ++s) {
    const Step& step = figures_.steps[s];
    if (!step.before.known() || !step.after.known() || step.before.mark.low <= 0.0) continue;
    held.wrong.steps.push_back(s);
    const Interval size = relative_size(step);
    const double middle = std::abs(middle_of(step.after) / middle_of(step.before) - 1.0) * percent;
    const bool as_printed = fit(n, {middle, middle}, said(number).nearness) == NumberFit::Right;
    held.add(as_printed ? NumberFit::Right : fit(n, size, said(number).nearness));
  }
  settle(number, std::move(held), true);
}

}  // namespace peil::findings
