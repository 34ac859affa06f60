#include "peil/estimate/first_stage.h"

namespace peil::estimate {

double SampledStratum::left() const {
  if (!population || *population <= 0.0) return 1.0;
  return std::max(0.0, 1.0 - static_cast<double>(units) / *population);
}

std::vector<SampledStratum> strata_of(const std::vector<Stratum>& strata) {
  std::vector<SampledStratum> result;
  for (const Stratum& stratum : strata) result.push_back({stratum.name, 0, stratum.population});
  return result;
}

FirstStage FirstStage::of(const Design& design) {
  FirstStage result{strata_of(design.strata), {}};
  if (design.psu.empty()) {
    for (const StratumId id : design.stratum) ++result.strata[id.index()].units;
  } else {
    result.stratum_of_psu = homes(design.psu, design.stratum, result.strata);
  }
  return result;
}

double FirstStage::design_degrees() const {
  double degrees = 0.0;
  for (const SampledStratum& stratum : strata)
    degrees += stratum.units > 0 ? static_cast<double>(stratum.units) - 1.0 : 0.0;
  return degrees;
}

}  // namespace peil::estimate
