// Claims that hold a mark, a share or a handling time against a target that somebody set.
#include <algorithm>
#include <cmath>

#include "peil/findings/judge_claim.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;

// A count of all cases has no chance: what is left open is what was rounded away. The lowest number
// that rounds to what was printed is one that it may be, the highest is not.
Step counted_step(const Evidence& target, const Evidence& own) {
  Step s;
  s.before = target, s.after = own;
  s.difference = {own.mark.low - target.mark.high, own.mark.high - target.mark.low};
  s.hindrance = Hindrance::None;
  s.error_known = true;
  s.outcome = s.difference.low > hair    ? Outcome::Rose
              : s.difference.high < hair ? Outcome::Fell
                                         : Outcome::NotShown;
  return s;
}

// Decimals, as marks have them, that show on which side of the target a figure lies: 74.96% is no
// 75%, though it prints so.
int decimals_beside(const Evidence& own, const Evidence& target, const std::string& language) {
  constexpr int least = 1, most = 4;
  if (!own.figure || std::abs(own.mark.low - target.mark.low) < hair) return least;
  const auto print = [&](double value, int decimals) {
    return value_text(own, value, language, decimals);
  };
  int decimals = least;
  while (decimals < most && print(own.mark.low, decimals) == print(target.mark.low, decimals))
    ++decimals;
  return decimals;
}

Words size_text(const Step& s, const Bench& bench) {
  const double sign = s.difference.high <= hair ? -1.0 : 1.0;
  const int decimals =
      s.after.ground == Ground::Print
          ? 1
          : std::max(2, decimals_beside(s.after, s.before, bench.words.language()));
  const double low = sign > 0 ? s.difference.low : -s.difference.high;
  const double high = sign > 0 ? s.difference.high : -s.difference.low;
  const std::string from = size_number(low, s, bench, decimals);
  const std::string to = size_number(high, s, bench, decimals);
  return with_unit(
      from == to ? plain(from) : bench.words.say("range", {{"low", from}, {"high", to}}), s, bench);
}

const char* outcome_key(const Step& s) {
  switch (s.outcome) {
    case Outcome::Rose:
      return s.after.counted ? "target.above-counted" : "target.above";
    case Outcome::Fell:
      return s.after.counted ? "target.below-counted" : "target.below";
    case Outcome::RoseInPrint:
      return "target.above-in-print";
    case Outcome::FellInPrint:
      return "target.below-in-print";
    default:
      return s.after.counted ? "target.open-counted" : "target.open";
  }
}

class TargetJudge {
 public:
  TargetJudge(const Claim& claim, const Bench& bench)
      : claim_(claim),
        bench_(bench),
        target_(*std::ranges::find(bench.study().published.targets, claim.target, &Target::name)),
        set_(target_evidence(target_, claim.waves.front())),
        series_(series_of(claim, bench)) {}

  Judgement judge() {
    j_.evidence = all_marks(series_);
    j_.would_be_true = would();
    if (const Words refused = not_set_for(); !refused.empty()) {
      bind();
      j_.reasons.push_back(refused);
      return std::move(j_);
    }
    std::vector<Verdict> verdicts;
    for (const Series& s : series_) verdicts.push_back(against(s));
    bind();
    j_.verdict = together(verdicts);
    j_.needed_against_fixed = true;
    if (j_.verdict == Verdict::Supported || j_.verdict == Verdict::Contradicted) j_.needed.reset();
    j_.reasons.push_back(bench_.words.sentence(
        "target.is", {{"label", bench_.words.study_text(target_.label)}, {"value", value()}}));
    if (bench_.sources.afterwards.target(target_, claim_.waves.front()))
      j_.reasons.push_back(bench_.words.sentence(
          "afterwards.target",
          {{"label", bench_.words.study_text(target_.label)}, {"wave", claim_.waves.front()}}));
    if (claim_.by) {
      j_.needed_beyond = by_text();
      j_.reasons.push_back(bench_.words.sentence("target.by", {{"by", *j_.needed_beyond}}));
    }
    return std::move(j_);
  }

 private:
  std::string value() const { return mark_text(set_, bench_.words.language()); }

  int decimals() const {
    int most = 1;
    for (const Series& s : series_)
      for (const Evidence& own : s.marks)
        most = std::max(most, decimals_beside(own, set_, bench_.words.language()));
    return most;
  }

