#include "peil/reading/addressee.h"

#include <algorithm>

namespace peil::reading {

std::string addressed_by(const Part& line) {
  constexpr std::size_t longest = 10;  // words and signs
  if (!line.has("addresses") || line.tokens.size() > longest) return "";
  const auto groups = line.named(Mention::Of::Group);
  return groups.size() == 1 && line.said.numbers.empty() ? groups.front() : "";
}

namespace {

// "You, our business customers", "you business people"
std::string told_who(const Page& page, const Part& part) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = 0; at < part.tokens.size(); ++at) {
    if (!page.lexicon.is("addressee", part.tokens[at])) continue;
    for (const Mention& m : part.mentions) {
      const bool apart = m.first > at + 1 && part.tokens[at + 1].word == ",";
      const bool beside = m.first == at + 1;
      if (m.of == Mention::Of::Group && m.first < at + reach && (apart || beside)) return m.name;
    }
  }
  return "";
}

}  // namespace

std::string name_addressee(const Page& page, const std::string& was, Part& part) {
  std::string group = told_who(page, part);
  if (group.empty()) group = was;
  if (group.empty()) return group;
  const bool others = !part.named(Mention::Of::Group).empty();
  for (std::size_t at = 0; at < part.tokens.size(); ++at) {
    if (!page.lexicon.is("addressee", part.tokens[at])) continue;
    const bool than = at > 0 && page.lexicon.is("than-group", part.tokens[at - 1]);
    if (others && !than) continue;
    part.mentions.push_back({Mention::Of::Group, group, at, at + 1});
    break;
  }
  std::ranges::sort(part.mentions, {}, &Mention::first);
  return group;
}

}  // namespace peil::reading
