#include "peil/study/expression_kinds.h"

namespace peil::study {
namespace {

using Op = Expression::Op;

}  // namespace

bool is_comparison(Expression::Op op) { return op >= Op::Equal && op <= Op::GreaterOrEqual; }

bool is_yes_no(const Expression& e) {
  switch (e.op) {
    case Op::Or:
    case Op::And:
    case Op::Not:
    case Op::Selected:
    case Op::True:
    case Op::False:
      return true;
    case Op::If:
      return is_yes_no(e.parts[1]) && is_yes_no(e.parts[2]);
    default:
      return is_comparison(e.op);
  }
}

bool may_be_yes_no(const Expression& e) {
  if (e.op == Op::If) return may_be_yes_no(e.parts[1]) || may_be_yes_no(e.parts[2]);
  return is_yes_no(e);
}

bool is_arithmetic(const Expression& e) {
  if (e.op == Op::If) return is_arithmetic(e.parts[1]) && is_arithmetic(e.parts[2]);
  return (e.op >= Op::Add && e.op <= Op::Negate) || e.op == Op::Number ||
         e.op == Op::CountSelected || e.op == Op::StringLength;
}

std::optional<double> number_in(const Expression& e) {
  if (e.op == Op::Number) return e.number;
  if (e.op == Op::Negate && e.parts[0].op == Op::Number) return -e.parts[0].number;
  return {};
}

bool is_written_out(const Expression& e) { return e.op == Op::Text || number_in(e); }

}  // namespace peil::study
