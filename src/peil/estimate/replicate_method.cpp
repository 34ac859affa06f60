#include "peil/estimate/replicate_method.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::estimate {

Result<ReplicateFactors> factors_of(ReplicateMethod method, const Design& design, double fay) {
  switch (method) {
    case ReplicateMethod::Jk1:
      return jackknife_1(design);
    case ReplicateMethod::Jkn:
      return jackknife_n(design);
    case ReplicateMethod::Brr:
      return balanced(design);
    case ReplicateMethod::Fay:
      return balanced(design, fay);
    case ReplicateMethod::Bootstrap:
      break;
  }
  expects(false, "factors_of: a bootstrap is drawn, not made");
  return Problems{};
}

std::size_t most_replicates(ReplicateMethod method, const Design& design) {
  if (method == ReplicateMethod::Brr || method == ReplicateMethod::Fay)
    return 2 * design.strata.size() + 2;
  if (design.psu.empty()) return design.rows();
  std::size_t units = 0;
  for (const PsuId id : design.psu) units = std::max(units, id.index() + 1);
  return units;
}

double usual_scale(ReplicateMethod method, std::size_t replicates, double fay) {
  expects(replicates >= 2, "usual_scale: two replicates or more");
  const auto count = static_cast<double>(replicates);
  switch (method) {
    case ReplicateMethod::Jk1:
      return (count - 1.0) / count;
    case ReplicateMethod::Jkn:
      return 1.0;
    case ReplicateMethod::Brr:
      return 1.0 / count;
    case ReplicateMethod::Fay:
      return 1.0 / (count * (1.0 - fay) * (1.0 - fay));
    case ReplicateMethod::Bootstrap:
      break;
  }
  return 1.0 / (count - 1.0);
}

std::vector<double> times_factors(std::vector<double> weight, std::span<const double> factor,
                                  std::span<const PsuId> psu) {
  expects(psu.empty() ? factor.size() == weight.size() : psu.size() == weight.size(),
          "times_factors: a PSU or a factor per row");
  for (std::size_t row = 0; row < weight.size(); ++row)
    weight[row] *= factor[psu.empty() ? row : psu[row].index()];
  return weight;
}

}  // namespace peil::estimate
