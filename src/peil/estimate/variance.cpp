#include "peil/estimate/variance.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// Units of one stratum that have the same total.
struct Units {
  std::uint32_t stratum;
  double total;
  std::size_t count;
};

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

// Weighted residuals of all rows, those without an answer too: they have influence 0.
std::vector<Units> residuals(const Classes& classes, std::span<const Tally> tallies,
                             const Influence& influence) {
  const std::vector<double> fitted = explained(classes, tallies, influence);
  std::vector<std::size_t> rest(fitted.size());
  for (std::size_t k = 0; k < rest.size(); ++k) rest[k] = classes.classes[k].rows;
  std::vector<Units> result;
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

// The same summed to PSUs, in the order that residuals() gives them.
std::vector<Units> psu_totals(const Classes& classes, std::span<const Tally> tallies,
                              const Influence& influence) {
  const std::vector<double> fitted = explained(classes, tallies, influence);
  std::vector<Sum> sums(classes.stratum_of_psu.size());
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const RowClass& c = classes.classes[tallies[t].row_class];
    sums[c.psu].add(c.weight * tallies[t].rows * influence.of_tally[t]);
  }
  for (std::size_t k = 0; k < fitted.size(); ++k) {
    const RowClass& c = classes.classes[k];
    sums[c.psu].add(-c.weight * static_cast<double>(c.rows) * fitted[k]);
  }
  std::vector<Units> result;
  for (std::size_t psu = 0; psu < sums.size(); ++psu)
    result.push_back({classes.stratum_of_psu[psu], sums[psu].value(), 1});
  return result;
}

// Strata that bear on the statistic: all of them when residuals reach every row.
std::vector<std::uint8_t> strata_that_matter(const Classes& classes, std::span<const Tally> tallies,
                                             const Influence& influence) {
  std::vector<std::uint8_t> matters(classes.strata.size(), classes.fit ? 1 : 0);
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (influence.inside[t] != 0) matters[classes.classes[tallies[t].row_class].stratum] = 1;
  }
  for (std::size_t h = 0; h < matters.size(); ++h) {
    if (classes.strata[h].units == 0) matters[h] = 0;
  }
  return matters;
}

std::vector<double> stratum_means(const Classes& classes, std::span<const Units> units) {
  std::vector<Sum> sums(classes.strata.size());
  for (const Units& u : units) sums[u.stratum].add(u.total * static_cast<double>(u.count));
  std::vector<double> means(sums.size(), 0.0);
  for (std::size_t h = 0; h < means.size(); ++h) {
    if (classes.strata[h].units > 0)
      means[h] = sums[h].value() / static_cast<double>(classes.strata[h].units);
  }
  return means;
}

double factor(const SampledStratum& stratum) {
  const auto n = static_cast<double>(stratum.units);
  return stratum.left() * (stratum.units > 1 ? n / (n - 1.0) : 1.0);
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
  const std::vector<Units> units = classes.clustered() ? psu_totals(classes, tallies, influence)
                                                       : residuals(classes, tallies, influence);
  std::vector<double> centre = stratum_means(classes, units);
  const std::vector<std::uint8_t> matters = strata_that_matter(classes, tallies, influence);
  std::size_t known = 0, unknown = 0;
  for (std::size_t h = 0; h < centre.size(); ++h) {
    if (matters[h] == 0) continue;
    const bool alone = classes.strata[h].lonely();
    if (alone && lonely == LonelyPsu::Fail) return {};
    if (alone && lonely == LonelyPsu::Adjust) centre[h] = 0.0;
    ++(alone ? unknown : known);
  }
  Sum sum;
  for (const Units& u : units) {
    if (matters[u.stratum] == 0) continue;
    const double gap = u.total - centre[u.stratum];
    sum.add(factor(classes.strata[u.stratum]) * static_cast<double>(u.count) * gap * gap);
  }
  if (lonely != LonelyPsu::Average || unknown == 0) return sum.value();
  if (known == 0) return {};
  return sum.value() * static_cast<double>(known + unknown) / static_cast<double>(known);
}

}  // namespace peil::estimate
