#include "peil/interview/evaluate.h"

#include <gtest/gtest.h>

#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

using namespace testing;

const Answers answers{
    {"mark", std::int64_t{5}}, {"zero", std::int64_t{0}},
    {"contact", "phone"},      {"channels", std::vector<std::string>{"desk", "phone"}},
    {"open", "één"},           {"unknown", Absent::DontKnow},
    {"empty", Absent::Skipped}};

bool holds_here(const Expression& e) { return holds(e, {.answers = answers}); }

Expression compare(Op o, Expression a, Expression b) { return op(o, {std::move(a), std::move(b)}); }

TEST(Evaluate, ComparesAnswersWithNumbersAndTexts) {
  EXPECT_TRUE(holds_here(compare(Op::Less, answer("mark"), number(6))));
  EXPECT_FALSE(holds_here(compare(Op::Less, answer("mark"), number(5))));
  EXPECT_TRUE(holds_here(compare(Op::LessOrEqual, answer("mark"), number(5))));
  EXPECT_FALSE(holds_here(compare(Op::Greater, answer("mark"), number(5))));
  EXPECT_TRUE(holds_here(compare(Op::GreaterOrEqual, answer("mark"), number(5))));
  EXPECT_TRUE(holds_here(compare(Op::Equal, answer("mark"), number(5))));
  EXPECT_TRUE(holds_here(compare(Op::Equal, answer("mark"), text("5"))));
  EXPECT_TRUE(holds_here(compare(Op::NotEqual, answer("mark"), number(6))));
  EXPECT_TRUE(holds_here(compare(Op::Equal, answer("contact"), text("phone"))));
  EXPECT_TRUE(holds_here(compare(Op::NotEqual, answer("contact"), text("desk"))));
}

TEST(Evaluate, AnAbsentAnswerIsTheEmptyText) {
  for (const char* name : {"unknown", "empty", "never_sent"}) {
    EXPECT_TRUE(holds_here(compare(Op::Equal, answer(name), text("")))) << name;
    EXPECT_FALSE(holds_here(compare(Op::NotEqual, answer(name), text("")))) << name;
    EXPECT_FALSE(holds_here(answer(name))) << name;
  }
}

TEST(Evaluate, AComparisonOfAnAbsentAnswerWithANumberIsFalse) {
  for (const char* name : {"unknown", "empty", "never_sent"}) {
    for (const Op o :
         {Op::Equal, Op::NotEqual, Op::Less, Op::LessOrEqual, Op::Greater, Op::GreaterOrEqual}) {
      EXPECT_FALSE(holds_here(compare(o, answer(name), number(0)))) << name;
      EXPECT_FALSE(holds_here(compare(o, number(0), answer(name)))) << name;
    }
  }
  EXPECT_TRUE(holds_here(compare(Op::Equal, answer("zero"), number(0))));
}

TEST(Evaluate, JoinsConditions) {
  const Expression yes = compare(Op::Equal, number(1), number(1));
  const Expression no = compare(Op::Equal, number(1), number(2));
  EXPECT_TRUE(holds_here(op(Op::And, {yes, yes})));
  EXPECT_FALSE(holds_here(op(Op::And, {yes, no})));
  EXPECT_TRUE(holds_here(op(Op::Or, {no, yes})));
  EXPECT_FALSE(holds_here(op(Op::Or, {no, no})));
  EXPECT_TRUE(holds_here(op(Op::Not, {no})));
  EXPECT_TRUE(holds_here(op(Op::True, {})));
  EXPECT_FALSE(holds_here(op(Op::False, {})));
  EXPECT_TRUE(holds_here(op(Op::If, {no, no, yes})));
  EXPECT_FALSE(holds_here(op(Op::If, {yes, no, yes})));
}

TEST(Evaluate, Calculates) {
  const auto is = [](Op o, double a, double b, double expected) {
    return holds_here(compare(Op::Equal, op(o, {number(a), number(b)}), number(expected)));
  };
  EXPECT_TRUE(is(Op::Add, 2, 3, 5));
  EXPECT_TRUE(is(Op::Subtract, 2, 3, -1));
  EXPECT_TRUE(is(Op::Multiply, 2, 3, 6));
  EXPECT_TRUE(is(Op::Divide, 3, 2, 1.5));
  EXPECT_TRUE(is(Op::Modulo, 7, 3, 1));
  EXPECT_TRUE(is(Op::Modulo, -7, 3, -1));  // as XPath: the sign of the first
  EXPECT_TRUE(holds_here(compare(Op::Equal, op(Op::Negate, {number(2)}), number(-2))));
}

TEST(Evaluate, DivisionByZeroIsNoNumber) {
  for (const Op o : {Op::Divide, Op::Modulo}) {
    const Expression e = op(o, {number(1), number(0)});
    EXPECT_FALSE(holds_here(compare(Op::Greater, e, number(0))));
    EXPECT_FALSE(holds_here(compare(Op::LessOrEqual, e, number(0))));
    EXPECT_FALSE(holds_here(compare(Op::Equal, e, e)));
    EXPECT_FALSE(holds_here(e));
  }
}

TEST(Evaluate, LooksIntoChosenNamesNotIntoTheirLetters) {
  EXPECT_TRUE(holds_here(selected("channels", "desk")));
  EXPECT_TRUE(holds_here(selected("channels", "phone")));
  EXPECT_FALSE(holds_here(selected("channels", "pho")));
  EXPECT_FALSE(holds_here(selected("never_sent", "desk")));
  EXPECT_FALSE(holds_here(selected("never_sent", "")));
  EXPECT_TRUE(holds_here(selected("contact", "phone")));
  const Expression two = op(Op::CountSelected, {answer("channels")});
  EXPECT_TRUE(holds_here(compare(Op::Equal, two, number(2))));
  const Expression none = op(Op::CountSelected, {answer("never_sent")});
  EXPECT_TRUE(holds_here(compare(Op::Equal, none, number(0))));
}

TEST(Evaluate, CountsSignsNotBytes) {
  const Expression length = op(Op::StringLength, {answer("open")});
  EXPECT_TRUE(holds_here(compare(Op::Equal, length, number(3))));
}

TEST(Evaluate, SeesTheAnswerAtHandAndTheChoiceAtHand) {
  const Given eight = std::int64_t{8};
  EXPECT_TRUE(holds(compare(Op::Equal, self(), number(8)), {.answers = answers, .self = &eight}));
  const Choice c = choice("granted", {{"country", "nl"}});
  const Scope scope{.answers = answers, .choice = &c};
  EXPECT_TRUE(holds(compare(Op::Equal, attribute("country"), text("nl")), scope));
  EXPECT_TRUE(holds(compare(Op::Equal, attribute("name"), text("granted")), scope));
  EXPECT_TRUE(holds(compare(Op::Equal, attribute("other"), text("")), scope));
}

TEST(Evaluate, ComparesTruthWithTruth) {
  const Expression yes = op(Op::True, {});
  EXPECT_TRUE(holds_here(compare(Op::Equal, selected("channels", "desk"), yes)));
  EXPECT_FALSE(holds_here(compare(Op::NotEqual, selected("channels", "desk"), yes)));
}

}  // namespace
}  // namespace peil::interview
