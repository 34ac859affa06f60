#include "peil/sampling/known_strata.h"

#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::sampling {
namespace {

std::vector<Sum> totals(const Grouping& by, std::span<const double> value) {
  expects(value.size() == by.level.size(), "known_strata: a number for every unit");
  std::vector<Sum> total(by.levels.size());
  for (std::size_t unit = 0; unit < value.size(); ++unit) total[by.level[unit]].add(value[unit]);
  return total;
}

void add_sd(std::vector<KnownStratum>& strata, const Grouping& by, std::span<const double> value) {
  const std::vector<Sum> total = totals(by, value);
  std::vector<Sum> squares(strata.size());
  for (std::size_t unit = 0; unit < value.size(); ++unit) {
    const std::uint32_t h = by.level[unit];
    const double off = value[unit] - total[h].value() / static_cast<double>(strata[h].units);
    squares[h].add(off * off);
  }
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].units > 1)
      strata[h].sd = std::sqrt(squares[h].value() / static_cast<double>(strata[h].units - 1));
  }
}

}  // namespace

std::vector<KnownStratum> known_strata(const Grouping& by, std::span<const double> size,
                                       std::span<const double> study) {
  std::vector<KnownStratum> strata;
  strata.reserve(by.levels.size());
  for (const std::string& name : by.levels) strata.push_back({name, 0, 0.0, 0.0});
  for (const std::uint32_t h : by.level) {
    expects(h < strata.size(), "known_strata: every unit lies in a stratum");
    ++strata[h].units;
    strata[h].size += 1.0;
  }
  if (!size.empty()) {
    const std::vector<Sum> total = totals(by, size);
    for (std::size_t h = 0; h < strata.size(); ++h) strata[h].size = total[h].value();
  }
  if (!study.empty()) add_sd(strata, by, study);
  return strata;
}

}  // namespace peil::sampling
