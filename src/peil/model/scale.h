#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

/// The whole numbers that an item is answered with, from worst to best: 1 to 10 for a mark, 0 to
/// 10 for one that begins at 0, 1 to 5 for a scale of five points. The one home of its ends, its
/// two tails and its name.
///
/// Source    docs/methods/scales.md
struct Scale {
  int from = 1;
  int to = 10;
  bool recommend = false;  ///< 0 to 10, "would you recommend us": promoters and detractors

  constexpr int points() const { return to - from + 1; }
  constexpr bool allows(std::int64_t n) const { return n >= from && n <= to; }
  /// Marks of school: known to everybody, so that a mean of them stands without its scale.
  constexpr bool is_known() const { return from == 1 && to == 10 && !recommend; }

  /// The dissatisfied: from `from` up to and including this.
  constexpr int low_to() const {
    if (recommend) return to - 4;            // 0 to 6
    if (points() >= 10) return to - 5;       // 1 (or 0) to 5
    return points() >= 5 ? from + 1 : from;  // 1 and 2; 1 alone
  }
  /// The satisfied: from this up to and including `to`.
  constexpr int high_from() const {
    if (recommend) return to - 1;        // 9 and 10
    if (points() >= 10) return to - 2;   // 8 to 10
    return points() >= 5 ? to - 1 : to;  // 4 and 5; 3 alone
  }

  /// In a column of codes 0 is "no answer": the lowest point is code 1 whatever its number is.
  constexpr std::uint8_t code_of(std::int64_t answer) const {
    return static_cast<std::uint8_t>(answer - from + 1);
  }
  constexpr int answer_of(int code) const { return code + from - 1; }

  std::string text() const;  ///< "1-10"
  bool operator==(const Scale&) const = default;
};

/// What is added to a recommend score (promoters less detractors, per hundred answers) by one
/// answer: 100, 0 or -100.
constexpr double recommend_points(const Scale& scale, int answer) {
  return answer >= scale.high_from() ? 100.0 : answer <= scale.low_to() ? -100.0 : 0.0;
}

/// The scale that is written so, whatever blanks and dashes stand in between: "1-10", "1 – 10",
/// "0 to 10". Nothing when there are not two whole numbers, the second the larger.
std::optional<Scale> read_scale(std::string_view text);

}  // namespace peil
