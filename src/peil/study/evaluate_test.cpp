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
  EXPECT_FALSE(holds("${a} < 1 or ${b} = 1", {{"b", number(1)}}, Blanks::Spread));
  EXPECT_TRUE(holds("${a} = '' or ${b} = 1", {{"b", number(1)}}, Blanks::EmptyText));
  EXPECT_TRUE(holds("not(${a} > 3)", {}, Blanks::EmptyText));
  EXPECT_FALSE(holds("not(${a} > 3)", {}, Blanks::Spread));
}

TEST(Evaluation, WhetherThereIsAnAnswerCanBeAsked) {
  for (const Blanks blanks : {Blanks::EmptyText, Blanks::Spread}) {
    EXPECT_TRUE(holds("${a} = ''", {}, blanks));
    EXPECT_FALSE(holds("${a} != ''", {}, blanks));
    EXPECT_TRUE(holds("${a} != ''", {{"a", number(0)}}, blanks));
    EXPECT_FALSE(holds("'' = ${a}", {{"a", number(0)}}, blanks));
    EXPECT_TRUE(holds("${a} = '' or ${b} = 1", {{"b", number(2)}}, blanks));
  }
}

TEST(Evaluation, ABlankCanBeMadeAndRecoded) {
  const Expression to_blank = parsed("if(${q} = 9, '', ${q})");
  const Evaluation makes(to_blank, Blanks::Spread);
  EXPECT_FALSE(makes.value(seen_in({{"q", number(9)}})));
  EXPECT_EQ(makes.value(seen_in({{"q", number(7)}})), number(7));
  EXPECT_FALSE(makes.value(seen_in({})));
  const Expression from_blank = parsed("if(${q} = '', 0, ${q})");
  const Evaluation recodes(from_blank, Blanks::Spread);
  EXPECT_EQ(recodes.value(seen_in({})), number(0));
  EXPECT_EQ(recodes.value(seen_in({{"q", number(7)}})), number(7));
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
