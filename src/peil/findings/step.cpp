#include "peil/findings/step.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/equivalence.h"
#include "peil/estimate/p_adjust.h"
#include "peil/estimate/power.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"
#include "peil/findings/change.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;       // binary dust of printed tenths
constexpr double smallest = 0.001;  // below this no population is large enough
constexpr double probability_that_sees = 0.80;

bool surely_up(const Step& s) { return s.difference.low > -hair && s.difference.high > hair; }
bool surely_down(const Step& s) { return s.difference.high < hair && s.difference.low < -hair; }

double p_value(double difference, double error, double degrees) {
  const double t = difference / error;
  return degrees > 0.0 ? estimate::t_p_value(t, degrees) : std::erfc(std::abs(t) / std::sqrt(2.0));
}

// Both marks rest on answers: the rule that every report follows. `difference` is known of samples
// with people in common.
void test_answers(Step& s, const Rules& rules, const Estimate* difference = nullptr) {
  const Estimate &before = s.before.figure->estimate(), &after = s.after.figure->estimate();
  const Change c = difference == nullptr ? change(before, after, rules)
                                         : change(before, after, *difference, rules);
  s.p = c.p;
  s.interval = c.interval;
  s.error_known = true;
  s.standard_error = c.standard_error;
  s.degrees_of_freedom = c.degrees_of_freedom;
  if (!c.p) s.hindrance = Hindrance::NoError;
}

double degrees_of_both(const Step& s) {
  if (!s.before.satterthwaite && !s.after.satterthwaite)
    return s.before.degrees_of_freedom + s.after.degrees_of_freedom;
  const auto part = [](const Evidence& e) {
    return estimate::VariancePart{e.variance.value_or(0.0), e.degrees_of_freedom};
  };
  return estimate::degrees_together(std::array{part(s.before), part(s.after)});
}

void test_print(Step& s, const Rules& rules) {
  s.error_known = s.before.variance && s.after.variance;
  const double variance = s.before.variance.value_or(0.0) + s.after.variance.value_or(0.0);
  if (variance <= 0.0) {
    if (s.error_known) s.hindrance = Hindrance::NoError;
    return;
  }
  const double error = std::sqrt(variance);
  const double degrees = degrees_of_both(s);
  const double nearest = surely_up(s)     ? std::max(s.difference.low, 0.0)
                         : surely_down(s) ? std::min(s.difference.high, 0.0)
                                          : 0.0;
  s.p = p_value(nearest, error, degrees);
  if (!s.error_known) return;
  s.standard_error = error;
  s.degrees_of_freedom = degrees;
  const double share = 0.5 + rules.confidence / 2.0;
  const double reach = error * (degrees > 0.0 ? estimate::t_quantile(share, degrees)
                                              : estimate::normal_quantile(share));
  s.interval = Interval{s.difference.low - reach, s.difference.high + reach};
}

std::size_t wave_place(const Study& study, const std::string& wave) {
  return static_cast<std::size_t>(std::ranges::find(study.waves, wave, &Wave::name) -
                                  study.waves.begin());
}

bool is_cut(const Study& study, const Step& s) {
  return std::ranges::any_of(study.breaks, [&](const Break& b) { return cuts(b, s, study); });
}

// Variance of one answer as the test has it, design effect included.
double variance_of_one(const Evidence& e) {
  if (e.variance && e.answers > 0) return *e.variance * static_cast<double>(e.answers);
  return std::pow(e.sd.value_or(0.0), 2.0);
}

// A margin tells the error of a figure, not how many answers gave it.
bool has_unknown_spread(const Evidence& e) { return e.margin && e.answers == 0; }

// What the number rests on where print does not say it.
std::optional<double> assumed_sd(std::span<const Evidence* const> figures) {
  std::optional<double> sd;
  for (const Evidence* e : figures) {
    if (e->sd_assumed && e->sd) sd = std::max(sd.value_or(0.0), *e->sd);
  }
  return sd;
}

// The confidence that the step is held to: that of the study, stricter in a family.
double confidence_of(const Step& s, const Rules& rules) {
  const double error_rate = 1.0 - rules.confidence;
  if (!s.p || !s.adjusted_p || *s.adjusted_p <= *s.p) return rules.confidence;
  if (*s.adjusted_p >= 1.0) return 1.0 - error_rate / static_cast<double>(s.family);
  return 1.0 - error_rate * *s.p / *s.adjusted_p;
}

