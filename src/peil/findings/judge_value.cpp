// Claims that print a mark, and claims that a mark stayed the same.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/judge_benchmark_gate.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/printed_margin.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

// A number of contacts, a share and a score are no marks.
bool speaks_of_marks(const Claim& claim, const Bench& bench) {
  return claim.statistic == "mean" &&
         std::ranges::all_of(claim.measures, [&](const std::string& measure) {
           const Questionnaire& form = bench.study().form(claim.waves.back());
           return !form.find(measure) || scale_of(form, measure);
         });
}

std::vector<Words> margins_text(const Series& s, const Bench& bench) {
  std::vector<Words> said;
  for (const Evidence& e : s.marks) {
    if (!e.figure) continue;
    said.push_back(bench.words.sentence(
        "value.margin",
        {{"subject", subject_text(s, bench)},
         {"wave", e.wave},
         {"n", bench.words.count(e.answers)},
         {"low", value_text(e, on_scale(e.figure->interval().low, e, bench.study()),
                            bench.words.language())},
         {"high", value_text(e, on_scale(e.figure->interval().high, e, bench.study()),
                             bench.words.language())}}));
  }
  return said;
}

Words within_text(const Step& s, Within within, double margin, const Bench& bench) {
  const Interval range = s.interval.value_or(s.difference);
  const Words way = way_text(s, bench);
  const Words size = with_unit(plain(bench.words.stated(margin)), s, bench);
  const std::string low = signed_size(range.low, s, bench, 2);
  const std::string high = signed_size(range.high, s, bench, 2);
  switch (within) {
    case Within::Shown:
      return bench.words.sentence("stable.shown",
                                  {{"way", way}, {"margin", size}, {"low", low}, {"high", high}});
    case Within::InPrint:
      return bench.words.sentence("stable.in-print", {{"way", way}, {"margin", size}});
    case Within::Open:
      return bench.words.sentence("stable.open",
                                  {{"way", way}, {"margin", size}, {"low", low}, {"high", high}});
    case Within::Beyond:
      return bench.words.sentence("stable.moved",
                                  {{"way", way}, {"margin", size}, {"low", low}, {"high", high}});
    case Within::NotTested:
      break;
  }
  return hindrance_text(s, bench);
}

}  // namespace

Judgement judge_value(const Claim& claim, const Bench& bench) {
  Judgement j;
  const std::vector<Series> series = series_of(claim, bench);
  j.evidence = all_marks(series);
  if (!claim.benchmark.empty()) j.rows = admit(claim, bench).of_year;
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {j.evidence, j.rows});
  std::vector<Words> marks;
  bool missing = false;
  for (const Series& s : series) {
    const std::vector<Words> lacks = missing_text(s, bench);
    missing = missing || !lacks.empty();
    j.reasons.insert(j.reasons.end(), lacks.begin(), lacks.end());
    const Words text = marks_text(s.marks, bench);
    if (!text.empty()) {
      marks.push_back(
          bench.words.say("would.was", {{"subject", subject_text(s, bench)}, {"marks", text}}));
    }
  }
  const bool right = j.numbers.wrong.empty() && j.numbers.finer.empty();
  j.verdict = marks.empty() ? Verdict::NotTestable : missing ? Verdict::Partly : Verdict::Supported;
  if (!marks.empty() && right) {
    j.reasons.push_back(
        bench.words.sentence(speaks_of_marks(claim, bench) ? "value.right" : "value.right-number",
                             {{"marks", join(marks, "; ")}}));
  }
  for (const Series& s : series) {
    const std::vector<Words> margins = margins_text(s, bench);
    j.reasons.insert(j.reasons.end(), margins.begin(), margins.end());
  }
  j.would_be_true = would_have_been(series, bench);
  return j;
}

Judgement judge_stable(const Claim& claim, const Bench& bench) {
  Judgement j;
  const std::vector<Series> all = series_of(claim, bench);
  j.evidence = all_marks(all);
  for (const Series& s : all) {
    const std::vector<Step> steps = steps_of(s.marks, bench.sources);
    j.steps.insert(j.steps.end(), steps.begin(), steps.end());
  }
  std::vector<Step*> of_claim;
  for (Step& s : j.steps) of_claim.push_back(&s);
  judge_printed_together(of_claim, bench.study().rules);
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {j.evidence, {}, j.steps});
  j.would_be_true = would_have_been(all, bench);
  if (!claim.margin) {
    j.reasons.push_back(bench.words.sentence("needs.margin"));
    for (const Step& step : j.steps) {
      if (step.outcome != Outcome::Rose && step.outcome != Outcome::Fell) continue;
      j.verdict = Verdict::Contradicted;
      j.reasons.push_back(bench.words.sentence("stable.changed", {{"way", way_text(step, bench)}}));
    }
    return j;
  }
  std::vector<Verdict> verdicts;
  for (const Series& s : all) {
    const std::vector<Words> lacks = missing_text(s, bench);
    j.reasons.insert(j.reasons.end(), lacks.begin(), lacks.end());
    for (const Step& step : steps_of(s.marks, bench.sources)) {
      const Within w = within(step, *claim.margin / in_print_units(step.after));
      verdicts.push_back(verdict_within(w));
      const Words text = within_text(step, w, *claim.margin, bench);
      if (!text.empty()) j.reasons.push_back(text);
    }
  }
  j.verdict = together(verdicts);
  return j;
}

}  // namespace peil::findings
