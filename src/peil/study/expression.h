#pragma once

#include <string_view>
#include <variant>

#include "peil/model/expression.h"
#include "peil/study/expression_tokens.h"

namespace peil::study {

/// Reads a condition in the words of XLSForm; the precedence is that of XPath 1.0, from loose to
/// tight: or, and, = !=, < <= > >=, + -, * div mod, unary minus.
///
/// Problems  the first of
///           "expression.syntax"     not well formed
///           "expression.function"   a function that does not exist or takes other operands
///           "expression.chained"    1 < . < 10, which does not mean what it looks like
///           "expression.too-long"   more than 300 operators or 50 levels of brackets
std::variant<Expression, ExpressionProblem> parse_expression(std::string_view text);

}  // namespace peil::study
