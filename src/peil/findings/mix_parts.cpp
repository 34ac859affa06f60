#include "peil/findings/mix_parts.h"

#include <algorithm>
#include <cmath>

namespace peil::findings {
namespace {

constexpr double close_enough = 0.005;  // in marks: half a unit of the second decimal

struct Weights {
  double before = 0.0, after = 0.0;
};

double weight_of(const WaveResults& results, const std::string& group) {
  const auto at = std::ranges::find(results.response, group, &GroupResponse::group);
  return at == results.response.end() ? 0.0 : at->weight;
}

double value_of(const Evidence& e) { return e.figure->estimate().value; }

bool went(const Step& step, Outcome way) { return step.outcome == way; }

// The marks of the parts, weighed, are those of the whole.
bool add_up(const MixParts& mix, const Step& whole) {
  double before = 0.0, after = 0.0;
  for (const MixParts::Part& part : mix.parts) {
    before += part.share_before * value_of(part.step.before);
    after += part.share_after * value_of(part.step.after);
  }
  return std::abs(before - value_of(whole.before)) < close_enough &&
         std::abs(after - value_of(whole.after)) < close_enough;
}

// Every customer group of the whole that weighs something, with its shown marks.
std::optional<MixParts> split(const Step& step, const Sources& sources, JudgedSteps& judged) {
  const WaveResults *one = sources.wave(step.before.wave), *two = sources.wave(step.after.wave);
  MixParts mix;
  Weights all;
  for (const CustomerGroup& group : sources.study.customer_groups) {
    if (group.reporting_group != step.after.group) continue;
    const Weights own{weight_of(*one, group.name), weight_of(*two, group.name)};
    if (own.before <= 0.0 && own.after <= 0.0) continue;
    if (own.before <= 0.0 || own.after <= 0.0) return {};
    const Step& part = judged.of(
        {step.after.measure, step.after.statistic, group.name, step.before.wave, step.after.wave});
    if (!part.before.figure || !part.after.figure) return {};
    mix.parts.push_back({group.name, own.before, own.after, part});
    all.before += own.before, all.after += own.after;
  }
  if (mix.parts.size() < 2) return {};
  for (MixParts::Part& part : mix.parts) {
    part.share_before /= all.before, part.share_after /= all.after;
    const double then = value_of(part.step.before), now = value_of(part.step.after);
    mix.mix += (part.share_after - part.share_before) * (then + now) / 2.0;
    mix.within += (part.share_before + part.share_after) / 2.0 * (now - then);
  }
  return mix;
}

}  // namespace

std::optional<MixParts> mix_parts(const Step& step, const Sources& sources, JudgedSteps& judged) {
  const Outcome way = step.outcome;
  if (way != Outcome::Rose && way != Outcome::Fell) return {};
  if (!step.before.figure || !step.after.figure) return {};
  std::optional<MixParts> mix = split(step, sources, judged);
  if (!mix || !add_up(*mix, step)) return {};
  for (const MixParts::Part& part : mix->parts) {
    if (went(part.step, way)) return {};
    if (went(part.step, way == Outcome::Rose ? Outcome::Fell : Outcome::Rose)) mix->against = true;
  }
  if (mix->mix / difference_of(step) < 0.5) return {};
  return mix;
}

}  // namespace peil::findings
