#include "peil/estimate/units.h"

#include <algorithm>

namespace peil::estimate {
namespace {

constexpr std::uint32_t unknown = 0xFFFFFFFF;

// Stratum of every unit by its number; `unknown` for a number that no row has.
std::vector<std::uint32_t> stratum_of_unit(const Design& design) {
  std::vector<std::uint32_t> stratum;
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const std::size_t unit = design.psu.empty() ? row : design.psu[row].index();
    if (unit >= stratum.size()) stratum.resize(unit + 1, unknown);
    stratum[unit] = static_cast<std::uint32_t>(design.stratum[row].index());
  }
  return stratum;
}

}  // namespace

Units units_of(const Design& design) {
  Units units;
  const std::vector<std::uint32_t> stratum = stratum_of_unit(design);
  units.count = stratum.size();
  units.begin.assign(design.strata.size() + 1, 0);
  for (const std::uint32_t h : stratum) {
    if (h != unknown) ++units.begin[h + 1];
  }
  for (std::size_t h = 1; h < units.begin.size(); ++h) units.begin[h] += units.begin[h - 1];
  units.unit.resize(units.begin.back());
  std::vector<std::size_t> next = units.begin;
  for (std::size_t unit = 0; unit < stratum.size(); ++unit) {
    if (stratum[unit] != unknown)
      units.unit[next[stratum[unit]]++] = static_cast<std::uint32_t>(unit);
  }
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    const auto n = static_cast<double>(units.begin[h + 1] - units.begin[h]);
    const auto& population = design.strata[h].population;
    units.left.push_back(population && *population > 0.0 ? std::max(0.0, 1.0 - n / *population)
                                                         : 1.0);
  }
  return units;
}

Problems lonely_problems(const Design& design, const Units& units) {
  Problems found;
  for (std::size_t h = 0; h < units.strata(); ++h) {
    if (units.in(h) != 1 || units.left[h] <= 0.0) continue;
    found.push_back({"replicates.lonely-psu", "stratum '" + design.strata[h].name + "'", 0, 0,
                     "Only one PSU was sampled, so no replicate can show its spread.",
                     "Merge the stratum with a like one."});
  }
  if (units.count < 2) {
    found.push_back({"replicates.too-few", "", 0, 0, "The sample has fewer than two PSUs.",
                     "Replicates need at least two."});
  }
  return found;
}

}  // namespace peil::estimate
