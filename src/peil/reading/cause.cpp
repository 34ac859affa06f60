#include "peil/reading/cause.h"

#include <algorithm>

namespace peil::reading {
namespace {

using Of = Mention::Of;

bool speaks_of_people(const Part& part, std::size_t from, std::size_t to) {
  for (const Phrase& p : part.phrases)
    if ((p.sense == "people" || p.sense == "both-groups") && p.first >= from && p.first < to)
      return true;
  return false;
}

// "door de Steigerwet kritischer": by something that nobody who was asked is.
bool is_brought_about(const Page& page, const Part& part) {
  constexpr std::size_t reach = 4;
  if (!part.said.up && !part.said.down) return false;
  return std::ranges::any_of(part.phrases, [&](const Phrase& p) {
    if (p.sense != "by-cause" || p.behind >= part.tokens.size()) return false;
    const bool of_more = std::ranges::any_of(
        part.phrases, [&](const Phrase& q) { return q.first <= p.first && q.behind > p.behind; });
    const bool article = page.lexicon.is("article", part.tokens[p.behind]) ||
                         page.lexicon.is("we", part.tokens[p.behind]);
    const bool somebody = std::ranges::any_of(part.mentions, [&](const Mention& m) {
      return m.of == Of::Group && m.first >= p.behind && m.first < p.behind + reach;
    });
    return article && !of_more && !somebody && !speaks_of_people(part, p.behind, p.behind + reach);
  });
}

// "Private customers lifted it from 6.7 to 7.3": they did, by their marks.
bool is_done_by_a_group(const Part& part, const Phrase& cause) {
  const bool one_word = cause.behind == cause.first + 1;
  return one_word && part.said.from_to && std::ranges::any_of(part.mentions, [&](const Mention& m) {
           return m.of == Of::Group && m.behind == cause.first;
         });
}

}  // namespace

bool tells_cause(const Page& page, const Part& part) {
  return is_brought_about(page, part) || std::ranges::any_of(part.phrases, [&](const Phrase& p) {
           return p.sense == "cause" && !is_done_by_a_group(part, p) &&
                  std::ranges::none_of(part.phrases, [&](const Phrase& q) {
                    return (q.sense == "chance" || q.sense == "significant") &&
                           q.first <= p.first && q.behind >= p.behind;
                  });
         });
}

}  // namespace peil::reading
