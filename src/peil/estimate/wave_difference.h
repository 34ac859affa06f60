#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "peil/estimate/statistics.h"
#include "peil/model/estimate.h"

namespace peil::estimate {

/// One sampling unit of a wave (a PSU, or a row that is its own) and what it adds to an estimate.
/// Strata and units are numbered alike in the waves that are compared: the same number is the same
/// stratum, the same person.
struct WaveUnit {
  std::uint32_t stratum = 0;
  std::uint32_t unit = 0;
  double value = 0.0;   ///< sum of the linearised variable over its rows
  bool inside = false;  ///< it has a row with an answer in the domain
};

/// All sampling units of one wave, also those outside the domain: each unit once.
struct WaveUnits {
  std::vector<WaveUnit> units;
  std::vector<std::optional<double>> population;  ///< per stratum: units on the frame, where known
};

/// What two samples share.
struct Overlap {
  double covariance = 0.0;        ///< of the two estimates
  double degrees_of_freedom = 0;  ///< counted twice when those of both waves are added
  std::size_t units = 0;          ///< in both samples, in the same stratum
  std::size_t inside = 0;         ///< of those: with an answer in the domain in both
  std::size_t moved = 0;          ///< in both samples, in another stratum: not in the covariance
};

/// After minus before of two samples that were drawn independently of each other: the variances
/// and the degrees of freedom add; where those of one are Satterthwaite's, theirs together are too
/// (Welch). Without an error when one of the two has none.
Estimate independent_difference(const Estimate& before, const Estimate& after);

/// The covariance of two estimates whose samples overlap. Per stratum h with m matched units,
/// (1 - n1 n2 / (m N)) m/(m-1) sum (z1 - mean z1)(z2 - mean z2) over the matched units; the first
/// factor is 1 without a population in both waves (the smaller of the two is taken). A stratum with
/// one matched unit adds nothing, and neither does a unit that changed its stratum.
///
/// Units     those of the two estimates, multiplied.
/// Contract  both waves have as many strata; a unit occurs once in a wave.
/// Source    Tam (1984), The American Statistician 38, 288-289; Kish (1965), Survey Sampling,
///           section 12.4; Berger (2004), Canadian Journal of Statistics 32(4), 451-467.
///           docs/methods/change.md
Overlap overlap(const WaveUnits& before, const WaveUnits& after, Degrees degrees);

/// After minus before of two samples with units in common: the variance is the sum of both less
/// twice the covariance; the degrees of freedom that both count are counted once. Without an error
/// (NotDefined) when that variance is not above 0 though both waves vary.
Estimate overlapping_difference(const Estimate& before, const Estimate& after,
                                const Overlap& shared);

/// The errors of two estimates and what they share: what a function of both has its error from.
struct PairedErrors {
  double before = 0.0, after = 0.0;  ///< standard errors
  double covariance = 0.0;

  double correlation() const { return covariance / (before * after); }
  double independent() const;  ///< of the difference, if they shared nothing
};

/// As overlapping_difference takes them; nothing when one has no error.
std::optional<PairedErrors> overlapping_errors(const Estimate& before, const Estimate& after,
                                               const Overlap& shared);

/// How much above `before` the value after is, in percent of it: 100 (after / before - 1). Nothing
/// unless both are above 0.
/// Units     percent
/// Source    linearisation of a ratio of two estimates; docs/methods/change.md
std::optional<Estimate> relative_change(const Estimate& difference, double before, double after,
                                        const PairedErrors& errors);

/// A change with what its error is made of; `errors` is absent where the design gives none.
struct PanelDifference {
  Estimate difference;
  std::optional<PairedErrors> errors;  ///< each that of the sample of all units of either wave
};

/// After minus before of one sample that was asked twice. A unit's value is what it adds to the
/// difference, 0 for a wave in which it has no row, and the variance is that of one sample of all
/// units of either wave: so who was asked once stays in it.
///
/// Contract  a unit lies in one stratum, the same in both waves.
/// Source    Holmes & Skinner (2000), Variance Estimation for Labour Force Survey Estimates of
///           Level and Change, Office for National Statistics. docs/methods/change.md
PanelDifference panel_difference(const Estimate& before, const Estimate& after,
                                 const WaveUnits& units_before, const WaveUnits& units_after,
                                 const Options& options);

}  // namespace peil::estimate
