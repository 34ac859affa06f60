#include "peil/study/evaluate.h"

#include <gtest/gtest.h>

#include <map>

#include "peil/study/expression.h"

namespace peil::study {
namespace {

using Values = std::map<std::string, ExpressionValue>;

Expression parsed(const std::string& text) { return std::get<Expression>(parse_expression(text)); }

Seen seen_in(const Values& values) {
  Seen seen;
  seen.answer = [&values](const std::string& name) -> std::optional<ExpressionValue> {
    const auto at = values.find(name);
    if (at == values.end()) return {};
    return at->second;
  };
  return seen;
}

bool holds(const std::string& text, const Values& values, Blanks blanks) {
  const Expression expression = parsed(text);
  return Evaluation(expression, blanks).holds(seen_in(values));
}

ExpressionValue number(double value) { return std::optional<double>(value); }

TEST(Evaluation, ABlankIsTheEmptyTextOrSpreads) {
  EXPECT_TRUE(holds("${a} = ''", {}, Blanks::EmptyText));
  EXPECT_FALSE(holds("${a} = ''", {}, Blanks::Spread));
  EXPECT_TRUE(holds("${a} = '' or ${b} = 1", {{"b", number(1)}}, Blanks::EmptyText));
  EXPECT_FALSE(holds("${a} = '' or ${b} = 1", {{"b", number(1)}}, Blanks::Spread));
  EXPECT_TRUE(holds("not(${a} > 3)", {}, Blanks::EmptyText));
  EXPECT_FALSE(holds("not(${a} > 3)", {}, Blanks::Spread));
}

TEST(Evaluation, WhatIsNoNumberIsInNoComparison) {
  const Values values{{"a", number(1)}, {"zero", number(0)}, {"word", std::string("seven")}};
  for (const Blanks blanks : {Blanks::EmptyText, Blanks::Spread}) {
    EXPECT_FALSE(holds("${a} div ${zero} > 3", values, blanks));
    EXPECT_FALSE(holds("${a} div ${zero} != 3", values, blanks));
    EXPECT_FALSE(holds("${a} != ${word}", values, blanks));
    EXPECT_TRUE(holds("(${a} = 1) = true()", values, blanks));
  }
}

TEST(Evaluation, NoNumberIsABlankWhereBlanksSpread) {
  const Values values{{"a", number(1)}, {"zero", number(0)}};
  const Expression expression = parsed("${a} div ${zero}");
  EXPECT_FALSE(Evaluation(expression, Blanks::Spread).value(seen_in(values)));
  EXPECT_TRUE(Evaluation(expression, Blanks::EmptyText).value(seen_in(values)));
}

}  // namespace
}  // namespace peil::study
