#pragma once

#include <cmath>
#include <compare>

#include "peil/base/contract.h"

namespace peil {

/// How many people of the population one respondent stands for. Unit: persons. Finite and
/// not below zero. A row with weight 0 lies in the sample, for its stratum has so many rows, and
/// counts in no figure.
class Weight {
 public:
  static bool allows(double persons) { return std::isfinite(persons) && persons >= 0.0; }

  /// True for a weight that figures can be counted with: 0, or so far from the limits of a double
  /// that squares and products of weights and answers neither overflow nor vanish. Every weight
  /// that comes from outside, and every number of people that weights are fitted to, is held
  /// against it.
  static bool countable(double persons) {
    return persons == 0.0 || (persons >= 1e-60 && persons <= 1e60);
  }
  static constexpr const char* countable_words =
      "Weights and numbers of people are 0, or lie between 1e-60 and 1e60.";

  explicit Weight(double persons) : persons_(persons) {
    expects(allows(persons), "a finite weight of 0 or more");
  }
  double persons() const { return persons_; }
  bool counts() const { return persons_ > 0.0; }
  auto operator<=>(const Weight&) const = default;

 private:
  double persons_;
};

static_assert(sizeof(Weight) == sizeof(double));  // a column of weights stays a column of doubles

}  // namespace peil
