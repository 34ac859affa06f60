#pragma once

#include <string>
#include <utility>

#include "peil/model/expression.h"

/// Conditions that the program writes itself, part by part.
namespace peil::expressions {

inline Expression answer(const std::string& name) {
  return {Expression::Op::Answer, 0.0, name, {}};
}
inline Expression number(double value) { return {Expression::Op::Number, value, {}, {}}; }
inline Expression text(const std::string& words) { return {Expression::Op::Text, 0.0, words, {}}; }
/// In a plan of analyses: no answer.
inline Expression blank() { return text(""); }
inline Expression both(Expression::Op op, Expression one, Expression other) {
  return {op, 0.0, {}, {std::move(one), std::move(other)}};
}
inline Expression equal(const std::string& name, const std::string& words) {
  return both(Expression::Op::Equal, answer(name), text(words));
}
inline Expression either(Expression condition, Expression yes, Expression no) {
  return {Expression::Op::If, 0.0, {}, {std::move(condition), std::move(yes), std::move(no)}};
}

}  // namespace peil::expressions
