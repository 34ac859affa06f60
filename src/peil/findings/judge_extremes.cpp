// Claims that something is the highest or lowest: an aspect, a group or a wave; and that something
// is so for the first time.
#include <algorithm>
#include <cmath>

#include "peil/findings/group_pairs.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/verdict_against.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;
constexpr double rounding = 0.1 + hair;  // what two differences of printed marks may hide

// The least that is demanded of the difference between what is named and another.
enum class Lead : std::uint8_t { Shown, InPrint, Open, Behind, ShownBehind, Unknown };

Lead lead_of(const Evidence& own, const Evidence& other, int sign) {
  if (!own.known() || !other.known()) return Lead::Unknown;
  const double least = sign > 0 ? own.mark.low - other.mark.high : other.mark.low - own.mark.high;
  const double most = sign > 0 ? own.mark.high - other.mark.low : other.mark.high - own.mark.low;
  const bool apart = own.figure || other.figure ? least > hair : least > -hair;
  if (apart) return Lead::InPrint;
  return most < hair ? Lead::Behind : Lead::Open;
}

Lead lead_of(const Step& step, bool own_after, int sign) {
  const bool up = (step.outcome == Outcome::Rose) == own_after;
  switch (step.outcome) {
    case Outcome::Rose:
    case Outcome::Fell:
      return up == (sign > 0) ? Lead::Shown : Lead::ShownBehind;
    case Outcome::NotTested:
      return Lead::Unknown;
    default:
      return lead_of(own_after ? step.after : step.before, own_after ? step.before : step.after,
                     sign) == Lead::InPrint
                 ? Lead::InPrint
                 : Lead::Open;
  }
}

class ExtremesJudge {
 public:
  ExtremesJudge(const Claim& claim, const Bench& bench)
      : claim_(claim),
        bench_(bench),
        series_(series_of(claim, bench)),
        sign_(claim.kind == ClaimKind::Lowest ? -1 : 1) {}

  Judgement judge() {
    j_.evidence = all_marks(series_);
    j_.would_be_true = would_have_been(series_, bench_);
    j_.numbers = bind_numbers(claim_, bench_.letter, bench_.study(), {j_.evidence});
    const auto among = claim_.more.find("among");
    const std::string what = among == claim_.more.end() ? "waves" : among->second;
    std::vector<Verdict> verdicts;
    for (const Series& s : series_) {
      const Evidence& own = s.marks.back();
      const auto lacks = missing_text(s, bench_);
      j_.reasons.insert(j_.reasons.end(), lacks.begin(), lacks.end());
      if (!own.known())
        verdicts.push_back(Verdict::NotTestable);
      else if (what == "aspects")
        verdicts.push_back(said_of(among_aspects(own)));
      else if (what == "changes")
        verdicts.push_back(said_of(among_changes(own)));
      else if (what == "groups")
        verdicts.push_back(said_of(among_groups(own)));
      else
        verdicts.push_back(said_of(among_waves(own)));
    }
    j_.verdict = together(verdicts);
    return std::move(j_);
  }

 private:
  // "afgezien van de klachten"
  bool left_out(const std::string& item) const {
    const auto without = claim_.more.find("without");
    return without != claim_.more.end() && without->second == item;
  }

  Verdict said_of(Verdict verdict) const { return claim_.denied ? denied(verdict) : verdict; }

  // Everybody judged every aspect, so that their errors go together: more than print says nothing.
  Verdict among_aspects(const Evidence& own) {
    const Study& study = bench_.study();
    const auto scale = scale_of(study.form(own.wave), own.measure);
    std::vector<std::pair<Lead, Evidence>> others;
    for (const Question& q : study.form(own.wave).questions) {
      for (const std::string& item : items_of(q)) {
        if (item == own.measure || item == study.overall || scale_of(q) != scale || left_out(item))
          continue;
        FigureName name = own.name();
        name.measure = item;
        Evidence other = evidence(bench_.sources, name);
        if (other.known()) others.emplace_back(lead_of(own, other, sign_), std::move(other));
      }
    }
    return verdict(own, others, Verdict::Partly, "extreme.aspects");
  }

