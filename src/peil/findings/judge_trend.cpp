// Claims that a mark went one way for years: judged on the line through the waves, and not on the
// first against the last.
#include <algorithm>
#include <cmath>

#include "peil/base/text.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/wave_trend.h"

namespace peil::findings {
namespace {

constexpr int slope_decimals = 2;  // of a mark, as reports have them
constexpr double hair = 1e-9;

/// A measure in a group: its line, and the steps between waves that compare.
struct Course {
  Series series;
  std::optional<WaveTrend> line;  ///< of three waves or more
  std::vector<Step> steps;
};

bool is_same(Outcome outcome, int sign) {
  return outcome == (sign > 0 ? Outcome::Rose : Outcome::Fell);
}

bool goes_the_way(const Course& c, int sign) {
  return std::ranges::any_of(c.steps, [&](const Step& s) { return is_same(s.outcome, sign); });
}

// Of two waves that compare there is a step, and no line: what came before them is not known.
Verdict without_line(const Course& c, int sign, bool denied) {
  if (goes_the_way(c, -sign)) return denied ? Verdict::Supported : Verdict::Contradicted;
  return goes_the_way(c, sign) && !denied ? Verdict::Partly : Verdict::NotTestable;
}

bool has_line(const Course& c) { return c.line && c.line->hindrance == Hindrance::None; }

Verdict verdict_of(const Course& c, int sign, bool denied) {
  if (!has_line(c)) return without_line(c, sign, denied);
  const WaveTrend& line = *c.line;
  if (is_same(line.outcome, -sign)) return denied ? Verdict::Supported : Verdict::Contradicted;
  const bool turned = goes_the_way(c, -sign);  // the line goes up, though it once fell
  if (denied) return is_same(line.outcome, sign) ? Verdict::Contradicted : Verdict::NotDemonstrable;
  if (is_same(line.outcome, sign)) return turned ? Verdict::Partly : Verdict::Supported;
  const bool uneven = !line.straight && line.one_way && line.value() * sign > 0;
  return uneven && goes_the_way(c, sign) ? Verdict::Partly : Verdict::NotDemonstrable;
}

// "sinds 2007": where the line would begin later, it says nothing of that way.
bool begins_late(const Claim& claim, const Course& c) {
  if (claim.more.find("trend")->second != "since") return false;
  return std::ranges::any_of(c.steps, [](const Step& s) { return s.hindrance == Hindrance::Cut; });
}

Course course_of(const Claim& claim, Series series, const Bench& bench) {
  Course c;
  c.steps = steps_of(series.marks, bench.sources);
  for (WaveTrend& line : wave_trends(bench.sources, groups_like(series.group, bench.study()),
                                     {series.measure, claim.waves.front(), claim.waves.back()}))
    if (line.group == series.group) c.line = std::move(line);
  c.series = std::move(series);
  return c;
}

void judge_printed_steps(std::vector<Course>& all, const Bench& bench) {
  std::vector<Step*> steps;
  for (Course& c : all)
    for (Step& s : c.steps) steps.push_back(&s);
  judge_printed_together(steps, bench.study().rules);
}

// A number of the line, with what it goes through.
Words slope_words(double value, const char* part, const WaveTrend& line, const Bench& bench) {
  const bool without_sign = std::string_view(part).empty() && line.outcome != Outcome::NotShown;
  const std::string text = without_sign ? bench.words.number(std::abs(value), slope_decimals)
                                        : bench.words.signed_number(value, slope_decimals);
  return {{TextRun::Kind::Figure, "", "", {text, exact_text(value), key_of(line), part, ""}}};
}

Words line_text(const Course& c, const Bench& bench) {
  const WaveTrend& line = *c.line;
  const std::string seen = is_same(line.outcome, 1)    ? "trend.rose"
                           : is_same(line.outcome, -1) ? "trend.fell"
                           : line.straight             ? "trend.not-shown"
                                                       : "trend.not-straight";
  return bench.words.sentence(seen,
                              {{"n", bench.words.count(line.waves.size())},
                               {"from", line.waves.front().mark.wave},
                               {"to", line.waves.back().mark.wave},
                               {"slope", slope_words(line.value(), "", line, bench)},
                               {"low", slope_words(line.interval->low, "low", line, bench)},
                               {"high", slope_words(line.interval->high, "high", line, bench)}});
}

std::vector<Words> course_text(const Course& c, const Bench& bench) {
  std::vector<Words> said;
  if (has_line(c)) {
    said.push_back(line_text(c, bench));
    return said;
  }
  said.push_back(bench.words.sentence("trend.too-few"));
  for (const Step& s : c.steps) {
    if (s.whole || (s.outcome != Outcome::Rose && s.outcome != Outcome::Fell)) continue;
    said.push_back(
        bench.words.sentence(s.outcome == Outcome::Rose ? "trend.step.rose" : "trend.step.fell",
                             {{"way", way_text(s, bench)}}));
  }
  return said;
}

// "gemiddeld 0,1 per jaar" is held against the slope, and against no difference.
void hold_slopes(const Claim& claim, const std::vector<Course>& all, Judgement& j,
                 const Bench& bench) {
  for (const std::size_t n : claim.numbers) {
    const NumberSaid* said = claim.said.of(n);
    const NumberInText& number = bench.letter.numbers[n];
    if (said == nullptr || said->role != NumberRole::Amount || !number.value) continue;
    const double half = 0.5 * std::pow(10.0, -number.decimals) + hair;
    const double size = std::abs(*number.value);
    const bool fits = std::ranges::all_of(all, [&](const Course& c) {
      if (!has_line(c)) return false;
      const double low = std::min(std::abs(c.line->slope.low), std::abs(c.line->slope.high));
      const double high = std::max(std::abs(c.line->slope.low), std::abs(c.line->slope.high));
      return size >= low - half && size <= high + half;
    });
    j.numbers.bound.insert(n);
    if (fits || j.verdict == Verdict::NotTestable) continue;
    j.verdict = Verdict::Contradicted;
    j.reasons.push_back(
        bench.words.sentence("trend.other-slope", {{"number", quoted(number.text, bench)}}));
  }
}

Claim without_slopes(Claim claim) {
  std::erase_if(claim.numbers, [&](std::size_t n) {
    const NumberSaid* said = claim.said.of(n);
    return said != nullptr && said->role == NumberRole::Amount;
  });
  return claim;
}

}  // namespace

Judgement judge_trend(const Claim& claim, const Bench& bench) {
  const int sign = claim.kind == ClaimKind::Fall ? -1 : 1;
  std::vector<Course> all;
  for (Series& s : series_of(claim, bench)) all.push_back(course_of(claim, std::move(s), bench));
  judge_printed_steps(all, bench);
  Judgement j;
  std::vector<Verdict> verdicts;
  for (const Course& c : all) {
    if (is_unknown(c.series)) {
      verdicts.push_back(Verdict::NotTestable);
      continue;
    }
    verdicts.push_back(begins_late(claim, c) ? Verdict::NotTestable
                                             : verdict_of(c, sign, claim.denied));
    j.steps.insert(j.steps.end(), c.steps.begin(), c.steps.end());
    j.evidence.insert(j.evidence.end(), c.series.marks.begin(), c.series.marks.end());
    std::vector<Words> said = course_text(c, bench);
    if (all.size() > 1 && !said.empty())
      said.front() =
          bench.words.say("in-group", {{"group", capitalised(subject_text(c.series, bench))},
                                       {"text", inside_a_sentence(said.front())}});
    j.reasons.insert(j.reasons.end(), said.begin(), said.end());
  }
  if (auto said = unknown_text(series_of(claim, bench), bench)) j.reasons.push_back(*said);
  j.verdict = together(verdicts);
  j.would_be_true = would_have_been(series_of(claim, bench), bench);
  const bool per_year = claim.more.contains("per-year");
  j.numbers = bind_numbers(per_year ? without_slopes(claim) : claim, bench.letter, bench.study(),
                           {j.evidence, {}, j.steps});
  if (per_year) hold_slopes(claim, all, j, bench);
  return j;
}

}  // namespace peil::findings
