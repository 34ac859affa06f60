#include "peil/estimate/wave_units.h"

#include <map>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {

WaveUnits wave_units(const NumberedRows& rows, const LinearisedRows& mean) {
  expects(rows.unit.size() == mean.value.size() && rows.stratum.size() == mean.value.size(),
          "wave_units: one unit per row");
  struct Total {
    std::uint32_t stratum = 0;
    Sum value;
    bool inside = false;
  };
  std::map<std::uint32_t, Total> totals;
  for (std::size_t row = 0; row < rows.unit.size(); ++row) {
    Total& total = totals[rows.unit[row]];
    total.stratum = rows.stratum[row];
    total.value.add(mean.value[row]);
    total.inside = total.inside || mean.inside[row] != 0;
  }
  WaveUnits result;
  result.population = rows.population;
  for (const auto& [unit, total] : totals)
    result.units.push_back({total.stratum, unit, total.value.value(), total.inside});
  return result;
}

}  // namespace peil::estimate
