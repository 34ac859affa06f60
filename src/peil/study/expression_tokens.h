#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::study {

/// Something wrong in an expression, `offset` bytes from its start.
struct ExpressionProblem {
  std::string code;
  std::size_t offset = 0;
  std::string message;
  std::string mend;
};

struct Token {
  enum class Kind : unsigned char { Number, Text, Answer, This, Word, Sign, End };
  Kind kind = Kind::End;
  std::string text;        ///< without quotes or ${ }; of a sign: itself
  std::size_t offset = 0;  ///< in bytes
};

/// The answer to `name` as an expression has it: ${name}, or ${'a name'} where the name has other
/// signs than letters a-z and A-Z, digits, _ and -. A quote within such a name is written twice.
std::string answer_named(std::string_view name);

/// Cuts an expression in tokens; the last one is End.
///
/// Problems  "expression.syntax"  a sign that expressions do not have, with the one that was meant
/// where that is known
std::vector<Token> tokens(std::string_view text, std::optional<ExpressionProblem>& problem);

}  // namespace peil::study
