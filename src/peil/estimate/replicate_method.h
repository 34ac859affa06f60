#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/replicates.h"

namespace peil::estimate {

/// How the replicates of a sample come about.
enum class ReplicateMethod : std::uint8_t { Jk1, Jkn, Brr, Fay, Bootstrap };

/// The factors of a method that makes them all at once. Problems: see replicates.h.
/// Contract  no bootstrap: it is drawn (rao_wu.h); 0 <= fay < 1.
Result<ReplicateFactors> factors_of(ReplicateMethod method, const Design& design, double fay);

/// No fewer replicates than the method makes of that design, to see beforehand whether they fit in
/// memory.
std::size_t most_replicates(ReplicateMethod method, const Design& design);

/// The scale that goes with so many replicates where nobody says another: 1 for jkn, of which the
/// rscales say it. Without a finite population: the file with the weights does not tell.
/// Contract  two replicates or more; 0 <= fay < 1.
/// Source    docs/methods/replicates.md
double usual_scale(ReplicateMethod method, std::size_t replicates, double fay);

/// Weights of the rows with the factor of each row's PSU, or its own without PSUs.
/// Shapes    `psu` one per row, or none; a factor per PSU, or per row.
std::vector<double> times_factors(std::vector<double> weight, std::span<const double> factor,
                                  std::span<const PsuId> psu);

}  // namespace peil::estimate
