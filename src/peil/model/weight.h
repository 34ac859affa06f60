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
