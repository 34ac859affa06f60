#include "peil/findings/claim_size.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "peil/findings/items.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

// What a word of size demands of a change, in marks and in percentage points.
constexpr double small_at_most = 0.3, large_from = 0.5;
constexpr double small_points = 5.0, large_points = 10.0;
// "doubled" and "halved": twice as much, give or take.
constexpr double least_doubling = 1.8, most_doubling = 2.2;

double size_of(const Step& s) { return std::abs(difference_of(s)) * in_print_units(s.after); }

// The steps whose size a word of size speaks of: the whole way where there is one.
std::vector<const Step*> sized(const Judgement& j) {
  std::vector<const Step*> all;
  for (const Step& s : j.steps) {
    const bool has_whole = std::ranges::any_of(j.steps, [&](const Step& other) {
      return other.whole && other.after.group == s.after.group &&
             other.after.measure == s.after.measure;
    });
    if (s.before.known() && s.after.known() && s.whole == has_whole) all.push_back(&s);
  }
  return all;
}

bool is_small(const Step& s) {
  return size_of(s) <= (is_percent(s.after) ? small_points : small_at_most) + 1e-9;
}
bool is_large(const Step& s) {
  return size_of(s) >= (is_percent(s.after) ? large_points : large_from) - 1e-9;
}
bool is_multiple(const Step& s, bool doubled) {
  const auto middle = [](const Evidence& e) { return (e.mark.low + e.mark.high) / 2.0; };
  const double before = middle(doubled ? s.before : s.after);
  const double after = middle(doubled ? s.after : s.before);
  return before > 0 && after / before >= least_doubling && after / before <= most_doubling;
}

}  // namespace

// A claim may be held up only as far as was judged.
void at_most(Judgement& j, Verdict most, Words why) {
  const bool lower = most == Verdict::NotTestable
                         ? j.verdict != Verdict::Contradicted
                         : j.verdict == Verdict::Supported ||
                               (most == Verdict::NotDemonstrable && j.verdict == Verdict::Partly);
  if (!lower) return;
  j.verdict = most;
  j.reasons.push_back(std::move(why));
}

void weigh_size(const Claim& claim, Judgement& j, const Bench& bench) {
  const std::vector<const Step*> steps = sized(j);
  const auto all = [&](auto fits) {
    return std::ranges::all_of(steps, [&](const Step* s) { return fits(*s); });
  };
  const Saying& said = claim.said;
  const auto hold = [&](const char* key) {
    at_most(j, Verdict::Partly, bench.words.sentence(key));
  };
  if (said.large && !claim.by_large && !all(is_large)) hold("words.large");
  if (said.small && !said.large && !all(is_small)) hold("words.small");
  const bool wrong = (said.doubled && !all([](const Step& s) { return is_multiple(s, true); })) ||
                     (said.halved && !all([](const Step& s) { return is_multiple(s, false); }));
  if (wrong && !steps.empty()) {
    j.verdict = Verdict::Contradicted;
    j.needed.reset();
    j.reasons.push_back(bench.words.sentence("words.multiple"));
  }
}

// "van een 7 naar een 8" of 7.3 and 7.7: each rounds to that, and the change is not one mark.
void weigh_rounding(const Claim& claim, Judgement& j, const Bench& bench) {
  const bool change = claim.kind == ClaimKind::Rise || claim.kind == ClaimKind::Fall;
  if (!change || !claim.said.from_to) return;
  std::vector<const NumberInText*> marks;
  for (const NumberSaid& n : claim.said.numbers) {
    const NumberInText& number = bench.letter.numbers[n.number];
    if (n.role == NumberRole::Figure && n.nearness == Nearness::As && may_print(claim, number))
      marks.push_back(&number);
  }
  if (marks.size() != 2) return;
  const double said = std::abs(*marks.back()->value - *marks.front()->value);
  const double unit = std::pow(10.0, -std::max(marks.front()->decimals, marks.back()->decimals));
  for (const Step* s : sized(j)) {
    if (std::abs(said - size_of(*s)) > 0.5 * unit + 1e-9)
      return at_most(j, Verdict::Partly, bench.words.sentence("words.rounding"));
  }
}

}  // namespace peil::findings
