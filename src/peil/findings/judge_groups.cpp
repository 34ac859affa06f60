// Claims that one group is above, below or beside another in one wave.
#include <algorithm>

#include "peil/findings/group_pairs.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

bool contains(const std::string& whole, const std::string& part, const Study& study) {
  if (whole == "all") return true;
  const CustomerGroup* group = study.customer_group(part);
  return group != nullptr && group->reporting_group == whole;
}

class GroupsJudge {
 public:
  GroupsJudge(const Claim& claim, const Bench& bench)
      : claim_(claim), bench_(bench), series_(series_of(claim, bench)) {}

  Judgement judge() {
    j_.evidence = all_marks(series_);
    j_.would_be_true = would_have_been(series_, bench_);
    for (const Series& s : series_) {
      const auto lacks = missing_text(s, bench_);
      j_.reasons.insert(j_.reasons.end(), lacks.begin(), lacks.end());
    }
    std::vector<Verdict> verdicts;
    for (const std::string& measure : claim_.measures) {
      for (std::size_t g = 1; g < claim_.groups.size(); ++g)
        verdicts.push_back(said_of(against(measure, claim_.groups[g])));
    }
    j_.numbers = bind_numbers(claim_, bench_.letter, bench_.study(), {j_.evidence, {}, j_.steps});
    j_.verdict = together(verdicts);
    return std::move(j_);
  }

 private:
  Verdict said_of(Verdict verdict) const { return claim_.denied ? denied(verdict) : verdict; }

  const std::string& first() const { return claim_.groups.front(); }

  Verdict against(const std::string& measure, const std::string& other) {
    const Study& study = bench_.study();
    if (contains(first(), other, study) || contains(other, first(), study))
      return refused("groups.overlap", other);
    if (!errors_go_apart(claim_.waves.back(), study)) return refused("groups.clusters", other);
    const Step pair = pair_of(measure, other);
    j_.steps.push_back(pair);
    if (pair.hindrance != Hindrance::None) {
      if (pair.hindrance != Hindrance::NoMark) refused("groups.not-tested", other);
      return Verdict::NotTestable;
    }
    if (claim_.kind == ClaimKind::GroupEqual) return equal(pair, other);
    const Outcome outcome = pair.after.group == first() ? pair.outcome : mirrored(pair.outcome);
    const bool chance = outcome == Outcome::NotShown;
    const bool print = outcome == Outcome::RoseInPrint || outcome == Outcome::FellInPrint;
    say(chance ? "groups.chance" : print ? "groups.in-print" : "groups.shown", pair, other);
    const bool either = claim_.more.contains("either") &&
                        (outcome == Outcome::Fell || outcome == Outcome::FellInPrint);
    return verdict_against(either ? mirrored(outcome) : outcome,
                           claim_.kind == ClaimKind::GroupBelow ? -1 : 1);
  }

  Verdict equal(const Step& pair, const std::string& other) {
    if (!claim_.margin) {
      j_.reasons.push_back(bench_.words.sentence("needs.margin"));
      const bool shown = pair.outcome == Outcome::Rose || pair.outcome == Outcome::Fell;
      if (shown) say("groups.shown", pair, other);
      return shown ? Verdict::Contradicted : Verdict::NotTestable;
    }
    const Within w = within(pair, *claim_.margin / in_print_units(pair.after));
    say(w == Within::Beyond ? "groups.shown" : "groups.range", pair, other);
    return verdict_within(w);
  }

  // Tested together with all pairs of groups of their kind.
  Step pair_of(const std::string& measure, const std::string& other) const {
    std::vector<std::string> groups = groups_like(first(), bench_.study());
    if (std::ranges::find(groups, other) == groups.end()) groups = {first(), other};
    const FigureName name{claim_.waves.back(), first(), measure, claim_.statistic};
    for (Step& s : judged_pairs(groups, name, bench_.sources)) {
      const bool one = s.before.group == first() && s.after.group == other;
      if (one || (s.before.group == other && s.after.group == first())) return std::move(s);
    }
    return {};
  }

  Verdict refused(const char* key, const std::string& other) {
    j_.reasons.push_back(bench_.words.sentence(
        key, {{"one", group_text(first(), bench_)},
              {"other", group_text(other, bench_)},
              {"least", bench_.words.count(bench_.study().rules.least_tested)}}));
    return Verdict::NotTestable;
  }

  // The first group first, with the difference as it is, chance included.
  void say(const char* key, const Step& pair, const std::string& other) {
    const bool turned = pair.before.group == first();
    const Interval& range = pair.interval ? *pair.interval : pair.difference;
    const double low = turned ? -range.high : range.low, high = turned ? -range.low : range.high;
    const std::string& language = bench_.words.language();
    j_.reasons.push_back(bench_.words.sentence(
        key, {{"one", group_text(first(), bench_)},
              {"mark", mark_text(turned ? pair.before : pair.after, language)},
              {"other", group_text(other, bench_)},
              {"second", mark_text(turned ? pair.after : pair.before, language)},
              {"low", signed_size(low, pair, bench_, 2)},
              {"high", flat(with_unit(plain(signed_size(high, pair, bench_, 2)), pair, bench_))}}));
  }

  const Claim& claim_;
  const Bench& bench_;
  std::vector<Series> series_;
  Judgement j_;
};

}  // namespace

Judgement judge_groups(const Claim& claim, const Bench& bench) {
  if (claim.more.contains("gap")) return judge_gap(claim, bench);
  return GroupsJudge(claim, bench).judge();
}

}  // namespace peil::findings
