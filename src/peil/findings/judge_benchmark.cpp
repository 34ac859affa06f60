// Claims that hold a mark against a benchmark, through the gate on comparability.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/benchmark_steps.h"
#include "peil/findings/judge_benchmark_gate.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

Words size_text(const Step& s, const Bench& bench) {
  const double sign = s.difference.high <= 1e-9 ? -1.0 : 1.0;
  const int decimals = s.after.ground == Ground::Print ? 1 : 2;
  const std::string low =
      bench.words.number(sign > 0 ? s.difference.low : -s.difference.high, decimals);
  const std::string high =
      bench.words.number(sign > 0 ? s.difference.high : -s.difference.low, decimals);
  return low == high ? plain(low) : bench.words.say("range", {{"low", low}, {"high", high}});
}

const char* outcome_key(const Step& s) {
  switch (s.outcome) {
    case Outcome::Rose:
      return "benchmark.above";
    case Outcome::Fell:
      return "benchmark.below";
    case Outcome::RoseInPrint:
      return "benchmark.above-in-print";
    case Outcome::FellInPrint:
      return "benchmark.below-in-print";
    default:
      return "benchmark.open";
  }
}

class BenchmarkJudge {
 public:
  BenchmarkJudge(const Claim& claim, const Bench& bench)
      : claim_(claim),
        bench_(bench),
        series_(series_of(claim, bench)),
        gate_(admit(claim, bench)) {}

  Judgement judge() {
    j_.evidence = all_marks(series_);
    j_.rows = gate_.of_year;
    if (gate_.refused.empty()) j_.steps = steps(0.0);
    j_.numbers =
        bind_numbers(claim_, bench_.letter, bench_.study(), {j_.evidence, gate_.of_year, j_.steps});
    j_.would_be_true = would();
    if (!gate_.refused.empty()) {
      j_.reasons = gate_.refused;
      say_afterwards();
      return std::move(j_);
    }
    compared_with();
    if (claim_.kind == ClaimKind::Equal) {
      equal();
    } else {
      higher_or_lower();
    }
    caveats();
    say_afterwards();
    return std::move(j_);
  }

 private:
  // Which row is compared with, and which one the letter printed instead.
  void compared_with() {
    const Words own = level_text(BenchmarkLevel::Organisation, bench_);
    const std::string like = mark_of(*gate_.like, bench_);
    bool said = false;
    for (const BenchmarkRow* row : gate_.of_year) {
      if (row == gate_.like || !prints(*row)) continue;
      j_.reasons.push_back(
          bench_.words.sentence("benchmark.level", {{"mark", mark_of(*row, bench_)},
                                                    {"year", row->year},
                                                    {"level", level_text(row->level, bench_)},
                                                    {"own", own},
                                                    {"like", like}}));
      said = true;
    }
    if (said) return;
    Words text = bench_.words.say("benchmark.like",
                                  {{"own", own}, {"like", like}, {"year", gate_.like->year}});
    for (const BenchmarkRow* row : gate_.of_year) {
      if (row == gate_.like) continue;
      text = std::move(text) + plain("; ") +
             bench_.words.say("benchmark.also", {{"level", level_text(row->level, bench_)},
                                                 {"mark", mark_of(*row, bench_)}});
    }
    j_.reasons.push_back(capitalised(std::move(text) + plain(".")));
  }

  bool prints(const BenchmarkRow& row) const {
    return std::ranges::any_of(j_.numbers.benchmark_rows,
                               [&](std::size_t r) { return gate_.of_year[r] == &row; });
  }

  // Each group against the benchmark, judged together with all groups of its kind.
  std::vector<Step> steps(double shift) const {
    std::vector<Step> all;
    for (const Series& s : series_) {
      all.push_back(
          benchmark_steps(*gate_.like, {s.marks.front().name()}, shift, bench_.sources).front());
    }
    return all;
  }

  Words own_text(std::size_t i) const {
    return bench_.words.say("in-group", {{"group", capitalised(subject_text(series_[i], bench_))},
                                         {"text", marks_text(series_[i].marks, bench_)}});
  }

  void say_missing(std::size_t i) {
    const auto lacks = missing_text(series_[i], bench_);
    j_.reasons.insert(j_.reasons.end(), lacks.begin(), lacks.end());
  }

  void say_not_held(std::size_t i) {
    j_.reasons.push_back(not_held_text(series_[i].marks.front(), own_text(i), bench_));
  }

