// Whether words hold something against something.
#include <algorithm>

#include "peil/reading/group_kind.h"

namespace peil::reading {
namespace {

// "above the mark 7.2 of the business customers": theirs, and not how near a number is.
bool is_of_a_group(const Page& page, const Part& part, std::size_t mark) {
  constexpr std::size_t reach = 4;
  if (mark + 1 >= part.tokens.size() || !page.lexicon.is("part-of", part.tokens[mark + 1]))
    return false;
  return std::ranges::any_of(part.mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Group && m.first > mark && m.first < mark + reach;
  });
}

}  // namespace

// "meer dan een acht": how near a number is.
bool compares_groups(const Page& page, const Part& part) {
  return std::ranges::any_of(part.phrases, [&](const Phrase& p) {
    if (p.sense == "behind") return true;
    if (p.sense != "compared" || is_among(page, part, p.first)) return false;
    for (std::size_t at = p.behind; at < part.tokens.size() && at < p.behind + 4; ++at) {
      const Token& t = part.tokens[at];
      if (!t.number || is_of_a_group(page, part, at)) continue;
      const NumberSaid* n = part.said.of(*t.number);
      return n == nullptr || n->nearness == Nearness::As || n->role != NumberRole::Figure;
    }
    return true;
  });
}

}  // namespace peil::reading
