// Claims that terms were met, held against handling times that print has from an administration.
#include <algorithm>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

// Which term the cases were decided in, and who counted: it is part of the number.
std::vector<Words> definitions(std::span<const Series> series, const Bench& bench) {
  std::vector<Words> said;
  for (const Series& s : series) {
    for (const Evidence& e : s.marks) {
      const HandlingTime* time = bench.sources.handling_time(e.name());
      if (time == nullptr) continue;
      said.push_back(
          bench.words.sentence(time->term.empty() ? "timeliness.source" : "timeliness.term",
                               {{"wave", e.wave},
                                {"term", bench.words.study_text(time->term)},
                                {"source", bench.words.study_text(time->source)}}));
    }
  }
  return said;
}

// A year of the claim is no number of cases or days.
bool has_number(const Claim& claim, const Letter& letter) {
  return std::ranges::any_of(claim.numbers, [&](std::size_t i) {
    const NumberInText& n = letter.numbers[i];
    return may_print(claim, n) && std::ranges::find(claim.waves, n.text) == claim.waves.end();
  });
}

}  // namespace

Judgement judge_timeliness(const Claim& claim, const Bench& bench) {
  Claim of = claim;
  if (of.groups.empty()) of.groups = {"all"};
  const std::vector<Series> series = series_of(of, bench);
  if (std::ranges::all_of(series, is_unknown)) return judge_untested(of, bench);
  Judgement j = judge_value(of, bench);
  if (!has_number(of, bench.letter)) {
    j.verdict = Verdict::NotTestable;
    j.reasons = {bench.words.sentence("timeliness.no-number")};
  }
  for (Words& text : definitions(series, bench)) j.reasons.push_back(std::move(text));
  return j;
}

}  // namespace peil::findings
