#include "peil/estimate/variance.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/stage.h"

namespace peil::estimate {
namespace {

// What the margins explain of the influence, per class.
std::vector<double> explained(const Classes& classes, std::span<const Tally> tallies,
                              const Influence& influence) {
  std::vector<double> result(classes.classes.size(), 0.0);
  if (!classes.fit) return result;
  std::vector<Sum> sums(classes.fit->cells());
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const RowClass& k = classes.classes[tallies[t].row_class];
    sums[k.cell].add(k.base * tallies[t].rows * influence.of_tally[t]);
  }
  std::vector<double> totals;
  for (const Sum& sum : sums) totals.push_back(sum.value());
  const std::vector<double> fitted = classes.fit->fitted(totals);
  for (std::size_t k = 0; k < result.size(); ++k) result[k] = fitted[classes.classes[k].cell];
  return result;
}

// Weighted influence of all rows, which are the units; those without an answer have none, and count
// once a stratum.
std::vector<UnitTotals> without_fit(const Classes& classes, std::span<const Tally> tallies,
                                    const Influence& influence) {
  std::vector<std::size_t> rest;
  rest.reserve(classes.strata.size());
  for (const SampledStratum& stratum : classes.strata) rest.push_back(stratum.units);
  std::vector<UnitTotals> result;
  result.reserve(tallies.size() + rest.size());
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const RowClass& c = classes.classes[tallies[t].row_class];
    result.push_back({c.stratum, c.weight * influence.of_tally[t], tallies[t].rows});
    rest[c.stratum] -= tallies[t].rows;
  }
  for (std::size_t h = 0; h < rest.size(); ++h) {
    if (rest[h] > 0) result.push_back({static_cast<std::uint32_t>(h), 0.0, rest[h]});
  }
  return result;
}

// Weighted residuals of all rows, those without an answer too: they have influence 0.
std::vector<UnitTotals> residuals(const Classes& classes, std::span<const Tally> tallies,
                                  const Influence& influence) {
  if (!classes.fit) return without_fit(classes, tallies, influence);
  const std::vector<double> fitted = explained(classes, tallies, influence);
  std::vector<std::size_t> rest(fitted.size());
  for (std::size_t k = 0; k < rest.size(); ++k) rest[k] = classes.classes[k].rows;
  std::vector<UnitTotals> result;
  result.reserve(tallies.size() + rest.size());
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const std::uint32_t k = tallies[t].row_class;
    const RowClass& c = classes.classes[k];
    result.push_back({c.stratum, c.weight * (influence.of_tally[t] - fitted[k]), tallies[t].rows});
    rest[k] -= tallies[t].rows;
  }
  for (std::size_t k = 0; k < rest.size(); ++k) {
    const RowClass& c = classes.classes[k];
    if (rest[k] > 0) result.push_back({c.stratum, -c.weight * fitted[k], rest[k]});
  }
  return result;
}

// The same summed to units: PSUs, or the units of the second stage. `stratum` is that of each unit.
template <class UnitOf>
std::vector<UnitTotals> unit_totals(const Classes& classes, std::span<const Tally> tallies,
                                    const Influence& influence, const UnitOf& unit_of,
                                    const std::vector<std::uint32_t>& stratum) {
  const std::vector<double> fitted = explained(classes, tallies, influence);
  std::vector<Sum> sums(stratum.size());
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const std::uint32_t k = tallies[t].row_class;
    sums[unit_of(k)].add(classes.classes[k].weight * tallies[t].rows * influence.of_tally[t]);
  }
  for (std::size_t k = 0; k < fitted.size(); ++k) {
    const RowClass& c = classes.classes[k];
    sums[unit_of(k)].add(-c.weight * static_cast<double>(c.rows) * fitted[k]);
  }
  std::vector<UnitTotals> result;
  for (std::size_t unit = 0; unit < sums.size(); ++unit)
    result.push_back({stratum[unit], sums[unit].value(), 1});
  return result;
}

// Strata that bear on the statistic count whole: all of them when residuals reach every row.
std::vector<double> strata_that_matter(const Classes& classes, std::span<const Tally> tallies,
                                       const Influence& influence) {
  std::vector<double> counts(classes.strata.size(), classes.fit ? 1.0 : 0.0);
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (influence.inside[t] != 0) counts[classes.classes[tallies[t].row_class].stratum] = 1.0;
  }
  for (std::size_t h = 0; h < counts.size(); ++h) {
    if (classes.strata[h].units == 0) counts[h] = 0.0;
  }
  return counts;
}

