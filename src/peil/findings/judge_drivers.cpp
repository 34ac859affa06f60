// Claims of what people value, find important, or want improved first: held against the drivers of
// a wave, as peil findings tells them.
#include <algorithm>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

const DriverFinding& of_kind(const DriverFindings& found, ClaimKind kind) {
  return kind == ClaimKind::Priority    ? found.priority
         : kind == ClaimKind::Important ? found.important
                                        : found.valued;
}

bool holds(const DriverFinding& found, const std::string& measure) {
  return std::ranges::any_of(found.lines,
                             [&](const DriverLine& line) { return line.driver.column == measure; });
}

class DriversJudge {
 public:
  DriversJudge(const Claim& claim, const Bench& bench) : claim_(claim), bench_(bench) {}

  Judgement judge() {
    const std::vector<Series> series = series_of(claim_, bench_);
    j_.evidence = all_marks(series);
    j_.numbers = bind_numbers(claim_, bench_.letter, bench_.study(), {j_.evidence});
    for (const Series& one : series) look_at(one);
    j_.verdict = together(verdicts_);
    if (j_.verdict != Verdict::Supported && !told_.empty())
      j_.would_be_true = capitalised(join(told_, "; "));
    return std::move(j_);
  }

 private:
  void look_at(const Series& one) {
    const DriverFindings* found = weighed(one);
    if (found == nullptr) return decide(one, Verdict::NotTestable, "drivers.not-weighed", nullptr);
    const DriverFinding& of = of_kind(*found, claim_.kind);
    const std::string key = "drivers." + kind_name(claim_.kind);
    if (holds(of, one.measure)) return decide(one, Verdict::Supported, key, &of);
    decide(one, Verdict::NotDemonstrable, key + ".not-shown", &of);
    tell(one.group, of);
  }

  // All aspects of a group are weighed together, or those of each theme.
  const DriverFindings* weighed(const Series& one) const {
    for (const DriverFindings& found : bench_.drivers->findings) {
      if (found.priority.group == one.group &&
          std::ranges::find(found.weighed, one.measure) != found.weighed.end())
        return &found;
    }
    return nullptr;
  }

  void decide(const Series& one, Verdict verdict, const std::string& key, const DriverFinding* of) {
    verdicts_.push_back(verdict);
    j_.reasons.push_back(bench_.words.sentence(
        key, {{"subject", subject_text(one, bench_)},
              {"n", bench_.words.count(of != nullptr ? of->family : 0)},
              {"sure", bench_.words.number(of != nullptr ? 100.0 * of->confidence : 0.0, 0)}}));
    if (of == nullptr || !of->added_afterwards.value_or(false)) return;
    Words late =
        bench_.words.sentence("afterwards.drivers", {{"group", group_text(one.group, bench_)}});
    if (std::ranges::find(j_.reasons, flat(late), flat) == j_.reasons.end())
      j_.reasons.push_back(std::move(late));
  }

  // The aspects of which it is shown; nothing where there are none.
  void tell(const std::string& group, const DriverFinding& of) {
    if (of.lines.empty()) return;
    std::vector<Words> aspects;
    for (const DriverLine& line : of.lines)
      aspects.push_back(plain("‘") + bench_.words.label(line.driver.label) + plain("’"));
    Words told = bench_.words.say(
        "drivers." + kind_name(claim_.kind) + ".would",
        {{"group", group_text(group, bench_)}, {"list", bench_.words.list(aspects)}});
    if (std::ranges::find(told_, flat(told), flat) == told_.end()) told_.push_back(std::move(told));
  }

  const Claim& claim_;
  const Bench& bench_;
  Judgement j_;
  std::vector<Verdict> verdicts_;
  std::vector<Words> told_;
};

// The drivers say nothing of other waves, and nothing of some people among a group.
bool can_be_judged(const Claim& claim, const Bench& bench) {
  if (bench.drivers == nullptr || claim.more.contains("among")) return false;
  if (claim.statistic != "mean" || claim.measures.empty() || claim.groups.empty()) return false;
  return std::ranges::all_of(claim.waves,
                             [&](const std::string& wave) { return wave == bench.drivers->wave; });
}

}  // namespace

Judgement judge_drivers(const Claim& claim, const Bench& bench) {
  return can_be_judged(claim, bench) ? DriversJudge(claim, bench).judge()
                                     : judge_untested(claim, bench);
}

}  // namespace peil::findings
