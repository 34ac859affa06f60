#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "peil/analysis/run/put.h"

namespace peil::analysis {

/// A figure that takes its error from replicate weights.
struct ReplicateFigure {
  enum class Kind : std::uint8_t { Mean, Total, Median, Ratio };
  Kind kind = Kind::Mean;
  std::string name;      ///< as printed: "mean(y)"
  std::string variable;  ///< of a ratio the numerator
  std::string divisor;   ///< of a ratio
};

/// Adds every figure for everybody and then, when `by` has columns, for each of its domains: value,
/// error and interval, of a median also percentiles. All figures come from one pass over the
/// replicates; those of a drawn bootstrap by cells where that can be done (run/bootstrap.h).
/// Throws Refusal when a figure has no value in some replicate.
/// Contract  the design has replicates.
void add_replicate_figures(Run& run, const Prepared& design, const Common& everybody,
                           const Common& by, std::span<const ReplicateFigure> figures);

}  // namespace peil::analysis
