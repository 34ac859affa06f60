#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/plan.h"

namespace peil::sampling {

/// What is known of a stratum before anything is drawn.
struct KnownStratum {
  std::string name;
  std::size_t units = 0;  ///< on the frame
  double size = 0.0;      ///< power: its units, or the total of a column of sizes
  double sd = 0.0;        ///< neyman: standard deviation between its units (divisor N - 1)
};

/// How a sample is shared over the strata: any allocation but a given one.
struct AllocationRule {
  Allocation method = Allocation::Proportional;
  std::size_t total = 0;              ///< units to draw
  std::size_t least = 2;              ///< of every stratum that has as many: one has no variance
  std::optional<std::size_t> most{};  ///< of every stratum; its units at most, in any case
  double power = 0.5;                 ///< power: 0 is equal, 1 in proportion to size

  bool operator==(const AllocationRule&) const = default;
};

/// Units that each stratum gives, in the order of `strata` (docs/methods/allocation.md): in
/// proportion to N (proportional), to 1 (equal), to N sd (neyman) or to size^power (power), within
/// bounds, whole by largest remainders; equal remainders to the stratum that comes first.
///
/// Problems  "sample.stratum-empty"     a stratum without units
///           "sample.bad-sd", "sample.bad-size"  negative or no number, where the method uses it
///           "sample.no-spread"         no sd (or size) above 0 where there is still room
///           "sample.least-above-most"
///           "sample.total-zero", "sample.total-too-large", "sample.total-too-small"
///           `where` is that of the problems.
/// Contract  not Allocation::Given; power lies from 0 to 1.
/// Source    Cochran (1977), Sampling Techniques, 5.5; Bankier (1988), The American Statistician
///           42(3), 174-177.
Result<std::vector<std::size_t>> allocated(const AllocationRule& rule,
                                           std::span<const KnownStratum> strata,
                                           const std::string& where);

/// Standard error that a mean of the study variable is to have: the root of the sum over strata of
/// (N/total N)^2 (1 - n/N) sd^2 / n. Nothing when a stratum with spread gives no unit.
std::optional<double> anticipated_error(std::span<const KnownStratum> strata,
                                        std::span<const std::size_t> sizes);

}  // namespace peil::sampling