// Fills in the numbers. Nothing when as many were held and still nothing was shown: then rounding
// or the other wave stands in the way, and no number of interviews would mend that.
std::optional<Needed> with_interviews(Needed needed, const estimate::TestPlan& test,
                                      std::span<const Evidence* const> asked) {
  const auto takes = [&](double power) {
    return estimate::interviews_for_test(test, needed.difference, power).value_or(0);
  };
  if (std::ranges::any_of(asked, [](const Evidence* e) { return has_unknown_spread(*e); }))
    return {};
  needed.assumed_sd = assumed_sd(asked);
  needed.interviews = takes(0.5);  // the difference itself is just shown
  needed.likely = takes(probability_that_sees);
  if (needed.interviews == 0) return {};
  const auto held = [&](const Evidence* e) { return e->answers >= needed.interviews; };
  if (std::ranges::all_of(asked, held)) return {};
  for (const Evidence* e : asked) {
    if (e->people > 0 && (needed.people == 0 || e->people < needed.people))
      needed.people = e->people;
  }
  needed.beyond = needed.people > 0 && needed.interviews > needed.people;
  if (needed.beyond) needed.interviews = needed.people;
  return needed;
}

// One unit of the last printed decimal, between the two that were printed.
double printed_unit(const Step& s) {
  const double unit = (std::pow(10.0, -s.before.decimals) + std::pow(10.0, -s.after.decimals)) / 2;
  return unit / in_print_units(s.after);
}

// Between what was printed, in the unit of the step.
double printed_difference(const Step& s) {
  return (s.after.tenths - s.before.tenths) / 10.0 / in_print_units(s.after) - s.before.shift;
}

// Size of a step in the wanted direction, or nothing where there is none to show.
std::optional<Needed> size(const Step& s, int sign) {
  if (s.outcome == Outcome::Rose || s.outcome == Outcome::Fell) return {};
  if (s.hindrance == Hindrance::NoMark || s.hindrance == Hindrance::Cut ||
      s.hindrance == Hindrance::Overlap)
    return {};
  Needed needed;
  const bool print = s.before.ground == Ground::Print && s.after.ground == Ground::Print;
  needed.at_most = print && std::abs(printed_difference(s)) < hair;
  needed.difference = needed.at_most ? printed_unit(s)
                      : print        ? sign * printed_difference(s)
                                     : sign * (s.difference.low + s.difference.high) / 2.0;
  needed.share = s.after.name().is_share();
  if (needed.difference < smallest) return {};
  return needed;
}

}  // namespace

bool is_tested_on(const Evidence& e, const Rules& rules) {
  return e.answers == 0 || e.answers >= rules.least_tested;
}

// Permanent random numbers of one seed draw largely the same people from one register.
bool shares_people(const Evidence& before, const Evidence& after, const Study& study) {
  const bool both_stored = before.ground == Ground::Answers && after.ground == Ground::Answers;
  const Plan *one = study.plan(before.wave), *other = study.plan(after.wave);
  if (!both_stored || one == nullptr || other == nullptr) return false;
  return draw_alike(*one, *other) || (!one->panel.empty() && one->panel == other->panel);
}

const Estimate* change_of_panel(const Evidence& before, const Evidence& after,
                                const Sources& sources) {
  const WaveResults* later = sources.wave(after.wave);
  if (later == nullptr) return nullptr;
  const auto known = later->changes.find(before.wave);
  if (known == later->changes.end()) return nullptr;
  const auto figure = known->second.find(after.name());
  return figure == known->second.end() ? nullptr : &figure->second;
}

bool is_tested(const Step& s) { return s.hindrance == Hindrance::None && s.p && s.error_known; }

bool leaves_out_zero(const Interval& difference) {
  return difference.low > 0.0 || difference.high < 0.0;
}

bool stands_out_alone(const Step& s) {
  return s.outcome == Outcome::NotShown && is_tested(s) && s.shown_alone;
}

double difference_of(const Step& s) { return (s.difference.low + s.difference.high) / 2.0; }

bool cuts(const Break& broken, const Step& step, const Study& study) {
  const std::size_t at = wave_place(study, broken.wave);
  return !broken.comparable && broken.concerns(step.before.measure) &&
         wave_place(study, step.before.wave) < at && at <= wave_place(study, step.after.wave);
}

