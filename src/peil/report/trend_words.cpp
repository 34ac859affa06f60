#include "peil/report/trend_words.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "peil/findings/finding.h"
#include "peil/language/numbers.h"

namespace peil::report {
namespace {

using findings::NotInTrend;
using findings::WaveTrend;

constexpr int slope_decimals = 2;  // of a mark, as its changes have them

std::string word_for(NotInTrend why) {
  switch (why) {
    case NotInTrend::Held:
      return "held";
    case NotInTrend::TooFew:
      return "too-few";
    case NotInTrend::NoError:
      break;
  }
  return "no-error";
}

// "not-straight" tells what was seen: marks that turned, or that went one way unevenly.
std::string key_for(const WaveTrend& trend) {
  const std::string verdict(findings::verdict_of(trend));
  if (verdict != "not-straight") return "finding.trend." + verdict;
  return trend.one_way ? "finding.trend.uneven" : "finding.trend.ups-and-downs";
}

// As many decimals as it takes to see that what is shown is not 0.
int decimals_of(const WaveTrend& trend) {
  const bool apart = trend.outcome == findings::Outcome::Rose ||
                     trend.outcome == findings::Outcome::Fell || findings::stands_out_alone(trend);
  if (!apart) return slope_decimals;
  return decimals_that_show(std::array{trend.value(), trend.interval->low, trend.interval->high},
                            slope_decimals);
}

Words waves_from_print(const Pen& pen, const WaveTrend& trend) {
  std::vector<Words> waves;
  for (const findings::TrendWave& wave : trend.waves) {
    if (wave.mark.ground == findings::Ground::Print) waves.push_back(plain(wave.mark.wave));
  }
  if (waves.empty()) return {};
  return pen.say("finding.trend.print", {{"waves", pen.list(waves)}});
}

Words waves_left_out(const Pen& pen, const WaveTrend& trend) {
  std::vector<Words> waves;
  for (const findings::WaveNotInTrend& wave : trend.left_out)
    waves.push_back(
        pen.say("finding.trend.left-out." + word_for(wave.why), {{"wave", plain(wave.wave)}}));
  if (waves.empty()) return {};
  return pen.say("finding.trend.left-out", {{"waves", pen.list(waves)}});
}

Words numbers_said(Pen& pen, const WaveTrend& trend) {
  const int decimals = trend.p ? decimals_of(trend) : slope_decimals;
  const bool without_sign =
      trend.outcome == findings::Outcome::Rose || trend.outcome == findings::Outcome::Fell;
  // A line that was not drawn has no numbers: the texts that say so ask for none.
  const auto number = [&](double value, const char* part, bool sign) {
    if (!trend.p) return Words{};
    const std::string text = sign ? language::signed_number(value, decimals, pen.language())
                                  : language::number(std::abs(value), decimals, pen.language());
    return pen.slope(trend, text, value, part);
  };
  const Interval ends = trend.interval.value_or(Interval{});
  return pen.say(key_for(trend),
                 {{"group", pen.group(trend.group)},
                  {"n", pen.count(trend.waves.size())},
                  {"from", plain(trend.waves.front().mark.wave)},
                  {"to", plain(trend.waves.back().mark.wave)},
                  {"d", number(trend.value(), "", !without_sign)},
                  {"between", pen.say("between", {{"low", number(ends.low, "low", true)},
                                                  {"high", number(ends.high, "high", true)}})}});
}

}  // namespace

Words trend_sentence(Pen& pen, const WaveTrend& trend) {
  Words words =
      pen.with_sign(numbers_said(pen, trend), trend.p && trend.added_afterwards.value_or(false));
  if (findings::stands_out_alone(trend))
    words = std::move(words) + pen.say("finding.trend.alone", {{"n", pen.count(trend.family)}});
  if (trend.shared && trend.p) words = std::move(words) + pen.say("finding.trend.shared");
  return std::move(words) + waves_from_print(pen, trend) + waves_left_out(pen, trend);
}

std::vector<Block> trend_lines(Pen& pen) {
  BulletList reporting, customer;
  for (const findings::Finding& f : pen.material().findings()) {
    if (!f.line) continue;
    BulletList& list = pen.study().reporting_group(f.line->group) ? reporting : customer;
    list.items.push_back(trend_sentence(pen, *f.line));
  }
  std::vector<Block> blocks;
  if (reporting.items.empty() && customer.items.empty()) return blocks;
  blocks.push_back(Heading{pen.say("trend.lines")});
  // A part of a group is no sister of it: the two kinds stand apart, and are tested apart.
  const bool both = !reporting.items.empty() && !customer.items.empty();
  if (both) blocks.push_back(Paragraph{pen.say("reporting-groups")});
  if (!reporting.items.empty()) blocks.push_back(std::move(reporting));
  if (both) blocks.push_back(Paragraph{pen.say("customer-groups")});
  if (!customer.items.empty()) blocks.push_back(std::move(customer));
  return blocks;
}

}  // namespace peil::report
