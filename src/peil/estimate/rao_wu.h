#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/chance.h"
#include "peil/base/result.h"
#include "peil/estimate/units.h"

namespace peil::estimate {

/// Bootstrap of Rao & Wu, one replicate at a time: of the n units of a stratum n - 1 are drawn with
/// replacement. A unit drawn t times has its weight multiplied by kept + step * t, with
/// c = sqrt(1 - f), kept = 1 - c and step = c n/(n-1).
///
/// Replicate r (from 0) draws from the stream "replicate r+1" of the seed, strata and units in the
/// order of the design: it depends on the seed and r alone, whoever asks for it and when.
/// Source  Rao, Wu & Yue (1992), Survey Methodology 18, 209-217; docs/methods/replicates.md
class RaoWu {
 public:
  /// Problems  "replicates.lonely-psu" "replicates.too-few". Contract: at least two replicates.
  static Result<RaoWu> of(const Design& design, std::size_t replicates, std::string_view seed);

  struct Stratum {
    std::size_t first = 0, units = 0;  ///< places in units().unit
    double kept = 1.0, step = 0.0;
  };
  std::size_t replicates() const { return replicates_; }
  const Units& units() const { return units_; }
  const std::vector<Stratum>& strata() const { return strata_; }

  Chance chance(std::size_t replicate) const;
  /// How many times each unit of a stratum is drawn. The strata must be drawn in their order, each
  /// once, from one `chance`.
  static void draw(Chance& chance, const Stratum& stratum, std::span<std::uint16_t> times);
  /// What the weights are multiplied by, per number of a unit.
  std::vector<double> factors(std::size_t replicate) const;

  /// Rank of the matrix of factors less 1, but for a chance that shrinks with every unit: the
  /// smaller of replicates - 1 and units - strata, where a stratum taken whole adds nothing.
  double degrees_of_freedom() const;

 private:
  RaoWu(Units units, std::size_t replicates, std::string_view seed);

  Units units_;
  std::vector<Stratum> strata_;
  std::size_t replicates_ = 0;
  std::string seed_;
};

}  // namespace peil::estimate
