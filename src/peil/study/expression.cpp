#include "peil/study/expression.h"

#include <fmt/format.h>

#include <array>

#include "peil/base/counted.h"
#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

using Op = Expression::Op;
using Kind = Token::Kind;

constexpr int most_operators = 300;
constexpr int most_levels = 50;

struct Function {
  std::string_view name;
  Op op;
  std::size_t operands;
  std::string_view form;
};
constexpr std::array functions{
    Function{"not", Op::Not, 1, "not(condition)"},
    Function{"selected", Op::Selected, 2, "selected(${question}, 'choice')"},
    Function{"count-selected", Op::CountSelected, 1, "count-selected(${question})"},
    Function{"string-length", Op::StringLength, 1, "string-length(${question})"},
    Function{"if", Op::If, 3, "if(condition, then, else)"},
    Function{"true", Op::True, 0, "true()"},
    Function{"false", Op::False, 0, "false()"},
    Function{"today", Op::Today, 0, "today()"},
};

struct Binary {
  std::string_view sign;
  Op op;
};
// One row per level of precedence, loose to tight.
const std::vector<std::vector<Binary>> levels{
    {{"or", Op::Or}},
    {{"and", Op::And}},
    {{"=", Op::Equal}, {"!=", Op::NotEqual}},
    {{"<", Op::Less}, {"<=", Op::LessOrEqual}, {">", Op::Greater}, {">=", Op::GreaterOrEqual}},
    {{"+", Op::Add}, {"-", Op::Subtract}},
    {{"*", Op::Multiply}, {"div", Op::Divide}, {"mod", Op::Modulo}},
};
constexpr std::size_t first_comparison = 2, last_comparison = 3;

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Expression whole() {
    Expression all = binary(0);
    if (now().kind != Kind::End) {
      fail("expression.syntax", fmt::format("{} is here where an operator should be.", seen()),
           "Put and, or, =, < ... between two parts, or take it out.");
    }
    return all;
  }

 private:
  [[noreturn]] void fail(std::string code, std::string message, std::string mend) const {
    throw ExpressionProblem{std::move(code), now().offset, std::move(message), std::move(mend)};
  }
  const Token& now() const { return tokens_[at_]; }
  std::string seen() const {
    switch (now().kind) {
      case Kind::End:
        return "The end of the condition";
      case Kind::Answer:
        return answer_named(now().text);
      case Kind::Text:
        return "'" + now().text + "'";
      case Kind::This:
        return "The point";
      default:
        return "'" + now().text + "'";
    }
  }
  bool is(std::string_view sign) const { return now().kind == Kind::Sign && now().text == sign; }
  void skip(std::string_view sign, std::string_view message) {
    if (!is(sign)) {
      fail("expression.syntax", fmt::format("{} {} is here instead.", message, seen()),
           fmt::format("Put a {} before it.", sign));
    }
    ++at_;
  }
  void count_operator() {
    if (++operators_ > most_operators)
      fail("expression.too-long", "This condition has more than 300 operators.",
           "Split it over a question of its own, or over two questions.");
  }

  // Holds how deep the parser stands in brackets: no condition may exhaust the stack.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > most_levels)
        parser_.fail("expression.too-long", "This condition has more than 50 levels of brackets.",
                     "Take out the brackets that it can do without.");
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  std::optional<Op> operator_of(std::size_t level) const {
    if (now().kind != Kind::Sign && now().kind != Kind::Word) return {};
    for (const Binary& b : levels[level])
      if (b.sign == now().text) return b.op;
    return {};
  }

  Expression binary(std::size_t level) {
    if (level == levels.size()) return unary();
    Expression left = binary(level + 1);
    bool compared = false;
    while (const auto op = operator_of(level)) {
      const bool comparison = level >= first_comparison && level <= last_comparison;
      if (comparison && compared) {
        fail("expression.chained", "Two comparisons in a row do not mean what they look like.",
             "Write both in full with and between: . >= 1 and . <= 10.");
      }
      compared = comparison;
      count_operator();
      ++at_;
      Expression right = binary(level + 1);
      left = Expression{*op, 0.0, "", {std::move(left), std::move(right)}};
    }
    return left;
  }

  Expression unary() {
    const Level level(*this);
    if (!is("-")) return primary();
    count_operator();
    ++at_;
    return Expression{Op::Negate, 0.0, "", {unary()}};
  }

  Expression primary() {
    const Token token = now();
    switch (token.kind) {
      case Kind::Number: {
        ++at_;
        const auto value = decimal_number(token.text);
        return Expression{Op::Number, value.value_or(0.0), "", {}};
      }
      case Kind::Text:
        return ++at_, Expression{Op::Text, 0.0, token.text, {}};
      case Kind::Answer:
        return ++at_, Expression{Op::Answer, 0.0, token.text, {}};
      case Kind::This:
        return ++at_, Expression{Op::This, 0.0, "", {}};
      case Kind::Word:
        return word();
      default:
        break;
    }
    if (is("(")) {
      ++at_;
      Expression inner = binary(0);
      skip(")", "A bracket is not closed.");
      return inner;
    }
    fail("expression.syntax", fmt::format("{} is here where a value should be.", seen()),
         "A value is ${question}, a number, a text between quotes or a function.");
  }

  Expression word() {
    const std::string name = now().text;
    if (name == "and" || name == "or" || name == "div" || name == "mod") {
      fail("expression.syntax", fmt::format("'{}' has nothing on its left side.", name),
           "Put a value before it, or take it out.");
    }
    if (tokens_[at_ + 1].kind != Kind::Sign || tokens_[at_ + 1].text != "(") {
      ++at_;
      return Expression{Op::Attribute, 0.0, name, {}};
    }
    if (name == "date") return day();
    const auto* function = std::ranges::find(functions, name, &Function::name);
    if (function == functions.end()) {
      std::vector<std::string> known;
      for (const Function& f : functions) known.emplace_back(f.name);
      fail("expression.function", fmt::format("There is no function {}( ).", name),
           did_you_mean(name, known));
    }
    const std::size_t start = at_;
    at_ += 2;
    Expression call{function->op, 0.0, "", operands()};
    count_operator();
    if (call.parts.size() != function->operands) {
      at_ = start;
      fail(
          "expression.function",
          fmt::format("{}( ) takes {}, and here {} {}.", name, counted(function->operands, "value"),
                      call.parts.size() == 1 ? "is" : "are", call.parts.size()),
          fmt::format("Write it as {}.", function->form));
    }
    return call;
  }

  // date('2013-09-01'): a day that is written out.
  Expression day() {
    const std::size_t start = at_;
    at_ += 2;
    std::vector<Expression> of = operands();
    if (of.size() == 1 && of.front().op == Op::Text && read_day(of.front().text))
      return std::move(of.front());
    at_ = start;
    fail("expression.function", "date( ) needs a day that exists, between quotes.",
         "Write it as date('2013-09-01').");
  }

  std::vector<Expression> operands() {
    std::vector<Expression> all;
    if (is(")")) return ++at_, all;
    for (;;) {
      all.push_back(binary(0));
      if (is(")")) return ++at_, all;
      skip(",", "A comma or a closing bracket is missing.");
    }
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int operators_ = 0;
  int depth_ = 0;
};

}  // namespace

std::variant<Expression, ExpressionProblem> parse_expression(std::string_view text) {
  std::optional<ExpressionProblem> problem;
  std::vector<Token> cut = tokens(text, problem);
  if (problem) return *problem;
  try {
    return Parser(std::move(cut)).whole();
  } catch (const ExpressionProblem& found) {
    return found;
  }
}

}  // namespace peil::study
