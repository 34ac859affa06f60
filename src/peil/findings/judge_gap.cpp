// Claims that two groups came nearer to each other, or drew apart, between two waves.
#include <algorithm>
#include <cmath>

#include "peil/estimate/student.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/number_fit.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;

// How far two groups lie apart in a wave, and what rounding leaves open of it on either side.
struct Gap {
  Step step;
  double size() const { return std::abs(difference_of(step)); }
  double open() const { return (step.difference.high - step.difference.low) / 2.0; }
};

Gap gap_in(const std::string& wave, const Claim& claim, const Bench& bench) {
  const FigureName one{wave, claim.groups.front(), claim.measures.front(), claim.statistic};
  const FigureName other{wave, claim.groups.back(), claim.measures.front(), claim.statistic};
  return {step_between(evidence(bench.sources, one), evidence(bench.sources, other),
                       bench.study().rules)};
}

bool is_cut(const Claim& claim, const Bench& bench) {
  return std::ranges::any_of(series_of(claim, bench), [&](const Series& s) {
    return step_between(s.marks.front(), s.marks.back(), bench.sources).hindrance == Hindrance::Cut;
  });
}

// Four marks, each with an error of its own.
bool is_shown(const Gap& before, const Gap& after, double moved, const Rules& rules) {
  const double least = std::abs(moved) - before.open() - after.open();
  const auto &one = before.step.standard_error, &other = after.step.standard_error;
  if (!one || !other || least <= hair) return false;
  const double error = std::hypot(*one, *other);
  return least / error > estimate::normal_quantile((1.0 + rules.confidence) / 2.0);
}

// "van 0,4 naar 0,7": the first is of the earlier wave.
bool numbers_fit(const Claim& claim, const Bench& bench, const Gap& before, const Gap& after) {
  std::vector<const NumberInText*> amounts;
  for (const NumberSaid& n : claim.said.numbers)
    if (n.role == NumberRole::Amount) amounts.push_back(&bench.letter.numbers[n.number]);
  const auto is = [](const NumberInText* n, const Gap& gap) {
    const double size = gap.size();
    return fit(*n, {size, size}) == NumberFit::Right;
  };
  if (amounts.size() == 2) return is(amounts.front(), before) && is(amounts.back(), after);
  return std::ranges::all_of(amounts,
                             [&](const NumberInText* n) { return is(n, after) || is(n, before); });
}

}  // namespace

Judgement judge_gap(const Claim& claim, const Bench& bench) {
  Judgement j;
  const std::vector<Series> series = series_of(claim, bench);
  j.evidence = all_marks(series);
  j.would_be_true = would_have_been(series, bench);
  if (claim.waves.size() != 2 || claim.groups.size() != 2 || claim.measures.size() != 1) return j;
  const Gap before = gap_in(claim.waves.front(), claim, bench);
  const Gap after = gap_in(claim.waves.back(), claim, bench);
  j.steps = {before.step, after.step};
  j.numbers = bind_numbers(claim, bench.letter, bench.study(), {j.evidence, {}, j.steps});
  for (const Gap* gap : {&before, &after})
    if (gap->step.hindrance != Hindrance::None && gap->step.hindrance != Hindrance::NoError)
      return j;
  if (is_cut(claim, bench)) return j;
  const double moved = after.size() - before.size();
  const bool wider = claim.more.at("gap") == "wider";
  const bool as_said = wider ? moved > hair : moved < -hair;
  const bool shown = is_shown(before, after, moved, bench.study().rules);
  j.reasons.push_back(
      bench.words.sentence(shown ? "gap.shown" : "gap.chance",
                           {{"one", group_text(claim.groups.front(), bench)},
                            {"other", group_text(claim.groups.back(), bench)},
                            {"before", size_number(before.size(), before.step, bench, 1)},
                            {"from", claim.waves.front()},
                            {"after", size_number(after.size(), after.step, bench, 1)},
                            {"to", claim.waves.back()}}));
  j.verdict = !shown    ? Verdict::NotDemonstrable
              : as_said ? Verdict::Supported
                        : Verdict::Contradicted;
  if (!numbers_fit(claim, bench, before, after)) j.verdict = Verdict::Contradicted;
  if (j.verdict == Verdict::Supported && (claim.said.large || claim.said.small))
    j.verdict = Verdict::Partly;
  return j;
}

}  // namespace peil::findings
