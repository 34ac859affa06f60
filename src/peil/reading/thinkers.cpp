#include "peil/reading/thinkers.h"

namespace peil::reading {

std::optional<Thinkers> who_thinks(const Part& sentence) {
  if (!sentence.has("who-thinks")) return {};
  const bool wrong = sentence.has("untrue"), right = sentence.has("is-right");
  if (wrong == right) return Thinkers::Unknown;
  return wrong ? Thinkers::Wrong : Thinkers::Right;
}

void turn(Claim& claim, const std::string& sentence) {
  const bool whole = claim.kind == ClaimKind::Rise || claim.kind == ClaimKind::Fall ||
                     (claim.kind >= ClaimKind::GroupAbove && claim.kind <= ClaimKind::Lowest);
  const bool plain = !claim.denied && !claim.said.not_significant && !claim.said.significant &&
                     claim.numbers.empty();
  if (whole && plain)
    claim.denied = true;
  else
    claim.leftover.push_back(sentence);
}

}  // namespace peil::reading
