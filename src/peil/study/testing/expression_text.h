#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "peil/base/contract.h"
#include "peil/model/expression.h"

namespace peil::study::testing {

/// The condition in the words of a questionnaire file, with brackets around every operation.
/// Contract: a text in it has no quotation mark of the kind '.
inline std::string expression_text(const Expression& e) {
  using Op = Expression::Op;
  static const std::map<Op, std::string> signs{
      {Op::Or, "or"},     {Op::And, "and"},        {Op::Equal, "="},    {Op::NotEqual, "!="},
      {Op::Less, "<"},    {Op::LessOrEqual, "<="}, {Op::Greater, ">"},  {Op::GreaterOrEqual, ">="},
      {Op::Add, "+"},     {Op::Subtract, "-"},     {Op::Multiply, "*"}, {Op::Divide, "div"},
      {Op::Modulo, "mod"}};
  static const std::map<Op, std::string> functions{{Op::Not, "not"},
                                                   {Op::Selected, "selected"},
                                                   {Op::CountSelected, "count-selected"},
                                                   {Op::StringLength, "string-length"},
                                                   {Op::If, "if"},
                                                   {Op::True, "true"},
                                                   {Op::False, "false"}};
  switch (e.op) {
    case Op::Number:
      return fmt::format("{}", e.number);
    case Op::Text:
      expects(e.text.find('\'') == std::string::npos, "expression_text: no quotation mark");
      return "'" + e.text + "'";
    case Op::Answer:
      return "${" + e.text + "}";
    case Op::This:
      return ".";
    case Op::Attribute:
      return e.text;
    case Op::Negate:
      return "-(" + expression_text(e.parts[0]) + ")";
    default:
      break;
  }
  if (const auto sign = signs.find(e.op); sign != signs.end())
    return "(" + expression_text(e.parts[0]) + " " + sign->second + " " +
           expression_text(e.parts[1]) + ")";
  std::string operands;
  for (const Expression& part : e.parts)
    operands += (operands.empty() ? "" : ", ") + expression_text(part);
  return functions.at(e.op) + "(" + operands + ")";
}

}  // namespace peil::study::testing
