#include "peil/reading/leftover.h"

#include <algorithm>
#include <set>

namespace peil::reading {
namespace {

using K = ClaimKind;
using Senses = std::vector<std::string_view>;

// What is made use of whatever is claimed.
const Senses always{
    "significant", "hedge",         "small",         "large",      "doubled",        "halved",
    "just-below",  "just-above",    "at-least",      "at-most",    "more-than",      "less-than",
    "between",     "interval",      "interval-pair", "plus-minus", "unit",           "scale",
    "from-to",     "since",         "before",        "now",        "years-ago",      "both-groups",
    "everybody",   "every-group",   "all-parts",     "benchmark",  "that-benchmark", "fail",
    "pass",        "unestablished", "within",        "chance",     "survey",         "rhythm",
    "and-half",    "and-quarter",   "tenths",        "one-tenth",  "quarter-unit",   "half-unit",
    "whole-unit",  "important",     "of-ten"};

Senses of_kind(K kind) {
  switch (kind) {
    case K::Rise:
    case K::Fall:
    case K::Stable:
      return {"up", "down", "same", "fewer", "changed", "stays", "neither"};
    case K::First:
      return {"up", "down", "same", "fewer", "changed", "first", "ever"};
    case K::Above:
    case K::Below:
    case K::Equal:
      return {"up",       "down",       "same",    "fewer",  "more-of",
              "compared", "level-with", "against", "others", "difference"};
    case K::GroupAbove:
    case K::GroupBelow:
    case K::GroupEqual:
      return {"up", "down", "same", "fewer", "more-of", "compared", "behind", "difference", "gone"};
    case K::Highest:
    case K::Lowest:
      return {"highest", "lowest", "none-other", "ever", "most-change", "part-word", "first"};
    default:
      return {};
  }
}

bool is_denied(const Saying& s) {
  return s.not_up || s.not_down || s.not_same || s.not_significant;
}

class Reader {
 public:
  Reader(const Page& page, const Part& part, const Claim& claim)
      : page_(page), part_(part), claim_(claim) {
    use(always);
    use(of_kind(claim.kind));
    if (claim.denied || is_denied(part.said)) use({"not"});
    for (const Mention& m : part.mentions) use(m.first, m.behind);
  }

  std::vector<std::string> words() const {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < part_.tokens.size(); ++at) {
      const Token& t = part_.tokens[at];
      if (used_.contains(at)) continue;
      if (t.number ? is_unused(*t.number, at) : page_.lexicon.is("turns", t))
        all.emplace_back(page_.text.substr(t.at, t.end - t.at));
    }
    for (const Phrase& p : part_.phrases) {
      const bool untrue = p.sense == "untrue" && !claim_.denied && !is_denied(part_.said);
      if (p.sense != "in-a-row" && p.sense != "second-best" && !untrue) continue;
      const std::size_t from = part_.tokens[p.first].at, to = part_.tokens[p.behind - 1].end;
      all.emplace_back(page_.text.substr(from, to - from));
    }
    return all;
  }

 private:
  void use(const Senses& senses) {
    for (const Phrase& p : part_.phrases)
      if (std::ranges::find(senses, p.sense) != senses.end()) use(p.first, p.behind);
  }
  void use(std::size_t first, std::size_t behind) {
    for (std::size_t at = first; at < behind; ++at)
      if (!part_.tokens[at].number) used_.insert(at);
  }

  // A mark or an amount that is not held against anything.
  bool is_unused(std::size_t number, std::size_t at) const {
    if (std::ranges::find(claim_.numbers, number) != claim_.numbers.end()) return false;
    if (is_wave(page_, number)) return false;
    const NumberSaid* said = part_.said.of(number);
    const bool amount = said != nullptr && said->role == NumberRole::Amount;
    const bool margin = claim_.margin && page_.numbers[number].value == claim_.margin;
    return !margin && (amount || is_mark(page_, part_, at) || page_.numbers[number].side != 0);
  }

  const Page& page_;
  const Part& part_;
  const Claim& claim_;
  std::set<std::size_t> used_;  // places among the tokens
};

}  // namespace

std::vector<std::string> leftover(const Page& page, const Part& part, const Claim& claim) {
  return Reader(page, part, claim).words();
}

}  // namespace peil::reading
