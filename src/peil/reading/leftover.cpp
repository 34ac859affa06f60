#include "peil/reading/leftover.h"

#include <algorithm>
#include <set>

#include "peil/reading/strange.h"

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
    "whole-unit",  "important",     "of-ten",        "either-way", "the-former",     "the-latter",
    "last-mark",   "to-them",       "no-more",       "no-less",    "set-phrase",     "the-more",
    "goes-for",    "both-times",    "is-right"};

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

// "haalt geen zes"
bool is_under_a_mark(const Saying& s) {
  return std::ranges::any_of(s.numbers,
                             [](const NumberSaid& n) { return n.nearness == Nearness::Less; });
}

// "dat verschil is geen toeval", "een verschil van vier tienden"
bool is_sure(const Saying& s) {
  return s.significant || s.not_significant ||
         std::ranges::any_of(s.numbers,
                             [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
}

class Reader {
 public:
  Reader(const Page& page, const Part& part, const Claim& claim)
      : page_(page), part_(part), claim_(claim) {
    use(always);
    use(of_kind(claim.kind));
    if (claim.denied || is_denied(part.said)) use({"not"});
    if (!part.said.not_significant && claim.said.not_significant) use({"not"});
    if (part.has("reach") && is_under_a_mark(part.said)) use({"not", "neither"});
    if (claim.more.contains("trend")) use({"over-years", "each-wave", "moving-now", "rhythm"});
    if (claim.more.contains("without")) use({"except"});
    if (is_sure(part.said)) use({"difference"});
    if (claim.more.contains("gap")) use({"difference", "gap-wider", "gap-narrower", "from-to"});
    if (claim.more.contains("rank")) use({"second-best"});
    if (part.has("who-thinks")) use({"who-thinks", "untrue"});  // weighed with the whole sentence
    if (claim.more.contains("reversed")) use({"reversed"});
    if (claim.more.contains("repeats")) use({"as-then", "same", "difference"});
    if (claim.more.contains("earlier-mark")) use({"fewer", "more-of", "than-group"});
    if (claim.kind == K::GroupEqual && part.has("gone")) use({"gone"});
    if (claim.more.contains("spread") || claim.more.contains("list")) use({"spread"});
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
      const bool untrue = p.sense == "untrue" && !claim_.denied && !is_denied(part_.said) &&
                          !part_.has("who-thinks");
      const bool counted = claim_.kind == K::Rhythm || claim_.kind == K::First;
      const bool times = p.sense == "nth-time" && !counted;
      const bool second = p.sense == "second-best" && !claim_.more.contains("rank");
      const bool years =
          (p.sense == "over-years" || p.sense == "each-wave") && !goes_on_for_years(p);
      const bool row = p.sense == "in-a-row" && !goes_on_for_years(p);
      if (!row && !years && !second && !untrue && !times) continue;
      const std::size_t from = part_.tokens[p.first].at, to = part_.tokens[p.behind - 1].end;
      all.emplace_back(page_.text.substr(from, to - from));
    }
    if (compares_otherwise())
      all.emplace_back(page_.text.substr(part_.from, part_.to - part_.from));
    return all;
  }

 private:
  // "elke meting" of a change that was taken to be one of each wave; a row that is counted is not.
  bool goes_on_for_years(const Phrase& p) const {
    if (claim_.kind == K::Rhythm) return true;
    if (!claim_.more.contains("trend")) return false;
    return p.sense != "in-a-row" || std::ranges::any_of(part_.phrases, [&](const Phrase& q) {
             return (q.sense == "each-wave" || q.sense == "over-years") && q.first <= p.first &&
                    q.behind >= p.behind;
           });
  }
  // "meer vooruitgegaan dan ondernemers": held against a group, and read as something else.
  bool compares_otherwise() const {
    constexpr std::size_t reach = 3;
    if (claim_.kind != K::Rise && claim_.kind != K::Fall && claim_.kind != K::Value) return false;
    return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
      if (p.sense != "than-group") return false;
      return std::ranges::any_of(part_.mentions, [&](const Mention& m) {
        return m.of == Mention::Of::Group && m.first >= p.behind && m.first < p.behind + reach;
      });
    });
  }

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
    const bool small = is_small_number(page_, number) && !is_of_another_unit(at);
    return !margin &&
           (amount || small || is_mark(page_, part_, at) || page_.numbers[number].side != 0);
  }

  bool is_of_another_unit(std::size_t at) const {
    return at + 1 < part_.tokens.size() && page_.lexicon.is("other-unit", part_.tokens[at + 1]);
  }

  const Page& page_;
  const Part& part_;
  const Claim& claim_;
  std::set<std::size_t> used_;  // places among the tokens
};

}  // namespace

std::vector<std::string> leftover(const Page& page, const Part& part, const Claim& claim) {
  std::vector<std::string> all = Reader(page, part, claim).words();
  for (std::string& word : strange_words(page, part, claim))
    if (std::ranges::find(all, word) == all.end()) all.push_back(std::move(word));
  return all;
}

}  // namespace peil::reading
