#pragma once

#include <cstddef>
#include <memory>
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

/// Everything that is known of the numbers of people, as one set of equations over every division
/// of the people over the parts.
///
/// Shapes    parts are numbered below `parts`.
/// Contract  some division agrees with what is known.
/// Source    Hundepool et al. (2012), Statistical Disclosure Control, section 4.3 (the audit of a
///           suppression pattern)
class CountRanges {
 public:
  CountRanges(std::size_t parts, std::span<const KnownCount> known);
  CountRanges(CountRanges&&) noexcept;
  CountRanges& operator=(CountRanges&&) noexcept;
  ~CountRanges();

  /// The range of the number of people in `hidden`; nothing where no end follows from above.
  /// Cost      two linear programs, each from where the one before ended
  std::optional<CountRange> of(const std::vector<Part>& hidden);

  /// Whether the divisions that were come across so far show that the number of people in `hidden`
  /// has that many values or more: then its range need not be asked for.
  bool has_shown(const std::vector<Part>& hidden, std::size_t values) const;

 private:
  class Program;
  std::unique_ptr<Program> program_;
};

}  // namespace peil::disclosure
