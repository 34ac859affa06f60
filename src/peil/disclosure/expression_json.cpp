#include "peil/disclosure/expression_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using nlohmann::ordered_json;
using Op = Expression::Op;

constexpr std::array<std::pair<Op, std::string_view>, 27> words{{
    {Op::Number, "number"},
    {Op::Text, "text"},
    {Op::Answer, "answer"},
    {Op::This, "this"},
    {Op::Attribute, "attribute"},
    {Op::Or, "or"},
    {Op::And, "and"},
    {Op::Not, "not"},
    {Op::Equal, "equal"},
    {Op::NotEqual, "not-equal"},
    {Op::Less, "less"},
    {Op::LessOrEqual, "less-or-equal"},
    {Op::Greater, "greater"},
    {Op::GreaterOrEqual, "greater-or-equal"},
    {Op::Add, "add"},
    {Op::Subtract, "subtract"},
    {Op::Multiply, "multiply"},
    {Op::Divide, "divide"},
    {Op::Modulo, "modulo"},
    {Op::Negate, "negate"},
    {Op::Selected, "selected"},
    {Op::CountSelected, "count-selected"},
    {Op::StringLength, "string-length"},
    {Op::If, "if"},
    {Op::True, "true"},
    {Op::False, "false"},
    {Op::Today, "today"},
}};

bool has_text(Op op) { return op == Op::Text || op == Op::Answer || op == Op::Attribute; }

}  // namespace

ordered_json json_of(const Expression& expression) {
  const auto word =
      std::ranges::find(words, expression.op, &std::pair<Op, std::string_view>::first);
  expects(word != words.end(), "json_of: a word for every kind of expression");
  ordered_json list = ordered_json::array({word->second});
  if (expression.op == Op::Number) list.push_back(expression.number);
  if (has_text(expression.op)) list.push_back(expression.text);
  for (const Expression& part : expression.parts) list.push_back(json_of(part));
  return list;
}

Expression expression_of_json(const ordered_json& list) {
  const auto name = list.at(0).get<std::string>();
  const auto word = std::ranges::find(words, name, &std::pair<Op, std::string_view>::second);
  if (word == words.end()) throw std::invalid_argument("a kind of expression");
  Expression expression;
  expression.op = word->first;
  std::size_t next = 1;
  if (expression.op == Op::Number) expression.number = list.at(next++).get<double>();
  if (has_text(expression.op)) expression.text = list.at(next++).get<std::string>();
  for (; next < list.size(); ++next) expression.parts.push_back(expression_of_json(list.at(next)));
  return expression;
}

}  // namespace peil::disclosure
