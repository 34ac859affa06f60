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

FirstStage FirstStage::of(const Design& design, const std::vector<Weight>& weight) {
  FirstStage result{strata_of(design.strata), {}};
  if (design.psu.empty()) {
    for (const StratumId id : design.stratum) ++result.strata[id.index()].units;
  } else {
    result.stratum_of_psu = homes(design.psu, design.stratum, result.strata);
  }
  const bool clustered = !design.psu.empty();
  std::vector<std::uint8_t> counted(result.stratum_of_psu.size(), 0);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row].persons() <= 0.0) continue;
    if (clustered) {
      std::uint8_t& psu = counted[design.psu[row].index()];
      if (psu == 1) continue;
      psu = 1;
    }
    ++result.strata[design.stratum[row].index()].counting;
  }
  return result;
}

double design_degrees(const std::vector<SampledStratum>& strata) {
  double degrees = 0.0;
  for (const SampledStratum& stratum : strata)
    degrees += stratum.counting > 0 ? static_cast<double>(stratum.counting) - 1.0 : 0.0;
  return degrees;
}

}  // namespace peil::estimate
