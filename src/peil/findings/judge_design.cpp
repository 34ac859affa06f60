// Claims about the survey itself: its rhythm and the groups that it reached.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/judge_claim.h"

namespace peil::findings {
namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<Words> labels(const Names& groups, const Bench& bench) {
  std::vector<Words> all;
  for (const std::string& g : groups) all.push_back(group_text(g, bench));
  return all;
}

// The waves that a claim of coverage speaks of: those it names, else the last stored one.
std::vector<const WaveResults*> stored_waves(const Claim& claim, const Bench& bench) {
  std::vector<const WaveResults*> found;
  const WaveResults* last = nullptr;
  for (const Wave& w : bench.study().waves) {
    const WaveResults* results = bench.sources.wave(w.name);
    if (results == nullptr) continue;
    last = results;
    if (contains(claim.waves, w.name)) found.push_back(results);
  }
  if (claim.waves.empty() && last != nullptr) found.push_back(last);
  return found;
}

struct Reach {
  Names not_drawn, silent;
};

Reach reach_of(const WaveResults& wave, const Study& study) {
  Reach reach;
  for (const CustomerGroup& group : study.customer_groups) {
    const auto found = std::ranges::find(wave.response, group.name, &GroupResponse::group);
    const bool drawn = found != wave.response.end() && found->drawn > 0;
    const bool answered = found != wave.response.end() && found->answered > 0;
    if (!drawn && !answered) reach.not_drawn.push_back(group.name);
    if (drawn && !answered) reach.silent.push_back(group.name);
  }
  return reach;
}

int year_of(const Wave& wave) {
  const auto named = whole_number(wave.name);
  if (named && wave.name.size() == 4) return static_cast<int>(*named);
  return static_cast<int>(std::chrono::year_month_day(wave.to).year());
}

}  // namespace

Judgement judge_coverage(const Claim& claim, const Bench& bench) {
  Judgement j;
  j.verdict = Verdict::Supported;
  Names all, missing;
  for (const CustomerGroup& g : bench.study().customer_groups) {
    all.push_back(g.name);
    if (!contains(claim.groups, g.name)) missing.push_back(g.name);
  }
  const auto say = [&](const char* key, const Names& groups, const std::string& wave) {
    j.reasons.push_back(bench.words.sentence(
        key, {{"groups", bench.words.list(labels(groups, bench))}, {"wave", wave}}));
  };
  if (missing.empty()) {
    j.reasons.push_back(
        bench.words.sentence("coverage.all", {{"count", bench.words.count(all.size())},
                                              {"groups", bench.words.list(labels(all, bench))}}));
  } else {
    j.verdict = Verdict::Contradicted;
    say("coverage.missing", missing, "");
  }
  Names reached = all, silent;
  const auto waves = stored_waves(claim, bench);
  for (const WaveResults* wave : waves) {
    const Reach reach = reach_of(*wave, bench.study());
    if (!reach.not_drawn.empty()) {
      j.verdict = Verdict::Contradicted;
      say("coverage.not-drawn", reach.not_drawn, wave->wave);
      std::erase_if(reached, [&](const auto& g) { return contains(reach.not_drawn, g); });
    } else {
      j.reasons.push_back(bench.words.sentence("coverage.reached", {{"wave", wave->wave}}));
    }
    if (!reach.silent.empty()) {
      if (j.verdict == Verdict::Supported) j.verdict = Verdict::Partly;
      say("coverage.silent", reach.silent, wave->wave);
      for (const std::string& g : reach.silent) {
        if (!contains(silent, g)) silent.push_back(g);
      }
    }
    Evidence seen;
    seen.ground = Ground::Answers;
    seen.fictional = wave->fictional || bench.study().fictional;
    j.evidence.push_back(seen);
  }
  if (waves.empty()) j.reasons.push_back(bench.words.sentence("coverage.design"));
  Words would =
      bench.words.say("would.coverage", {{"groups", bench.words.list(labels(reached, bench))}});
  if (!silent.empty()) {
    would = std::move(would) + plain("; ") +
            bench.words.say("would.coverage.silent",
                            {{"groups", bench.words.list(labels(silent, bench))}});
  }
  j.would_be_true = capitalised(would);
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {});
  return j;
}

Judgement judge_rhythm(const Claim& claim, const Bench& bench) {
  Judgement j;
  Names names, extra, missing;
  std::vector<int> years;
  for (const Wave& w : bench.study().waves) {
    names.push_back(w.name);
    const int year = year_of(w);
    years.push_back(year);
    if (year < claim.since || (year - claim.since) % claim.every != 0) extra.push_back(w.name);
  }
  bool gap = false;
  for (int year = claim.since; !years.empty() && year <= years.back(); year += claim.every) {
    if (std::ranges::find(years, year) != years.end()) continue;
    missing.push_back(std::to_string(year));
    gap = gap || year > years.front();
  }
  const auto times = claim.more.find("times");
  const bool other_times =
      times != claim.more.end() && times->second != std::to_string(years.size());
  const bool wrong =
      other_times || gap || !extra.empty() || (!years.empty() && claim.since > years.back());
  j.verdict = years.size() < 2   ? Verdict::NotTestable
              : wrong            ? Verdict::Contradicted
              : !missing.empty() ? Verdict::Partly
                                 : Verdict::Supported;
  j.reasons.push_back(bench.words.sentence("rhythm.fits", {{"waves", bench.words.list(names)}}));
  if (years.size() < 2) j.reasons.push_back(bench.words.sentence("rhythm.one"));
  if (!missing.empty()) {
    j.reasons.push_back(
        bench.words.sentence("rhythm.missing", {{"years", bench.words.list(missing)}}));
  }
  if (!extra.empty()) {
    j.reasons.push_back(bench.words.sentence("rhythm.extra", {{"years", bench.words.list(extra)}}));
  }
  j.would_be_true =
      capitalised(bench.words.say("would.rhythm", {{"waves", bench.words.list(names)}}));
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {});
  return j;
}

}  // namespace peil::findings
