#pragma once

#include <cstddef>
#include <optional>

#include "peil/drivers/clustered_fit.h"

namespace peil::drivers {

/// p-values of a coefficient by the wild cluster bootstrap over every way to give each cluster a
/// sign: exact fractions, no draws.
struct WildBootstrap {
  std::size_t vectors = 0;     ///< 2^clusters
  std::size_t restricted = 0;  ///< as large as what was found, residuals of the model where it is 0
  std::size_t unrestricted = 0;  ///< the same, residuals of the model itself

  double p_restricted() const { return share(restricted); }
  double p_unrestricted() const { return share(unrestricted); }

 private:
  double share(std::size_t count) const {
    return static_cast<double>(count) / static_cast<double>(vectors);
  }
};

/// More clusters than this are too many to try every way.
constexpr std::size_t most_wild_clusters = 20;

/// Nothing where the residuals of no cluster pull at the coefficient, so that it has no error: one
/// cluster alone determines it, or the fit is perfect.
///
/// Cost      O(2^clusters * clusters * coefficients^2)
/// Contract  at most most_wild_clusters clusters, more than one coefficient.
/// Source    Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90, 414-427;
///           docs/methods/few-clusters.md
std::optional<WildBootstrap> wild_bootstrap(const ClusteredFit& fit, std::size_t coefficient);

}  // namespace peil::drivers
