#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "peil/model/expression.h"

namespace peil::study {

/// What an expression gives: a truth, a number (absent: not a number) or a text.
using ExpressionValue = std::variant<bool, std::optional<double>, std::string>;

/// What a blank is: an answer that is not there, an empty cell of a table.
enum class Blanks : std::uint8_t {
  EmptyText,  ///< the empty text, as in XLSForm: questionnaires
  Spread,     ///< unknown: what uses a blank anywhere is blank itself: plans of analyses
};

/// What an expression may look at. Each gives nothing for a blank.
struct Seen {
  std::function<std::optional<ExpressionValue>(const std::string&)> answer;
  std::function<std::optional<ExpressionValue>()> self{};                         ///< `.`
  std::function<std::optional<ExpressionValue>(const std::string&)> attribute{};  ///< bare names
  std::string today{};  ///< today(), "2013-09-01"; empty: not known
};

/// Works out expressions, for questionnaires and for plans of analyses alike, by the rules of
/// XLSForm (XPath 1.0) with one difference: a comparison of a number with a text that is no number
/// is false, `!=` included, so that a missing answer never opens a branch.
///
/// `=` and `!=` compare truth values when one side is one, else numbers when one side is a number,
/// else texts; `<` and its kin compare numbers. Division by zero gives no number, and a comparison
/// with no number is false. `${name} = ''` and `!= ''` ask whether it is blank, also of a number;
/// a name that is asked so anywhere does not spread its blank. An empty text is a blank. Several
/// choices are their names with blanks between. Never fails.
class Evaluation {
 public:
  /// The expression must outlive this.
  Evaluation(const Expression& expression, Blanks blanks);

  /// Nothing: blank. With Blanks::Spread also where there is no number.
  std::optional<ExpressionValue> value(const Seen& seen) const;
  /// Whether it is true as a condition; a blank is not.
  bool holds(const Seen& seen) const;

 private:
  const Expression& expression_;
  bool spreads_ = false;
  std::vector<std::string> names_;  // whose blanks spread
};

}  // namespace peil::study
