#include "peil/estimate/domains/means.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/each.h"

namespace peil::estimate {
namespace {

// Groupings share a set while its classes stay so few that their rows, not they, make the cost.
constexpr std::size_t most_classes = 4096;

using Places = std::vector<std::size_t>;

// Groupings whose levels follow from the margins cost no cells of their own and go together;
// the others join while the classes are few.
std::vector<Places> sets_of(const weighting::Weighted& weighted,
                            std::span<const Grouping* const> groupings, std::size_t units) {
  std::vector<Places> sets;
  std::size_t classes = units;
  for (const weighting::Margin& m : weighted.margins) classes *= m.levels.size();
  const std::size_t least = classes;
  Places following, others;
  for (std::size_t g = 0; g < groupings.size(); ++g)
    (follows_from_a_margin(*groupings[g], weighted) ? following : others).push_back(g);
  if (!following.empty()) sets.push_back(following);
  bool open = false;
  for (const std::size_t g : others) {
    const std::size_t levels = groupings[g]->levels.size();
    if (!open || classes * levels > most_classes) {
      sets.emplace_back();
      classes = least;
    }
    open = true;
    sets.back().push_back(g);
    classes *= levels;
  }
  return sets;
}

}  // namespace

std::optional<DomainMeans> DomainMeans::of(const Design& design,
                                           const weighting::Weighted& weighted,
                                           std::span<const Grouping* const> groupings,
                                           std::span<const std::uint8_t> counts, int threads) {
  if (!weighted.totals.empty() || design.second || design.rows() == 0) return {};
  DomainMeans result;
  result.units_ = FirstStage::of(design, weighted.weight);
  if (std::ranges::any_of(result.units_.strata, &SampledStratum::lonely)) return {};
  result.groupings_ = groupings.size();
  const std::size_t units =
      std::max(result.units_.strata.size(), result.units_.stratum_of_psu.size());
  const std::vector<Places> sets = sets_of(weighted, groupings, units);
  std::vector<std::optional<DomainSet>> made(sets.size());
  for_each_of(sets.size(), threads, [&](std::size_t s, std::size_t) {
    std::vector<const Grouping*> chosen;
    for (const std::size_t g : sets[s]) chosen.push_back(groupings[g]);
    made[s].emplace(design, weighted, result.units_, chosen, counts);
  });
  for (std::size_t s = 0; s < sets.size(); ++s)
    result.parts_.push_back({std::move(*made[s]), sets[s]});
  return result;
}

std::vector<std::optional<std::vector<ByLevel>>> DomainMeans::estimates(
    std::span<const CodedItem> items, Degrees degrees, int threads) const {
  expects(threads >= 1, "DomainMeans: at least one thread");
  std::vector<std::optional<std::vector<ByLevel>>> result(items.size());
  std::vector<std::optional<Steps>> steps;
  for (std::size_t i = 0; i < items.size(); ++i) {
    steps.push_back(Steps::of(items[i]));
    if (steps[i]) result[i].emplace(groupings_);
  }
  for_each_of(items.size() * parts_.size(), threads, [&](std::size_t k, std::size_t) {
    const std::size_t i = k / parts_.size();
    const Part& part = parts_[k % parts_.size()];
    if (!steps[i]) return;
    std::vector<ByLevel> found = part.set.estimates(items[i].code, *steps[i], units_, degrees);
    for (std::size_t g = 0; g < found.size(); ++g)
      (*result[i])[part.grouping[g]] = std::move(found[g]);
  });
  return result;
}

}  // namespace peil::estimate
