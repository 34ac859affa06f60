#include "peil/disclosure/held_for_answers.h"

#include <gtest/gtest.h>

#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/derive.h"

namespace peil::disclosure {
namespace {

// Twenty people, of whom each gave two answers that are ten together.
Table twenty() {
  std::vector<double> one, other;
  for (int i = 0; i < 20; ++i) {
    one.push_back(1.0 + i % 9);
    other.push_back(10.0 - one.back());
  }
  Table table;
  table.rows = one.size();
  table.columns = {{"one", true, RealColumn{one, {}}}, {"other", true, RealColumn{other, {}}}};
  return table;
}

// A mean that tells what everybody's sum is, beside means of the answers themselves.
TEST(HeldForAnswers, WhatIsMadeOfSeveralItemsIsLookedAtAsWellOnAnyNumberOfThreads) {
  const analysis::AnalysisPlan plan =
      analysis::read_plan(
          R"({"data": {"now": {"wave": "2013", "derive": {"sum": "${one} + ${other}"}}},
              "analyses": [{"id": "m", "statistic": "mean", "design": "now",
                            "variables": ["one", "sum", "other"]}]})",
          "plan.json")
          .value();
  const std::map<std::string, Table> tables{
      {"now", analysis::derived(twenty(), plan.data.at("now")).value()}};
  for (const int threads : {1, 3}) {
    RowSetsOfData sets;
    const auto figures = told_figures(plan, tables, Rules{}, sets, threads);
    ASSERT_EQ(figures.size(), 3u);
    for (const ToldFigure& figure : figures) {
      const bool is_sum = figure.told->variable == "sum";
      EXPECT_EQ(figure.held, is_sum ? std::optional(Held::NoSpread) : std::nullopt)
          << figure.told->variable << " on " << threads;
      EXPECT_EQ(figure.secret, is_sum) << figure.told->variable;
    }
  }
}

}  // namespace
}  // namespace peil::disclosure