Step step_between(const Evidence& before, const Evidence& after, const Rules& rules) {
  Step s;
  s.before = before, s.after = after;
  if (!before.known() || !after.known()) {
    s.hindrance = Hindrance::NoMark;
    return s;
  }
  s.difference = {after.mark.low - before.mark.high, after.mark.high - before.mark.low};
  if (before.ground == Ground::Answers && after.ground == Ground::Answers) {
    test_answers(s, rules);
  } else {
    test_print(s, rules);
  }
  if (!is_tested_on(before, rules) || !is_tested_on(after, rules)) s.hindrance = Hindrance::TooFew;
  return s;
}

Step step_between(const Evidence& before, const Evidence& after, const Study& study) {
  Step s = step_between(before, after, study.rules);
  if (s.hindrance == Hindrance::NoMark) return s;
  if (is_cut(study, s)) {
    s.hindrance = Hindrance::Cut;
  } else if (shares_people(before, after, study)) {
    s.hindrance = Hindrance::Overlap;
  }
  return s;
}

Step step_between(const Evidence& before, const Evidence& after, const Sources& sources) {
  Step s = step_between(before, after, sources.study);
  if (s.hindrance != Hindrance::Overlap) return s;
  const Estimate* known = change_of_panel(before, after, sources);
  if (known == nullptr) return s;
  s.hindrance = Hindrance::None;
  const Rules& rules = sources.study.rules;
  test_answers(s, rules, known);
  if (!is_tested_on(before, rules) || !is_tested_on(after, rules)) s.hindrance = Hindrance::TooFew;
  return s;
}

void judge(std::span<Step* const> family, const Rules& rules) {
  std::vector<double> p;
  for (const Step* s : family) {
    if (is_tested(*s)) p.push_back(*s->p);
  }
  const std::vector<double> together =
      estimate::adjusted(p, estimate::adjustment_of_rules(rules.correction));
  const double error_rate = 1.0 - rules.confidence;
  const std::vector<double> levels =
      estimate::levels(p, estimate::adjustment_of_rules(rules.correction), error_rate);
  std::size_t next = 0;
  for (Step* s : family) {
    if (s->hindrance != Hindrance::None) continue;
    s->outcome = Outcome::NotShown;
    if (is_tested(*s)) {
      s->level = levels[next];
      s->adjusted_p = together[next++];
      s->family = p.size();
      s->shown_alone = *s->p < error_rate;
    }
    const bool up = surely_up(*s);
    if (!up && !surely_down(*s)) continue;
    // With one error unknown p is only a least one: enough to say no, never to say yes.
    const double decides = s->adjusted_p.value_or(s->p.value_or(0.0));
    if (decides >= error_rate) continue;
    if (s->error_known) {
      s->outcome = up ? Outcome::Rose : Outcome::Fell;
    } else {
      s->outcome = up ? Outcome::RoseInPrint : Outcome::FellInPrint;
    }
  }
}

Within within(const Step& step, double margin) {
  if (step.hindrance != Hindrance::None) return Within::NotTested;
  const Interval range = step.interval.value_or(step.difference);
  const estimate::MarginPlace at = estimate::place(range, margin);
  if (at == estimate::MarginPlace::Outside) return Within::Beyond;
  if (at == estimate::MarginPlace::Open) return Within::Open;
  return step.error_known ? Within::Shown : Within::InPrint;
}

std::optional<Needed> interviews_needed(const Step& step, int sign, const Rules& rules) {
  const std::optional<Needed> needed = size(step, sign);
  if (!needed) return {};
  estimate::TestPlan test;
  test.waves = {{variance_of_one(step.before), {}}, {variance_of_one(step.after), {}}};
  if (test.waves[0].variance + test.waves[1].variance <= 0.0) return {};
  test.confidence = confidence_of(step, rules);
  test.student = false;
  return with_interviews(*needed, test, std::array{&step.before, &step.after});
}

std::optional<Needed> interviews_against_fixed(const Step& step, int sign, const Rules& rules) {
  const std::optional<Needed> needed = size(step, sign);
  if (!needed) return {};
  estimate::TestPlan test;
  test.waves = {{variance_of_one(step.after), {}}};
  test.known_variance = step.before.variance.value_or(0.0);
  test.confidence = confidence_of(step, rules);
  test.student = false;
  return with_interviews(*needed, test, std::array{&step.after});
}

}  // namespace peil::findings
