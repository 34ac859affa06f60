#include "peil/reading/design_claim.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::reading {
namespace {

using Of = Mention::Of;

// "voor de vijfde keer gehouden"
void count_times(const Page& page, const Part& part, Claim& claim) {
  const std::vector<std::string> names = page.lexicon.list("ordinals");
  for (const Phrase& p : part.phrases) {
    if (p.sense != "nth-time") continue;
    for (std::size_t at = p.first; at < p.behind; ++at) {
      const auto name = std::ranges::find(names, part.tokens[at].word);
      if (name != names.end()) claim.more["times"] = std::to_string(name - names.begin() + 1);
    }
  }
}

// "2015": a year, whether anything was measured in it or not.
bool is_year(const Page& page, std::size_t number) {
  constexpr double first = 1950, last = 2100;
  const NumberInText& n = page.numbers[number];
  return is_wave(page, number) || (n.value && n.decimals == 0 && n.text.size() == 4 && !n.percent &&
                                   *n.value >= first && *n.value <= last);
}

}  // namespace

Claim with_rhythm(const Page& page, const Part& part, Claim claim) {
  claim.every = part.has("yearly") ? 1 : 2;
  for (const Phrase& p : part.phrases) {
    for (const auto& [sense, years] :
         {std::pair{"yearly", 1}, {"two-yearly", 2}, {"three-yearly", 3}, {"four-yearly", 4}}) {
      if (p.sense == sense) claim.every = years;
    }
  }
  for (const NumberSaid& n : part.said.numbers) {
    if (!is_year(page, n.number) || !n.since) continue;  // also of a year without a wave
    claim.since = static_cast<int>(*page.numbers[n.number].value);
    claim.numbers.push_back(n.number);
  }
  count_times(page, part, claim);
  if (claim.since == 0)
    claim.since = static_cast<int>(whole_number(page.study.waves.front().name).value_or(0));
  return claim;
}

Claim with_coverage(const Page& page, const Part& part, Claim claim, const std::string& current) {
  const bool examples = part.has("every-group") && part.has("among-them");
  for (const CustomerGroup& g : page.study.customer_groups) {
    const auto named = part.named(Of::Group);
    const bool with_others = std::ranges::find(named, g.reporting_group) != named.end();
    if (with_others || std::ranges::find(named, g.name) != named.end())
      claim.groups.push_back(g.name);
  }
  if (part.has("every-group") && (claim.groups.empty() || examples)) {
    claim.groups.clear();
    for (const CustomerGroup& g : page.study.customer_groups) claim.groups.push_back(g.name);
  }
  claim.waves = {current};
  return claim;
}

Claim with_response(const Page& page, const Part& part, Claim claim, const std::string& current) {
  claim.groups = {"all"};
  if (part.named(Of::Group).size() == 1 && !part.has("everybody"))
    claim.groups = part.named(Of::Group);
  claim.waves = {current};
  claim.counts = {"answered"};
  for (const NumberSaid& n : part.said.numbers)
    if (counts_people(page, part, n.number)) claim.numbers.push_back(n.number);
  const std::vector<std::string> named = part.named(Of::Group);
  if (claim.numbers.size() > 1 && claim.numbers.size() == named.size()) claim.groups = named;
  if (claim.numbers.size() > claim.groups.size()) claim.numbers = {claim.numbers.back()};
  return claim;
}

}  // namespace peil::reading
