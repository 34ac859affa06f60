#include "peil/findings/wave_trend.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/estimate/p_adjust.h"
#include "peil/estimate/student.h"
#include "peil/estimate/trend.h"

namespace peil::findings {
namespace {

constexpr std::size_t least_waves = 3;  // two are a step
constexpr std::size_t digits_of_key = 12;

double year_of(Day day) {
  using namespace std::chrono;
  const year_month_day date(day);
  const sys_days first = date.year() / January / 1;
  const sys_days next = (date.year() + years(1)) / January / 1;
  return static_cast<int>(date.year()) +
         static_cast<double>((day - first).count()) / static_cast<double>((next - first).count());
}

// Another way of answering cuts, unless the study says of it that the waves compare.
bool changed_mode(const Study& study, const std::string& measure, const Wave& before,
                  const Wave& after) {
  if (before.mode.empty() || after.mode.empty() || before.mode == after.mode) return false;
  const auto told = study.breaks_between(measure, before.name, after.name);
  return std::ranges::none_of(told, [](const Break* b) { return b->kind == "mode"; });
}

bool compare(const Study& study, const std::string& measure, const Wave& wave, const Wave& last) {
  const auto scale = [&](const Wave& w) { return scale_of(study.form(w.name), measure); };
  return study.cut(measure, wave.name, last.name) == nullptr && scale(wave) == scale(last) &&
         !changed_mode(study, measure, wave, last);
}

std::optional<NotInTrend> why_not(const Evidence& mark, const Rules& rules) {
  if (!mark.known()) return NotInTrend::Held;
  if (!is_tested_on(mark, rules)) return NotInTrend::TooFew;
  if (!mark.variance || *mark.variance <= 0.0) return NotInTrend::NoError;
  return {};
}

// The waves of a group that compare with the last one; without lines as yet.
WaveTrend gathered(const Sources& sources, const TrendOf& of, const std::string& group) {
  const Study& study = sources.study;
  const Wave& last = *study.wave(of.last);
  WaveTrend trend;
  trend.group = group;
  for (auto wave = study.waves.rbegin(); wave != study.waves.rend(); ++wave) {
    const bool until_last = &*wave == &last || !trend.waves.empty();
    if (!until_last) continue;
    Evidence mark = evidence(sources, {wave->name, group, of.measure, "mean"});
    if (!mark.known() && mark.lack == Lack::NoMark) continue;  // it was not measured
    if (!compare(study, of.measure, *wave, last)) break;
    if (const auto why = why_not(mark, study.rules)) {
      if (&*wave == &last) break;  // nothing new to tell
      trend.left_out.push_back({wave->name, *why});
    } else {
      trend.waves.push_back({std::move(mark), time_of(*wave)});
    }
    if (wave->name == of.first) break;
  }
  std::ranges::reverse(trend.waves);
  std::ranges::reverse(trend.left_out);
  return trend;
}

// Breaks say where the line begins, so that those before its first wave count as well.
std::optional<bool> is_late(const WaveTrend& trend, const Sources& sources) {
  const Study& study = sources.study;
  std::vector<std::string> line;
  for (const TrendWave& wave : trend.waves) line.push_back(wave.mark.wave);
  const std::string& measure = trend.waves.back().mark.measure;
  const std::string& last = line.back();
  const bool late = sources.afterwards.change(measure, study.waves.front().name, last) ||
                    sources.afterwards.trend(measure, line) ||
                    std::ranges::any_of(trend.waves, [](const TrendWave& wave) {
                      return wave.mark.figure && wave.mark.figure->added_afterwards();
                    });
  return late || study.lock(last) != nullptr ? std::optional(late) : std::nullopt;
}

// What every two waves share; nothing where two share people and nobody knows how much.
std::optional<std::vector<estimate::SharedWaves>> shared_of(const WaveTrend& trend,
                                                            const Sources& sources) {
  std::vector<estimate::SharedWaves> all;
  for (std::size_t a = 0; a < trend.waves.size(); ++a) {
    for (std::size_t b = a + 1; b < trend.waves.size(); ++b) {
      const Evidence &before = trend.waves[a].mark, &after = trend.waves[b].mark;
      if (!shares_people(before, after, sources.study)) continue;
      const Estimate* change = change_of_panel(before, after, sources);
      if (change == nullptr || !change->standard_error) return {};
      const double together = *before.variance + *after.variance;
      all.push_back({a, b, (together - std::pow(*change->standard_error, 2.0)) / 2.0});
    }
  }
  return all;
}

// Half of what rounding leaves open of a mark.
double half_open(const Evidence& mark) { return (mark.mark.high - mark.mark.low) / 2.0; }

double p_value(double t, double degrees) {
  return degrees > 0.0 ? estimate::t_p_value(t, degrees) : std::erfc(std::abs(t) / std::sqrt(2.0));
}

void set_slope(WaveTrend& trend, const estimate::Trend& line, const Rules& rules) {
  double open = 0.0, misfit = 0.0;  // what rounding can do to the slope, and to the fit
  for (std::size_t k = 0; k < trend.waves.size(); ++k) {
    const Evidence& mark = trend.waves[k].mark;
    open += std::abs(line.pull[k]) * half_open(mark);
    misfit += std::pow(half_open(mark), 2.0) / *mark.variance;
  }
  trend.slope = {line.slope.value - open, line.slope.value + open};
  trend.standard_error = *line.slope.standard_error;
  trend.degrees_of_freedom = line.slope.degrees_of_freedom;
  const double nearest = trend.slope.low > 0.0    ? trend.slope.low
                         : trend.slope.high < 0.0 ? trend.slope.high
                                                  : 0.0;
  trend.p = p_value(nearest / trend.standard_error, trend.degrees_of_freedom);
  const double share = 0.5 + rules.confidence / 2.0;
  const double reach =
      trend.standard_error * (trend.degrees_of_freedom > 0.0
                                  ? estimate::t_quantile(share, trend.degrees_of_freedom)
                                  : estimate::normal_quantile(share));
  trend.interval = Interval{trend.slope.low - reach, trend.slope.high + reach};
  // The root of the misfit is a distance, which rounding shortens by no more than its own length.
  const double least = std::max(std::sqrt(line.lack_of_fit) - std::sqrt(misfit), 0.0);
  trend.lack_of_fit = least * least;
  trend.lack_of_fit_degrees = line.lack_of_fit_degrees;
  trend.lack_of_fit_p = estimate::lack_of_fit_p(trend.lack_of_fit, line.lack_of_fit_degrees);
  trend.straight = trend.lack_of_fit_p >= 1.0 - rules.confidence;
}

void fit(WaveTrend& trend, const Sources& sources) {
  std::vector<Estimate> marks;
  std::vector<double> times;
  bool up = false, down = false;
  for (const TrendWave& wave : trend.waves) {
    const double value = (wave.mark.mark.low + wave.mark.mark.high) / 2.0;
    if (!marks.empty())
      up = up || value > marks.back().value, down = down || value < marks.back().value;
    marks.push_back(
        {value, std::sqrt(*wave.mark.variance), wave.mark.answers, wave.mark.degrees_of_freedom});
    marks.back().satterthwaite = wave.mark.satterthwaite;
    times.push_back(wave.time);
  }
  trend.one_way = !(up && down);
  const auto shared = shared_of(trend, sources);
  if (!shared) {
    trend.hindrance = Hindrance::Overlap;
    return;
  }
  trend.shared = !shared->empty();
  const auto line = estimate::trend(marks, times, *shared);
  if (line)
    set_slope(trend, *line, sources.study.rules);
  else
    trend.hindrance = Hindrance::NoError;
}

void judge(std::vector<WaveTrend>& family, const Rules& rules) {
  std::vector<double> p;
  for (const WaveTrend& t : family) {
    if (t.p) p.push_back(*t.p);
  }
  const auto together = estimate::adjusted(p, estimate::adjustment_of_rules(rules.correction));
  std::size_t next = 0;
  for (WaveTrend& t : family) {
    if (!t.p) continue;
    t.outcome = Outcome::NotShown;
    t.adjusted_p = together[next++];
    t.family = p.size();
    t.shown_alone = *t.p < 1.0 - rules.confidence;
    if (t.straight && *t.adjusted_p < 1.0 - rules.confidence)
      t.outcome = t.value() > 0.0 ? Outcome::Rose : Outcome::Fell;
  }
}

}  // namespace

double time_of(const Wave& wave) {
  return (year_of(wave.from) + year_of(wave.to + std::chrono::days(1))) / 2.0;
}

std::vector<WaveTrend> wave_trends(const Sources& sources, const std::vector<std::string>& groups) {
  const Wave* last = nullptr;
  for (const Wave& wave : sources.study.waves) {
    if (sources.wave(wave.name) != nullptr) last = &wave;
  }
  if (last == nullptr) return {};
  return wave_trends(sources, groups, {sources.study.overall, "", last->name});
}

std::vector<WaveTrend> wave_trends(const Sources& sources, const std::vector<std::string>& groups,
                                   const TrendOf& of) {
  expects(sources.study.wave(of.last) != nullptr, "wave_trends: a wave of the study");
  std::vector<WaveTrend> family;
  for (const std::string& group : groups) {
    WaveTrend trend = gathered(sources, of, group);
    if (trend.waves.size() < least_waves) continue;
    trend.added_afterwards = is_late(trend, sources);
    fit(trend, sources);
    family.push_back(std::move(trend));
  }
  judge(family, sources.study.rules);
  return family;
}

bool stands_out_alone(const WaveTrend& trend) {
  return trend.outcome == Outcome::NotShown && trend.straight && trend.shown_alone;
}

double certain_size(const WaveTrend& trend) {
  if (trend.outcome != Outcome::Rose && trend.outcome != Outcome::Fell) return 0.0;
  double sd = 0.0;
  for (const TrendWave& wave : trend.waves) sd = std::max(sd, wave.mark.sd.value_or(0.0));
  const double years = trend.waves.back().time - trend.waves.front().time;
  const double nearest = std::min(std::abs(trend.interval->low), std::abs(trend.interval->high));
  return sd > 0.0 ? nearest * years / sd : 0.0;
}

std::string_view verdict_of(const WaveTrend& trend) {
  if (trend.hindrance == Hindrance::Overlap) return "overlap";
  if (trend.hindrance != Hindrance::None) return "no-error";
  if (!trend.straight) return "not-straight";
  return trend.outcome == Outcome::Rose   ? "rose"
         : trend.outcome == Outcome::Fell ? "fell"
                                          : "not-shown";
}

std::string key_of(const WaveTrend& trend) {
  FigureName name = trend.waves.back().mark.name();
  name.statistic = "trend";
  std::string grounds;
  for (const TrendWave& wave : trend.waves) {
    const Evidence& mark = wave.mark;
    grounds += mark.figure ? mark.figure->key()
                           : mark.name().text() + ' ' + exact_text(mark.mark.low) + ' ' +
                                 exact_text(*mark.variance);
    grounds += ' ' + exact_text(wave.time) + '\n';
  }
  return name.text() + '@' + sha256(grounds).substr(0, digits_of_key);
}

}  // namespace peil::findings
