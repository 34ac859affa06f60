#include "peil/reading/design_kind.h"

#include <algorithm>

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

bool somebody_counted(const Page& page, const Part& part) {
  return std::ranges::any_of(
      part.said.numbers, [&](const NumberSaid& n) { return counts_people(page, part, n.number); });
}

// "voor de vijfde keer"
bool counts_times(const Page& page, const Part& part) {
  return std::ranges::any_of(part.phrases, [&](const Phrase& p) {
    if (p.sense != "nth-time") return false;
    for (std::size_t at = p.first; at < p.behind; ++at)
      if (page.lexicon.is("ordinals", part.tokens[at])) return true;
    return false;
  });
}

}  // namespace

std::optional<K> design_kind(const Page& page, const Part& part, const Context& context,
                             const std::vector<std::size_t>& marks) {
  const bool silent = marks.empty() && !part.said.has_direction();
  const bool of_survey = part.has_any({"survey", "pronoun", "we"});
  // "het cijfer stijgt elk jaar": how often it rose, and not how often it was asked
  const bool moves = (part.said.up || part.said.down) && !part.has("survey");
  if (part.has("rhythm") && of_survey && !moves) return K::Rhythm;
  if (counts_times(page, part) && part.has("survey") && silent) return K::Rhythm;
  const bool everybody = part.has("every-group") || part.named(Of::Group).size() > 1;
  if (part.has("approached") && everybody && marks.empty()) return K::Coverage;
  if (part.has("took-part") && somebody_counted(page, part)) return K::Response;
  if (part.has("took-part") && part.has("every-group") && silent) return K::Coverage;
  if (context.asks_people && marks.empty() && somebody_counted(page, part)) return K::Response;
  const bool of_people = context.last && context.last->kind == K::Response && context.fresh() &&
                         marks.empty() && !part.has("judges");
  if (of_people && part.has_any({"count-more", "number-of"})) return K::Response;
  return {};
}

}  // namespace peil::reading