// PSUs that bear on the statistic count for the share of PSUs that was drawn.
std::vector<double> psus_that_matter(const Classes& classes, std::span<const Tally> tallies,
                                     const Influence& influence) {
  std::vector<std::uint8_t> matters(classes.stratum_of_psu.size(), classes.fit ? 1 : 0);
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (influence.inside[t] != 0) matters[classes.classes[tallies[t].row_class].psu] = 1;
  }
  std::vector<double> counts(matters.size(), 0.0);
  for (std::size_t psu = 0; psu < counts.size(); ++psu) {
    if (matters[psu] != 0) counts[psu] = 1.0 - classes.strata[classes.stratum_of_psu[psu]].left();
  }
  return counts;
}

// Strata of which one unit has an answer inside, when `lonely` asks for them.
template <class UnitOf>
std::vector<std::uint8_t> with_one_inside(const Classes& classes, std::span<const Tally> tallies,
                                          const Influence& influence, LonelyPsu lonely,
                                          const UnitOf& unit_of,
                                          const std::vector<std::uint32_t>& stratum,
                                          std::size_t strata) {
  const bool asked = lonely == LonelyPsu::AdjustInDomain || lonely == LonelyPsu::AverageInDomain;
  if (!asked || classes.fit) return {};
  std::vector<std::uint8_t> seen(stratum.size(), 0);
  std::vector<std::size_t> inside(strata, 0);
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (influence.inside[t] == 0) continue;
    const std::uint32_t k = tallies[t].row_class;
    if (stratum.empty()) {  // the rows are the units
      inside[classes.classes[k].stratum] += tallies[t].rows;
    } else if (std::uint8_t& known = seen[unit_of(k)]; known == 0) {
      known = 1;
      ++inside[stratum[unit_of(k)]];
    }
  }
  std::vector<std::uint8_t> single(strata, 0);
  for (std::size_t h = 0; h < strata; ++h) single[h] = inside[h] == 1 ? 1 : 0;
  return single;
}

Stage first_stage(const Classes& classes, std::span<const Tally> tallies,
                  const Influence& influence, LonelyPsu lonely) {
  const auto unit_of = [&](std::size_t k) { return classes.classes[k].psu; };
  const std::vector<std::uint32_t>& home = classes.stratum_of_psu;
  return {
      classes.strata,
      classes.clustered() ? unit_totals(classes, tallies, influence, unit_of, home)
                          : residuals(classes, tallies, influence),
      strata_that_matter(classes, tallies, influence),
      with_one_inside(classes, tallies, influence, lonely, unit_of, home, classes.strata.size())};
}

Stage second_stage(const Classes& classes, std::span<const Tally> tallies,
                   const Influence& influence, LonelyPsu lonely) {
  const auto unit_of = [&](std::size_t k) { return classes.second->of_class[k]; };
  const std::vector<std::uint32_t>& home = classes.second->psu_of_unit;
  return {classes.second->psus, unit_totals(classes, tallies, influence, unit_of, home),
          psus_that_matter(classes, tallies, influence),
          with_one_inside(classes, tallies, influence, lonely, unit_of, home,
                          classes.second->psus.size())};
}

}  // namespace

Domain everybody(const Classes& classes) { return Domain(classes.classes.size(), 1); }

Domain domain(const Classes& classes, std::size_t grouping, std::uint32_t level) {
  expects(grouping < classes.level.size(), "domain: a grouping that the classes keep apart");
  Domain result(classes.classes.size());
  std::ranges::transform(classes.level[grouping], result.begin(),
                         [&](std::uint32_t l) { return static_cast<std::uint8_t>(l == level); });
  return result;
}

Reach reach(const Classes& classes, std::span<const Tally> tallies, const Influence& influence) {
  std::vector<std::uint8_t> strata(classes.strata.size(), 0);
  std::vector<std::uint8_t> psus(classes.stratum_of_psu.size(), 0);
  Reach result;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (influence.inside[t] == 0) continue;
    const RowClass& c = classes.classes[tallies[t].row_class];
    strata[c.stratum] = 1;
    if (classes.clustered())
      psus[c.psu] = 1;
    else
      result.units += tallies[t].rows;
  }
  result.strata = static_cast<std::size_t>(std::ranges::count(strata, 1));
  result.units += static_cast<std::size_t>(std::ranges::count(psus, 1));
  return result;
}

std::optional<double> variance(const Classes& classes, std::span<const Tally> tallies,
                               const Influence& influence, LonelyPsu lonely) {
  expects(influence.of_tally.size() == tallies.size() && influence.inside.size() == tallies.size(),
          "variance: one influence per tally");
  const auto first = variance_of(first_stage(classes, tallies, influence, lonely), lonely);
  if (!first || !classes.second) return first;
  const auto second = variance_of(second_stage(classes, tallies, influence, lonely), lonely);
  if (!second) return {};
  return *first + *second;
}

}  // namespace peil::estimate
