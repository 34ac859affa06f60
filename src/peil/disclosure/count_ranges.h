#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {

/// What somebody knows of the number of people that a figure counts: it is printed (both ends the
/// same), or only the reason why it is held.
struct KnownCount {
  std::vector<Part> parts;
  double low = 0.0;
  double high = 0.0;  ///< infinity: no end is known
};

/// Between which whole numbers a hidden number must lie, given all that is known.
struct CountRange {
  std::size_t low = 0, high = 0;
  std::vector<std::size_t> by;  ///< places of the known counts that the ends follow from

  std::size_t values() const { return high - low + 1; }
};

/// The range of the number of people in `hidden`, by linear programming over every division of the
/// people over the parts that agrees with what is known. Nothing where no end follows from above.
///
/// Shapes    parts are numbered below `parts`.
/// Cost      two linear programs of `parts` columns and one row per known count
/// Contract  some division agrees with what is known.
/// Source    Hundepool et al. (2012), Statistical Disclosure Control, section 4.3 (the audit of a
///           suppression pattern)
std::optional<CountRange> count_range(std::size_t parts, std::span<const KnownCount> known,
                                      const std::vector<Part>& hidden);

}  // namespace peil::disclosure
