#pragma once

#include <cmath>
#include <compare>
#include <string>
#include <string_view>

#include "peil/base/contract.h"
#include "peil/language/numbers.h"

namespace peil {

/// A mean mark as printed: whole tenths, so 77 is "7.7". Nothing is computed from it as if it
/// were exact: from() and below() give the interval it stands for.
class PrintedMark {
 public:
  /// Halves go up, also when the binary fraction sits a hair below (7.05 -> 7.1).
  explicit PrintedMark(double mean)
      : tenths_(static_cast<int>(std::floor(mean * 10.0 + 0.5 + 1e-9))) {
    expects(mean >= lowest && mean <= highest, "a mean mark from 0 to 11");
  }
  /// Ends of the longest scales that there are (model/scale.h).
  static constexpr double lowest = 0.0, highest = 11.0;

  int tenths() const { return tenths_; }
  double from() const { return (tenths_ - 0.5) / 10.0; }   ///< smallest mean that prints so
  double below() const { return (tenths_ + 0.5) / 10.0; }  ///< means from here on print higher

  /// "7.7", or "7,7" in a language that writes so.
  std::string text(std::string_view language) const {
    return language::number(tenths_ / 10.0, 1, language);
  }
  auto operator<=>(const PrintedMark&) const = default;

 private:
  int tenths_;
};

}  // namespace peil
