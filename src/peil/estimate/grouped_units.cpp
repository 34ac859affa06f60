#include "peil/estimate/grouped_units.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/chance.h"
#include "peil/estimate/units.h"

namespace peil::estimate {
namespace {

// Places 0 to count - 1 in an order of chance (Fisher & Yates).
std::vector<std::uint32_t> shuffled(std::size_t count, Chance& chance) {
  std::vector<std::uint32_t> order(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t j = chance.below(i + 1);
    order[i] = order[j];
    order[j] = static_cast<std::uint32_t>(i);
  }
  return order;
}

}  // namespace

Design grouped_units(const Design& design, std::string_view seed) {
  const Units units = units_of(design);
  bool any = false;
  for (std::size_t h = 0; h < units.strata(); ++h) any = any || units.in(h) > most_units;
  if (!any) return design;

  Design grouped{design.strata, design.stratum, {}, design.weight, {}};
  std::vector<std::uint32_t> psu_of(units.count, 0);
  std::uint32_t next = 0;
  for (std::size_t h = 0; h < units.strata(); ++h) {
    const auto in_stratum = units.of(h);
    if (in_stratum.size() <= most_units) {
      for (const std::uint32_t unit : in_stratum) psu_of[unit] = next++;
      continue;
    }
    Chance chance(seed, "groups of " + design.strata[h].name);
    const std::vector<std::uint32_t> order = shuffled(in_stratum.size(), chance);
    for (std::size_t i = 0; i < in_stratum.size(); ++i)
      psu_of[in_stratum[i]] = next + static_cast<std::uint32_t>(order[i] % groups_of_many);
    next += static_cast<std::uint32_t>(groups_of_many);
    if (auto& population = grouped.strata[h].population)
      *population *= static_cast<double>(groups_of_many) / static_cast<double>(in_stratum.size());
  }
  grouped.psu.reserve(design.rows());
  for (std::size_t row = 0; row < design.rows(); ++row)
    grouped.psu.emplace_back(psu_of[design.psu.empty() ? row : design.psu[row].index()]);
  return grouped;
}

}  // namespace peil::estimate
