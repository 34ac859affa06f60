#include "peil/reading/group_beside.h"

#include <algorithm>

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

}  // namespace

// "Ook de doorlooptijd slaan zij lager aan", behind a comparison of two groups.
bool GroupsBeside::goes_on_about_another_measure() const {
  const bool of_pair =
      context_.last && context_.pair.size() == 2 && context_.age <= 1 &&
      context_.last->groups == context_.pair &&
      (context_.last->kind == K::GroupAbove || context_.last->kind == K::GroupBelow);
  return of_pair && !context_.last->more.contains("either") && has("so-too") && named_.empty() &&
         marks_.empty() && part_.named(Of::Measure).size() == 1 && has("compared") &&
         said().up != said().down && !spoken_.names_waves() && !spoken_.changes() &&
         !has("since") && !has("than-group");
}

// "In 2021 dachten zij nog hetzelfde", of two groups that were compared just before.
bool GroupsBeside::is_the_same_again() const {
  const bool of_pair = context_.last && context_.pair.size() == 2 && context_.age <= 1 &&
                       context_.last->groups == context_.pair;
  return of_pair && has("think-the-same") && spoken_.names_waves() && named_.empty() &&
         marks_.empty() && part_.named(Of::Measure).empty() && !has("since");
}

// "Bedrijven zitten daar zeven tienden onder", "Bedrijven vinden ons even vriendelijk": beside
// the mark of the other group that was told just before.
std::vector<std::string> GroupsBeside::beside_what_was_told() const {
  const bool equal = has("as-much") && said().same && marks_.empty() && !has("difference");
  const bool by = has_amount() && marks_.empty() && has("more-of") != has("fewer") &&
                  !has("than-group") && !answers_about_a_change();
  if (named_.size() != 1 || !(equal || by || has("beside-that")) || spoken_.names_waves() ||
      spoken_.changes() || has("since") || !context_.last || context_.age > 1)
    return {};
  const Claim& last = *context_.last;
  const bool told = last.kind == K::Value && last.waves.size() == 1 && last.groups.size() == 1;
  if (!told || last.groups == named_ || last.groups.front() == "all") return {};
  const std::vector<std::string> measures = part_.named(Of::Measure);
  if (!measures.empty() && measures != last.measures) return {};
  return {named_.front(), last.groups.front()};
}

bool GroupsBeside::has_amount() const {
  return std::ranges::any_of(said().numbers,
                             [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
}

// "zijn zij de particulieren voorbijgegaan": the named group is who was passed.
bool GroupsBeside::passes_the_named() const {
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "passes") continue;
    return std::ranges::any_of(part_.mentions, [&](const Mention& m) {
      if (m.of != Of::Group) return false;
      for (std::size_t at = 0; at < m.first; ++at)
        if (page_.lexicon.is("they", part_.tokens[at])) return true;
      return m.first >= p.behind;
    });
  }
  return false;
}

// "Is that better than in 2021?" "For private customers it is four tenths better."
bool GroupsBeside::answers_about_a_change() const {
  return context_.asks_change && context_.age <= 1 && !has("than-group") && !is_behind_the_named();
}

// "blijven zij achter bij de inwoners", "it is still above the one businesses gave"
bool GroupsBeside::is_behind_the_named() const {
  return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
    if (p.sense != "behind" && p.sense != "above-or-below") return false;
    if (p.sense == "above-or-below" && is_among(page_, part_, p.first)) return false;
    return std::ranges::all_of(
        part_.mentions, [&](const Mention& m) { return m.of != Of::Group || m.first >= p.first; });
  });
}

}  // namespace peil::reading
