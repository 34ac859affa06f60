#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/class_means.h"
#include "peil/estimate/linear.h"

namespace peil::estimate {

/// One wave, cut into the classes that the mix is of.
struct MixSide {
  const Classes& classes;
  std::span<const Tally> tallies;
  std::vector<Domain> of;  ///< the same classes in both waves, in the same order
  Options options;
};

/// What became of a mean between two independent samples, in two parts that sum to the change: the
/// classes of people weigh otherwise (mix), and they answer otherwise (within).
struct MixEffect {
  Estimate change;
  Estimate mix;                      ///< sum (P2 - P1) (m1 + m2) / 2
  Estimate within;                   ///< sum (P1 + P2) / 2 (m2 - m1)
  Estimate reweighted;               ///< the later mean if the mix had stayed: sum P1 m2
  Estimate change_at_mix;            ///< reweighted less the earlier mean
  std::optional<double> covariance;  ///< of mix and within
  std::vector<ClassMean> before, after;
};

/// Errors by linearisation with shares and means both estimated; degrees of freedom are those of
/// the rows used, of both waves together. Without answers of a class in one of the waves nothing:
/// `without` is its place.
///
/// Contract  one domain per class in both sides; no row in two of them.
/// Source    Kitagawa (1955), JASA 50, 1168-1194; docs/methods/mix-effect.md
std::optional<MixEffect> mix_effect(const MixSide& before, const MixSide& after,
                                    std::size_t& without);

}  // namespace peil::estimate