  void higher_or_lower() {
    const int sign = claim_.kind == ClaimKind::Below ? -1 : 1;
    const std::vector<Step>& plain = j_.steps;
    const std::vector<Step> tested = claim_.by ? steps(sign * *claim_.by) : plain;
    std::vector<Verdict> verdicts;
    std::vector<Words> sizes;
    for (std::size_t i = 0; i < tested.size(); ++i) {
      Verdict v = verdict_against(tested[i].outcome, sign);
      if (claim_.by_large && v == Verdict::Supported) v = Verdict::Partly;
      verdicts.push_back(claim_.denied ? denied(v) : v);
      say_missing(i);
      if (plain[i].hindrance == Hindrance::NoMark) continue;
      if (plain[i].hindrance == Hindrance::NoError) {
        say_not_held(i);
        continue;
      }
      sizes.push_back(size_text(plain[i], bench_));
      j_.reasons.push_back(bench_.words.sentence(outcome_key(plain[i]),
                                                 {{"mark", own_text(i)}, {"size", sizes.back()}}));
      const auto needed = interviews_against_fixed(tested[i], sign, bench_.study().rules);
      if (needed && (!j_.needed || needed->interviews > j_.needed->interviews)) j_.needed = needed;
    }
    j_.verdict = together(verdicts);
    j_.needed_against_fixed = true;
    if (j_.verdict == Verdict::Supported || j_.verdict == Verdict::Contradicted) j_.needed.reset();
    if (claim_.by) {
      j_.needed_beyond = ::peil::plain(bench_.words.stated(*claim_.by));
      j_.reasons.push_back(bench_.words.sentence("benchmark.by", {{"by", *j_.needed_beyond}}));
    }
    if (claim_.by_large && !sizes.empty()) {
      j_.reasons.push_back(
          bench_.words.sentence("benchmark.large", {{"sizes", bench_.words.list(sizes)}}));
    }
  }

  void equal() {
    if (!claim_.margin) {
      j_.reasons.push_back(bench_.words.sentence("needs.margin"));
      if (differs()) j_.verdict = Verdict::Contradicted;
      return;
    }
    std::vector<Verdict> verdicts;
    const std::vector<Step>& all = j_.steps;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Within w = within(all[i], *claim_.margin);
      verdicts.push_back(verdict_within(w));
      say_missing(i);
      if (w == Within::NotTested) {
        if (all[i].hindrance != Hindrance::NoMark) say_not_held(i);
        continue;
      }
      const Interval range = all[i].interval.value_or(all[i].difference);
      const char* key = w == Within::Shown     ? "equal.shown"
                        : w == Within::InPrint ? "equal.in-print"
                        : w == Within::Open    ? "equal.open"
                                               : "equal.beyond";
      j_.reasons.push_back(
          bench_.words.sentence(key, {{"mark", own_text(i)},
                                      {"margin", bench_.words.stated(*claim_.margin)},
                                      {"low", bench_.words.signed_number(range.low, 2)},
                                      {"high", bench_.words.signed_number(range.high, 2)}}));
    }
    j_.verdict = together(verdicts);
  }

  // Without a margin too, what is higher or lower by more than chance is not equal.
  bool differs() {
    bool any = false;
    for (std::size_t i = 0; i < j_.steps.size(); ++i) {
      const Step& s = j_.steps[i];
      if (s.outcome != Outcome::Rose && s.outcome != Outcome::Fell) continue;
      any = true;
      j_.reasons.push_back(bench_.words.sentence(
          outcome_key(s), {{"mark", own_text(i)}, {"size", size_text(s, bench_)}}));
    }
    return any;
  }

  void caveats() {
    const BenchmarkRow& row = *gate_.like;
    if (!row.population.empty()) {
      j_.reasons.push_back(bench_.words.sentence(
          "benchmark.population",
          {{"population", inside_a_sentence(bench_.words.study_text(row.population))}}));
    }
    j_.reasons.push_back(row.answers
                             ? bench_.words.sentence("benchmark.own-error",
                                                     {{"n", bench_.words.count(*row.answers)}})
                             : bench_.words.sentence("benchmark.fixed"));
  }

  // What is compared with, or why there is nothing to compare with.
  void say_afterwards() {
    const std::string& wave = claim_.waves.front();
    for (const BenchmarkRow* row : gate_.of_year) {
      const bool compared = gate_.like == nullptr || row == gate_.like;
      if (!compared || !bench_.sources.afterwards.benchmark(*row, wave)) continue;
      j_.reasons.push_back(
          bench_.words.sentence("afterwards.benchmark",
                                {{"label", bench_.words.study_text(row->label)}, {"wave", wave}}));
      return;
    }
  }

  Words would() const {
    if (gate_.of_year.empty()) return would_have_been(series_, bench_);
    std::vector<const BenchmarkRow*> rows = gate_.of_year;
    std::ranges::stable_sort(rows, {}, [&](const BenchmarkRow* r) { return r != gate_.like; });
    std::vector<Words> levels;
    for (const BenchmarkRow* row : rows) {
      levels.push_back(bench_.words.say("would.level", {{"level", level_text(row->level, bench_)},
                                                        {"mark", mark_of(*row, bench_)}}));
    }
    return bench_.words.say("would.benchmark",
                            {{"marks", would_have_been(series_, bench_)},
                             {"label", bench_.words.study_text(rows.front()->label)},
                             {"levels", bench_.words.list(levels)}});
  }

  const Claim& claim_;
  const Bench& bench_;
  std::vector<Series> series_;
  Admitted gate_;
  Judgement j_;
};

}  // namespace

Judgement judge_benchmark(const Claim& claim, const Bench& bench) {
  return BenchmarkJudge(claim, bench).judge();
}

}  // namespace peil::findings
