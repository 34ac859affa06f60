#pragma once

#include <cmath>
#include <compare>

#include "peil/base/contract.h"

namespace peil {

/// How many people of the population one respondent stands for. Unit: persons. Finite and
/// above zero; a row that must not count is left out, not given weight 0.
class Weight {
 public:
  static bool allows(double persons) { return std::isfinite(persons) && persons > 0.0; }

  explicit Weight(double persons) : persons_(persons) {
    expects(allows(persons), "a finite weight above 0");
  }
  double persons() const { return persons_; }
  auto operator<=>(const Weight&) const = default;

 private:
  double persons_;
};

static_assert(sizeof(Weight) == sizeof(double));  // a column of weights stays a column of doubles

}  // namespace peil
