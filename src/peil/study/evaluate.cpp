#include "peil/study/evaluate.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/day.h"
#include "peil/base/text.h"

namespace peil::study {
namespace {

using Op = Expression::Op;
using Number = std::optional<double>;  // nothing: not a number
using Value = ExpressionValue;

Number finite(double x) { return std::isfinite(x) ? Number(x) : Number(); }

Number as_number(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1.0 : 0.0;
  if (const auto* number = std::get_if<Number>(&value)) return *number;
  const std::string_view text = trim(std::get<std::string>(value));
  // A day is the number of days since 1970, as in XLSForm, so that days compare and can be counted.
  if (const auto day = read_day(text)) return static_cast<double>(day->time_since_epoch().count());
  return decimal_number(text);
}

bool as_truth(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* number = std::get_if<Number>(&value)) return *number && **number != 0.0;
  return !std::get<std::string>(value).empty();
}

std::string as_text(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<Number>(&value)) return *number ? exact_text(**number) : "";
  return std::get<std::string>(value);
}

bool is_number(const Value& value) { return std::holds_alternative<Number>(value); }
bool is_blank(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && text->empty();
}
bool is_truth(const Value& value) { return std::holds_alternative<bool>(value); }

bool compare(Op op, const Value& a, const Value& b) {
  const bool sameness = op == Op::Equal || op == Op::NotEqual;
  if (sameness && (is_truth(a) || is_truth(b))) {
    return (as_truth(a) == as_truth(b)) == (op == Op::Equal);
  }
  if (sameness && !is_number(a) && !is_number(b)) {
    return (as_text(a) == as_text(b)) == (op == Op::Equal);
  }
  const Number x = as_number(a), y = as_number(b);
  if (!x || !y) return false;
  switch (op) {
    case Op::Equal:
      return *x == *y;
    case Op::NotEqual:
      return *x != *y;
    case Op::Less:
      return *x < *y;
    case Op::LessOrEqual:
      return *x <= *y;
    case Op::Greater:
      return *x > *y;
    default:
      return *x >= *y;
  }
}

Number calculate(Op op, const Number& x, const Number& y) {
  if (!x || !y) return {};
  switch (op) {
    case Op::Add:
      return finite(*x + *y);
    case Op::Subtract:
      return finite(*x - *y);
    case Op::Multiply:
      return finite(*x * *y);
    case Op::Divide:
      return *y == 0.0 ? Number() : finite(*x / *y);
    default:
      return *y == 0.0 ? Number() : finite(std::fmod(*x, *y));
  }
}

Value or_empty(std::optional<Value> value) {
  return value ? std::move(*value) : Value(std::string());
}

// ${q} = '' and ${q} != '' ask whether an answer is blank, whatever kind it is of.
const Expression* asked_for_blank(const Expression& e) {
  if ((e.op != Op::Equal && e.op != Op::NotEqual) || e.parts.size() != 2) return nullptr;
  for (std::size_t i = 0; i < 2; ++i) {
    const Expression& other = e.parts[1 - i];
    if (e.parts[i].op == Op::Answer && other.op == Op::Text && other.text.empty())
      return &e.parts[i];
  }
  return nullptr;
}

void collect_asked_for_blank(const Expression& e, std::vector<std::string>& names) {
  if (const Expression* answer = asked_for_blank(e)) names.push_back(answer->text);
  for (const Expression& part : e.parts) collect_asked_for_blank(part, names);
}

class Work {
 public:
  explicit Work(const Seen& seen) : seen_(seen) {}

  Value value(const Expression& e) const {
    switch (e.op) {
      case Op::Number:
        return finite(e.number);
      case Op::Text:
        return e.text;
      case Op::Answer:
        return or_empty(seen_.answer(e.text));
      case Op::This:
        return seen_.self ? or_empty(seen_.self()) : std::string();
      case Op::Attribute:
        return seen_.attribute ? or_empty(seen_.attribute(e.text)) : std::string();
      case Op::Or:
        return std::ranges::any_of(e.parts, [&](const auto& p) { return truth(p); });
      case Op::And:
        return std::ranges::all_of(e.parts, [&](const auto& p) { return truth(p); });
      case Op::Not:
        return !truth(part(e, 0));
      case Op::Equal:
      case Op::NotEqual:
        if (const Expression* answer = asked_for_blank(e))
          return is_blank(value(*answer)) == (e.op == Op::Equal);
        [[fallthrough]];
      case Op::Less:
      case Op::LessOrEqual:
      case Op::Greater:
      case Op::GreaterOrEqual:
        return compare(e.op, value(part(e, 0)), value(part(e, 1)));
      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide:
      case Op::Modulo:
        return calculate(e.op, number(part(e, 0)), number(part(e, 1)));
      case Op::Negate:
        return calculate(Op::Subtract, 0.0, number(part(e, 0)));
      case Op::Selected:
        return std::ranges::count(words(text(part(e, 0))), text(part(e, 1))) > 0;
      case Op::CountSelected:
        return Number(static_cast<double>(words(text(part(e, 0))).size()));
      case Op::StringLength:
        return Number(static_cast<double>(code_points(text(part(e, 0)))));
      case Op::If:
        return value(part(e, truth(part(e, 0)) ? 1 : 2));
      case Op::True:
        return true;
      case Op::False:
        return false;
      case Op::Today:
        return seen_.today;
    }
    return false;
  }
  bool truth(const Expression& e) const { return as_truth(value(e)); }

 private:
  static const Expression& part(const Expression& e, std::size_t i) {
    expects(i < e.parts.size(), "evaluate: an operator with all its operands");
    return e.parts[i];
  }
  Number number(const Expression& e) const { return as_number(value(e)); }
  std::string text(const Expression& e) const { return as_text(value(e)); }

  const Seen& seen_;
};

}  // namespace

Evaluation::Evaluation(const Expression& expression, Blanks blanks) : expression_(expression) {
  if (blanks == Blanks::Spread) {
    std::vector<std::string> asked;
    collect_asked_for_blank(expression, asked);
    names_ = names_in(expression);
    std::erase_if(names_,
                  [&](const std::string& name) { return std::ranges::count(asked, name) > 0; });
  }
  spreads_ = blanks == Blanks::Spread;
}

std::optional<ExpressionValue> Evaluation::value(const Seen& seen) const {
  for (const std::string& name : names_) {
    if (!seen.answer(name)) return {};
  }
  ExpressionValue value = Work(seen).value(expression_);
  const auto* number = std::get_if<Number>(&value);
  if (spreads_ && ((number != nullptr && !*number) || is_blank(value))) return {};
  return value;
}

bool Evaluation::holds(const Seen& seen) const {
  const std::optional<ExpressionValue> found = value(seen);
  return found && as_truth(*found);
}

}  // namespace peil::study
