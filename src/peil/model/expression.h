#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace peil {

/// A condition or constraint in the words of XLSForm, as a tree:
/// `${contact} = 'phone' and ${overall} < 6`, `selected(${channels}, 'desk')`, `. >= 18`.
/// Made by study/expression, evaluated by study/evaluate. A value type.
struct Expression {
  enum class Op : std::uint8_t {
    Number,     ///< `number`
    Text,       ///< `text`, a literal between quotes
    Answer,     ///< ${text}: the answer to the question of that name
    This,       ///< `.`: the answer being checked (constraints only)
    Attribute,  ///< bare name: an attribute of the choice at hand (choice filters only)
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Negate,
    Selected,       ///< selected(answer, choice)
    CountSelected,  ///< count-selected(answer)
    StringLength,   ///< string-length(answer)
    If,             ///< if(condition, then, else)
    True,
    False,
    Today,  ///< today(): the day on which the page is sent (constraints only)
  };
  Op op = Op::True;
  double number = 0.0;
  std::string text;
  std::vector<Expression> parts;  ///< operands in reading order

  bool operator==(const Expression&) const = default;
};

/// Names of the questions that an expression looks at, each once, in order of appearance.
std::vector<std::string> names_in(const Expression& expression);

}  // namespace peil