  // The words may print the target as well as what is held against it.
  void bind() {
    std::vector<Evidence> figures = j_.evidence;
    figures.push_back(set_);
    j_.numbers = bind_numbers(claim_, bench_.letter, bench_.study(), {figures, {}, j_.steps});
    j_.evidence = std::move(figures);
  }

  Words not_set_for() const {
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
      return names.empty() || std::ranges::find(names, name) != names.end();
    };
    std::vector<Words> groups;
    for (const std::string& g : target_.groups) groups.push_back(group_text(g, bench_));
    const Words label = bench_.words.study_text(target_.label);
    if (!has(target_.waves, claim_.waves.front()))
      return bench_.words.sentence("target.other-wave",
                                   {{"label", label}, {"waves", bench_.words.list(target_.waves)}});
    for (const std::string& g : claim_.groups) {
      if (!has(target_.groups, g))
        return bench_.words.sentence("target.other-group",
                                     {{"label", label}, {"groups", bench_.words.list(groups)}});
    }
    return {};
  }

  Words by_text() const {
    Step of;
    of.before = set_, of.after = set_;
    return with_unit(plain(bench_.words.stated(*claim_.by)), of, bench_);
  }

  // Judged together with all groups of its kind, as a benchmark is.
  Step step(const Evidence& own, double shift) const {
    Evidence target = set_;
    target.mark = {set_.mark.low + shift, set_.mark.high + shift};
    if (own.counted) return counted_step(target, own);
    const Rules& rules = bench_.study().rules;
    std::vector<Step> steps;
    std::size_t wanted = 0;
    for (const std::string& group : groups_like(own.group, bench_.study())) {
      if (group == own.group) wanted = steps.size();
      FigureName name = own.name();
      name.domain = group;
      steps.push_back(step_between(target, evidence(bench_.sources, name), rules));
    }
    std::vector<Step*> family;
    for (Step& s : steps) family.push_back(&s);
    findings::judge(family, rules);
    return strict(steps[wanted]);
  }

  // The lowest number that rounds to a printed mark may be the target itself.
  static Step strict(Step s) {
    const bool touches = s.difference.low < hair;
    if (s.outcome == Outcome::RoseInPrint && touches) s.outcome = Outcome::NotShown;
    return s;
  }

  Verdict against(const Series& series) {
    const int sign = claim_.kind == ClaimKind::Below ? -1 : 1;
    const Evidence& own = series.marks.front();
    const auto lacks = missing_text(series, bench_);
    j_.reasons.insert(j_.reasons.end(), lacks.begin(), lacks.end());
    if (!own.known()) return Verdict::NotTestable;
    const Step plain_step = step(own, 0.0);
    const Step tested = claim_.by ? step(own, sign * *claim_.by / in_print_units(own)) : plain_step;
    j_.steps.push_back(plain_step);
    if (plain_step.hindrance != Hindrance::None) {
      j_.reasons.push_back(not_held_text(own, own_text(series), bench_));
      return Verdict::NotTestable;
    }
    const Words size = size_text(plain_step, bench_);
    j_.reasons.push_back(bench_.words.sentence(outcome_key(plain_step),
                                               {{"mark", own_text(series)}, {"size", size}}));
    if (!own.counted) {
      const auto needed = interviews_against_fixed(tested, sign, bench_.study().rules);
      if (needed && (!j_.needed || needed->interviews > j_.needed->interviews)) j_.needed = needed;
    }
    const Verdict verdict = verdict_against(tested.outcome, sign);
    if (!claim_.by_large || verdict != Verdict::Supported) return verdict;
    j_.reasons.push_back(bench_.words.sentence("benchmark.large", {{"sizes", size}}));
    return Verdict::Partly;
  }

  Words own_text(const Series& series) const {
    return bench_.words.say("in-group", {{"group", capitalised(subject_text(series, bench_))},
                                         {"text", marks_text(series.marks, bench_, decimals())}});
  }

  Words would() const {
    return bench_.words.say("would.target",
                            {{"marks", would_have_been(series_, bench_, decimals())},
                             {"label", bench_.words.study_text(target_.label)},
                             {"value", value()}});
  }

  const Claim& claim_;
  const Bench& bench_;
  const Target& target_;
  Evidence set_;
  std::vector<Series> series_;
  Judgement j_;
};

}  // namespace

Judgement judge_target(const Claim& claim, const Bench& bench) {
  return TargetJudge(claim, bench).judge();
}

}  // namespace peil::findings
