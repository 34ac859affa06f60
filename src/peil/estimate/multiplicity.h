#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/variance.h"

namespace peil::estimate {

/// What a row counts for in a domain of a sample from overlapping lists: 1/m for a person whom m of
/// the lists behind the domain have, so that over all of them together everybody counts once. A
/// list stands behind a domain when a row drawn from it has an answer there: within one customer
/// group everybody counts whole. It is part of the domain, not of the weight: residuals after
/// raking are those of the variable times it.
///
/// Source    Mecatti (2007), Survey Methodology 33(2), 151-157; Lohr (2009), Handbook of Statistics
///           29A, chapter 4; docs/methods/two-frames.md
class Multiplicity {
 public:
  /// Of the answers of one item in a domain of classes.
  Multiplicity(const Classes& classes, std::span<const Tally> tallies, const Domain& domain);
  /// Of rows: `inside` is not 0 for one that has an answer in the domain.
  Multiplicity(const Design& design, std::span<const std::uint8_t> inside);

  /// Of rows or classes with these lists, of which see() tells which have an answer in the domain.
  explicit Multiplicity(const std::optional<Lists>& lists) : lists_(lists ? &*lists : nullptr) {}
  void see(std::size_t at) {
    if (lists_ != nullptr) behind_ |= lists_->drawn_from[at];
  }

  /// Of a class, or of a row: more than 0 and at most 1.
  double counts(std::size_t at) const { return lists_ == nullptr ? 1.0 : part(at); }

 private:
  double part(std::size_t at) const;

  const Lists* lists_;
  std::uint64_t behind_ = 0;
};

/// What every row counts for in its own level of a grouping, as Multiplicity says of that level as
/// a domain; 0 where it has no answer (`reason`) or lies outside.
std::vector<double> parts_of_people(const Design& design, const Grouping& by,
                                    std::span<const Absent> reason);

}  // namespace peil::estimate