  // The largest change since the wave before, whatever its direction where the words tell none: in
  // print at best.
  Verdict among_changes(const Evidence& own) {
    const Study& study = bench_.study();
    const int way = claim_.said.up == claim_.said.down ? 0 : claim_.said.up ? 1 : -1;
    const auto change = [&](const std::string& item) -> std::optional<double> {
      const FigureName name{own.wave, own.group, item, own.statistic};
      const Wave* before = wave_before(name, bench_.sources);
      const Evidence now = evidence(bench_.sources, name);
      if (before == nullptr || !now.known()) return {};
      FigureName then = name;
      then.wave = before->name;
      const Evidence was = evidence(bench_.sources, then);
      if (!was.known()) return {};
      const double moved = difference_of(step_between(was, now, study.rules));
      return way == 0 ? std::abs(moved) : way * moved;
    };
    const auto largest = change(own.measure);
    if (!largest) return Verdict::NotTestable;
    Verdict found = Verdict::Partly;
    for (const Question& q : study.form(own.wave).questions) {
      for (const std::string& item : items_of(q)) {
        const auto other = item == own.measure || item == study.overall || left_out(item)
                               ? std::nullopt
                               : change(item);
        if (!other) continue;
        if (*other > *largest + rounding) found = Verdict::Contradicted;
        if (found == Verdict::Partly && *other > *largest - rounding)
          found = Verdict::NotDemonstrable;
      }
    }
    j_.reasons.push_back(bench_.words.sentence("extreme.changes"));
    return found;
  }

  Verdict among_groups(const Evidence& own) {
    const std::vector<std::string> groups = groups_like(own.group, bench_.study());
    std::vector<std::pair<Lead, Evidence>> others;
    for (const Step& s : judged_pairs(groups, own.name(), bench_.sources)) {
      const bool after = s.after.group == own.group;
      if (!after && s.before.group != own.group) continue;
      const Evidence& other = after ? s.before : s.after;
      if (other.known()) others.emplace_back(lead_of(s, after, sign_), other);
    }
    return verdict(own, others, Verdict::Supported, "extreme.groups");
  }

  Verdict among_waves(const Evidence& own) {
    std::vector<std::pair<Lead, Evidence>> others;
    for (const Wave& wave : bench_.study().waves) {
      if (wave.name == own.wave) break;
      if (!begun_ && claim_.waves.size() > 1 && wave.name != claim_.waves.front()) continue;
      begun_ = true;
      FigureName name = own.name();
      name.wave = wave.name;
      Evidence before = evidence(bench_.sources, name);
      if (!before.known()) continue;
      const Step step =
          judged_step({own.measure, own.statistic, own.group, wave.name, own.wave}, bench_.sources);
      Lead lead = lead_of(step, true, sign_);
      if (step.hindrance == Hindrance::Cut) {
        cut_ = true;
        lead = lead_of(own, before, sign_) == Lead::Behind ? Lead::Behind : Lead::InPrint;
      }
      others.emplace_back(lead, std::move(before));
    }
    const Verdict best = cut_ ? Verdict::Partly : Verdict::Supported;
    const Verdict found = verdict(own, others, best, "extreme.waves");
    if (cut_ && found == Verdict::Partly)
      j_.reasons.push_back(bench_.words.sentence("extreme.cut"));
    return found;
  }

  Verdict verdict(const Evidence& own, const std::vector<std::pair<Lead, Evidence>>& others,
                  Verdict best, const char* key) {
    if (others.empty()) {
      j_.reasons.push_back(bench_.words.sentence("extreme.alone"));
      return Verdict::NotTestable;
    }
    const auto has = [&](Lead lead) {
      return std::ranges::find(others, lead, &std::pair<Lead, Evidence>::first) != others.end();
    };
    say(own, others, key);
    if (claim_.more.contains("rank")) return second(others);
    if (has(Lead::Behind) || has(Lead::ShownBehind)) return Verdict::Contradicted;
    if (has(Lead::Open)) return Verdict::NotDemonstrable;
    if (has(Lead::Unknown) || has(Lead::InPrint)) return Verdict::Partly;
    return best;
  }

  // "op één na het hoogst": in print one is before it, and no other.
  static Verdict second(const std::vector<std::pair<Lead, Evidence>>& others) {
    const auto count = [&](std::initializer_list<Lead> leads) {
      return std::ranges::count_if(others, [&](const auto& one) {
        return std::ranges::find(leads, one.first) != leads.end();
      });
    };
    const auto before = count({Lead::Behind, Lead::ShownBehind});
    const auto open = count({Lead::Open, Lead::Unknown});
    if (before > 1 || before + open == 0) return Verdict::Contradicted;
    return before == 1 && open == 0 ? Verdict::Partly : Verdict::NotDemonstrable;
  }

