#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "peil/base/contract.h"
#include "peil/language/numbers.h"

namespace peil {

/// One answer on the ten-point scale: a whole number from 1 (very bad) to 10 (excellent).
class Mark {
 public:
  static constexpr int lowest = 1;
  static constexpr int highest = 10;

  /// True when `n` may become a Mark. Ask this of outside input before constructing.
  static constexpr bool allows(std::int64_t n) { return n >= lowest && n <= highest; }

  constexpr explicit Mark(int n) : n_(static_cast<std::int8_t>(n)) {
    expects(allows(n), "a mark from 1 to 10");
  }
  constexpr int value() const { return n_; }
  auto operator<=>(const Mark&) const = default;

 private:
  std::int8_t n_;
};

/// A mean mark as printed: whole tenths, so 77 is "7.7". Nothing is computed from it as if it
/// were exact: from() and below() give the interval it stands for.
class PrintedMark {
 public:
  /// Halves go up, also when the binary fraction sits a hair below (7.05 -> 7.1).
  explicit PrintedMark(double mean)
      : tenths_(static_cast<int>(std::floor(mean * 10.0 + 0.5 + 1e-9))) {
    expects(mean >= Mark::lowest && mean <= Mark::highest, "a mean mark from 1 to 10");
  }
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
