#include "peil/weighting/unheard.h"

#include "peil/base/text.h"

namespace peil::weighting {
namespace {

std::string words_of(const Unheard& unheard) {
  const std::string people = exact_text(unheard.persons) + " people";
  if (!unheard.margin.empty())
    return "level '" + unheard.name + "' of margin '" + unheard.margin + "' (" + people + ")";
  return "stratum '" + unheard.name + "' (" + people + ", " + std::to_string(unheard.sampled) +
         " drawn)";
}

}  // namespace

std::string unheard_words(const std::string& wave, const WeightingAccount& account) {
  if (account.unheard.empty()) return {};
  std::string named;
  for (const Unheard& unheard : account.unheard)
    named += (named.empty() ? "" : ", ") + words_of(unheard);
  return "Wave " + wave + ": nobody answered in " + named +
         ". The figures do not speak for them. A [[weighting]] step with step = \"cells\" lets "
         "strata that are like them do so; levels of a margin can be merged.";
}

}  // namespace peil::weighting