  // What stands nearest, or before it.
  void say(const Evidence& own, const std::vector<std::pair<Lead, Evidence>>& others,
           const char* key) {
    const auto nearest = std::ranges::max_element(others, {}, [&](const auto& one) {
      return sign_ * (one.second.mark.low + one.second.mark.high);
    });
    const Evidence& other = nearest->second;
    const std::string& language = bench_.words.language();
    j_.reasons.push_back(bench_.words.sentence(
        key,
        {{"own", mark_text(own, language)},
         {"subject", subject_text({own.measure, own.group, {own}, own.statistic}, bench_)},
         {"other", mark_text(other, language)},
         {"second", subject_text({other.measure, other.group, {other}, other.statistic}, bench_)},
         {"wave", other.wave}}));
  }

  const Claim& claim_;
  const Bench& bench_;
  std::vector<Series> series_;
  int sign_;
  bool cut_ = false, begun_ = false;
  Judgement j_;
};

}  // namespace

Judgement judge_extremes(const Claim& claim, const Bench& bench) {
  return ExtremesJudge(claim, bench).judge();
}

namespace {

// "voor het eerst een onvoldoende": which side of a pass the words name; 0: none.
int side_of(const Claim& claim, const Bench& bench) {
  for (const NumberSaid& n : claim.said.numbers)
    if (bench.letter.numbers[n.number].side != 0) return bench.letter.numbers[n.number].side;
  return 0;
}

// The first pass or fail: in print it is one now, and was none in any wave before.
Judgement judge_first_side(const Claim& claim, const Bench& bench, int side) {
  constexpr double least_pass = 5.5;
  Claim all = claim;
  all.waves.clear();
  for (const Wave& wave : bench.study().waves) {
    all.waves.push_back(wave.name);
    if (wave.name == claim.waves.back()) break;
  }
  const std::vector<Series> series = series_of(all, bench);
  Judgement j;
  j.evidence = all_marks(series);
  j.would_be_true = would_have_been(series, bench);
  bool known = false, wrong = false;
  for (const Evidence& e : j.evidence) {
    if (!e.known()) continue;
    const double unit = in_print_units(e);
    const bool fails = e.mark.high * unit <= least_pass + hair;
    const bool passes = e.mark.low * unit >= least_pass - hair;
    const bool now = e.wave == claim.waves.back();
    known = known || now;
    wrong = wrong || (now == (side < 0) ? passes : fails);
  }
  j.verdict = wrong ? Verdict::Contradicted : known ? Verdict::Partly : Verdict::NotTestable;
  return j;
}

}  // namespace

// The first rise or fall: this one is shown, and no step before it went that way.
Judgement judge_first(const Claim& claim, const Bench& bench) {
  const int side = side_of(claim, bench);
  if (side != 0 && !claim.said.has_direction()) return judge_first_side(claim, bench, side);
  Claim change = claim;
  change.kind = claim.said.down && !claim.said.up ? ClaimKind::Fall : ClaimKind::Rise;
  if (claim.waves.size() < 2 || !claim.said.has_direction()) {
    Judgement j;
    j.evidence = all_marks(series_of(claim, bench));
    j.reasons = {bench.words.sentence("first.not-judged")};
    j.would_be_true = would_have_been(series_of(claim, bench), bench);
    return j;
  }
  Judgement j = judge_change(change, bench);
  const Outcome same = change.kind == ClaimKind::Rise ? Outcome::Rose : Outcome::Fell;
  const Outcome in_print =
      change.kind == ClaimKind::Rise ? Outcome::RoseInPrint : Outcome::FellInPrint;
  bool all_known = true;
  for (const Series& s : series_of(claim, bench)) {
    const Wave* before = nullptr;
    for (const Wave& wave : bench.study().waves) {
      if (wave.name == claim.waves.back()) break;
      if (before != nullptr) {
        const Step step =
            judged_step({s.measure, s.statistic, s.group, before->name, wave.name}, bench.sources);
        all_known = all_known && step.hindrance == Hindrance::None;
        if (step.outcome == same || step.outcome == in_print) {
          j.verdict = Verdict::Contradicted;
          j.reasons.push_back(
              bench.words.sentence("first.before", {{"way", way_text(step, bench)}}));
        }
      }
      before = &wave;
    }
  }
  if (!all_known && j.verdict == Verdict::Supported) {
    j.verdict = Verdict::Partly;
    j.reasons.push_back(bench.words.sentence("first.unknown"));
  }
  return j;
}

}  // namespace peil::findings
