#pragma once

#include <cstdint>
#include <vector>

#include "peil/drivers/clustered_fit.h"
#include "peil/estimate/t_value.h"

namespace peil::drivers {

/// The error of a coefficient where the clusters are few.
struct FewClustersError {
  double linear = 0.0;  ///< as linearisation gives it: G/(G-1)
  double cr1 = 0.0;     ///< G/(G-1) (N-1)/(N-k)
  double bell_mccaffrey = 0.0;
  double degrees_of_freedom = 0.0;  ///< Satterthwaite, of bell_mccaffrey
  /// Part of the variance that the clusters show where the working model holds: 1, but less where
  /// one cluster alone determines a coefficient and so has no residual of its own.
  double shown = 1.0;

  bool whole() const { return shown > 1.0 - 1e-6; }
};

/// Errors whose bias is taken away by what the model itself says of the residuals of each cluster
/// (CR2, with independent residuals of one variance as working model), and the degrees of freedom
/// that such an error has. Linearisation's own error is too small with few clusters, and its t too
/// sure.
///
/// Shapes    one per coefficient
/// Cost      O(rows * k^2 + clusters^2 * k^2)
/// Source    Bell & McCaffrey (2002), Survey Methodology 28(2), 169-181; Pustejovsky & Tipton
///           (2018), Journal of Business & Economic Statistics 36, 672-683;
///           docs/methods/few-clusters.md
std::vector<FewClustersError> few_clusters_errors(const ClusteredFit& fit);

}  // namespace peil::drivers
