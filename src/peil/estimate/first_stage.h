#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/contract.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// What the variance knows of one stratum.
struct SampledStratum {
  std::string name;
  std::size_t units = 0;             ///< PSUs sampled (rows, when the rows are the PSUs)
  std::optional<double> population;  ///< the same units in the population; absent: no correction
  std::size_t counting = 0;          ///< units with a row of which the weight is above 0

  /// Share of the variance that sampling from a finite population leaves.
  double left() const;
  /// One unit that is not the whole stratum: its variance cannot be estimated.
  bool lonely() const { return units == 1 && left() > 0.0; }
};

/// Strata in which no unit was counted yet.
std::vector<SampledStratum> strata_of(const std::vector<Stratum>& strata);

/// The stratum of every unit, by the rows; counts the units of every stratum.
/// Contract  a unit lies in one stratum, and every number of a unit has a row.
template <class Unit, class Home>
std::vector<std::uint32_t> homes(const std::vector<Unit>& unit, const std::vector<Home>& stratum,
                                 std::vector<SampledStratum>& strata) {
  std::size_t units = 0;
  for (const Unit id : unit) units = std::max(units, id.index() + 1);
  constexpr std::uint32_t unseen = 0xFFFFFFFF;
  std::vector<std::uint32_t> result(units, unseen);
  for (std::size_t row = 0; row < unit.size(); ++row) {
    std::uint32_t& home = result[unit[row].index()];
    const auto at = static_cast<std::uint32_t>(stratum[row].index());
    expects(home == unseen || home == at, "homes: a unit lies in one stratum or PSU");
    if (home == unseen) ++strata[at].units;
    home = at;
  }
  expects(std::ranges::find(result, unseen) == result.end(), "homes: every unit has a row");
  return result;
}

/// Degrees of freedom of a design: units less strata, of those with a weight above 0.
double design_degrees(const std::vector<SampledStratum>& strata);

/// The strata and PSUs of a sample as its variance sees them.
struct FirstStage {
  std::vector<SampledStratum> strata;
  std::vector<std::uint32_t> stratum_of_psu;  ///< empty when the rows are the units

  /// Shapes  one weight as used per row.
  static FirstStage of(const Design& design, const std::vector<Weight>& weight);
};

}  // namespace peil::estimate
