// Why figures of a claim are not compared or not known, in words.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/response_rates.h"

namespace peil::findings {
namespace {

// The breaks between two waves that forbid to compare the measure in them, or nothing.
Words breaks_text(const Evidence& before, const Evidence& after, const Bench& bench) {
  std::vector<Words> reasons;
  for (const Break* b : bench.study().breaks_between(after.measure, before.wave, after.wave)) {
    if (!b->comparable) reasons.push_back(bench.words.label(b->text));
  }
  return join(reasons, "; ");
}

}  // namespace

bool is_unknown(const Series& series) {
  return std::ranges::all_of(
      series.marks, [](const Evidence& e) { return !e.known() && e.lack == Lack::NoMark; });
}

std::optional<Words> unknown_text(std::span<const Series> series, const Bench& bench) {
  std::vector<Words> measures, groups, waves;
  const auto add = [](std::vector<Words>& list, Words text) {
    if (std::ranges::find(list, flat(text), flat) == list.end()) list.push_back(std::move(text));
  };
  for (const Series& s : series) {
    if (!is_unknown(s)) continue;
    add(measures, measure_text(s.measure, bench, true));
    add(groups, group_text(s.group, bench));
    for (const Evidence& e : s.marks) add(waves, plain(e.wave));
  }
  if (measures.empty()) return {};
  return bench.words.sentence("none", {{"waves", bench.words.list(waves)},
                                       {"measures", bench.words.list(measures)},
                                       {"groups", join(groups, "; ")}});
}

std::vector<Words> missing_text(const Series& series, const Bench& bench) {
  std::vector<Words> said;
  constexpr std::pair<Lack, const char*> keys[] = {
      {Lack::NoMark, "step.no-mark"},        {Lack::TooFewShown, "step.too-few-shown"},
      {Lack::Protecting, "step.protecting"}, {Lack::NoError, "step.no-interval"},
      {Lack::NoSpread, "step.no-spread"},    {Lack::OneAnswer, "step.one-answer"},
      {Lack::Dominated, "step.dominated"},   {Lack::NotConverged, "step.not-converged"},
      {Lack::Imprecise, "step.imprecise"},   {Lack::AfterRelease, "step.after-release"}};
  for (const auto& [lack, key] : keys) {
    std::vector<std::string> waves;
    for (const Evidence& e : series.marks) {
      if (!e.known() && e.lack == lack) waves.push_back(e.wave);
    }
    if (waves.empty()) continue;
    said.push_back(bench.words.sentence(
        key, {{"waves", bench.words.list(waves)}, {"subject", subject_text(series, bench)}}));
  }
  return said;
}

std::optional<Words> cut_text(std::span<const Series> series, const Bench& bench) {
  std::vector<Words> said;
  for (const Series& s : series) {
    const Evidence* before = nullptr;
    for (const Evidence& e : s.marks) {
      if (!e.known()) continue;
      const Words reasons = before ? breaks_text(*before, e, bench) : Words{};
      if (!reasons.empty()) {
        Words one = bench.words.say("step.cut",
                                    {{"from", before->wave}, {"to", e.wave}, {"text", reasons}});
        if (std::ranges::find(said, flat(one), flat) == said.end()) said.push_back(std::move(one));
      }
      before = &e;
    }
  }
  if (said.empty()) return {};
  return join(said, "; ");
}

Words hindrance_text(const Step& s, const Bench& bench) {
  switch (s.hindrance) {
    case Hindrance::TooFew:
      return bench.words.sentence("step.too-few",
                                  {{"way", way_text(s, bench)},
                                   {"least", bench.words.count(bench.study().rules.least_tested)}});
    case Hindrance::NoError:
      return bench.words.sentence(
          has_no_margin(s, bench.sources) ? "step.no-margin" : "step.no-error",
          {{"way", way_text(s, bench)}});
    case Hindrance::Overlap:
      return bench.words.sentence("step.overlap", {{"way", way_text(s, bench)}});
    default:
      return {};  // missing marks and breaks are said once for the whole series
  }
}

Words not_held_text(const Evidence& own, const Words& mark, const Bench& bench) {
  if (has_no_margin(own, bench.sources))
    return bench.words.sentence("against.no-margin", {{"mark", mark}});
  return bench.words.sentence(
      "against.not-tested",
      {{"mark", mark}, {"least", bench.words.count(bench.study().rules.least_tested)}});
}

}  // namespace peil::findings
