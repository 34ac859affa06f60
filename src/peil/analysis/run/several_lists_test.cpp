// People who are in several customer groups: in a domain over all lists a row of them weighs as if
// its weight were divided by the lists that have the person, whatever the statistic; what does not
// know of lists is refused.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <random>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::plan_of;

// Two lists, 1 and 2, of which a third of the people are on both; `whole` and `part` are weights,
// the second divided by the lists that have the person.
std::string people(unsigned seed = 11) {
  std::mt19937 random(seed);
  std::string text = "h,own,lists,whole,part,y,x,z,yes,g,a,b,t\n";
  for (int i = 0; i < 120; ++i) {
    const int own = 1 + i % 2, lists = i % 3 == 0 ? 3 : own;
    const double weight = 1.0 + static_cast<double>(random() % 8) / 4.0;
    const auto any = [&](unsigned most) { return 1 + static_cast<unsigned>(random() % most); };
    const unsigned x = any(10), z = any(10);
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", own, own, lists, weight,
                        weight / std::popcount(static_cast<unsigned>(lists)), x + z + any(6), x, z,
                        random() % 2, i % 5 < 2 ? "n" : "s", i % 4 < 2 ? 1 : 0, i % 4 < 2 ? 0 : 1,
                        any(20));
  }
  return text;
}

Results results_of(const std::string& keys, bool lists) {
  AnalysisPlan plan =
      read_plan(plan_of(analysis(keys), fmt::format(R"("strata": ["h"], "weight": "{}")",
                                                    lists ? "whole" : "part")),
                "plan.json")
          .value();
  if (lists) plan.designs.at("d").drawn_from = "own", plan.designs.at("d").lists = "lists";
  std::map<std::string, Table> tables;
  tables.emplace("d",
                 table::read_csv_table(people(), "d.csv", csv_options(plan.data.at("d"))).value());
  return run(plan, tables, 1);
}

TEST(SeveralLists, OverAllOfThemAPersonCountsOnce) {
  const std::string equal = R"(, "over": "g", "classes": ["n", "s"])";
  const std::vector<std::string> asked{
      R"("statistic": "mean", "variables": ["y", "yes"])",
      R"("statistic": "total", "variables": ["y"])",
      R"("statistic": "mean", "variables": ["y"], "by": ["g"])",
      R"("statistic": "proportion", "variables": ["yes"])",
      R"("statistic": "difference", "variables": ["y"], "by": ["g"])",
      R"("statistic": "quantile", "variables": ["y"], "probabilities": [0.5])",
      R"("statistic": "banner", "set": "s", "variables": ["y"], "columns": ["a", "b"])",
      R"("statistic": "standardised_mean", "variables": ["y"], "columns": ["a", "b"], "over": "g")",
      R"("statistic": "correlation", "variables": ["y"], "with": "x")",
      R"("statistic": "regression", "outcome": "y", "predictors": ["x", "z"])",
      R"("statistic": "drivers", "outcome": "y", "drivers": ["x", "z"], )"
      R"("bootstrap": {"replicates": 20, "seed": "s"})",
      R"("statistic": "drivers", "outcome": "y", "drivers": ["x", "z"], "by": ["a"])" + equal,
      R"("statistic": "priority", "outcome": "y", "drivers": ["x", "z"], "by": ["a"])" + equal,
      R"("statistic": "penalty_reward", "outcome": "y", "drivers": ["x"], "low": [1, 3], )"
      R"("high": [8, 10])",
      R"("statistic": "penalty_reward", "outcome": "y", "drivers": ["x"], "low": [1, 3], )"
      R"("high": [8, 10], "by": ["a"])" +
          equal};
  for (const std::string& keys : asked) {
    const auto with = rows_of(results_of(keys, true)), without = rows_of(results_of(keys, false));
    ASSERT_EQ(with.size(), without.size()) << keys;
    EXPECT_GT(with.size(), 1u) << keys;
    for (std::size_t i = 0; i < with.size(); ++i) {
      EXPECT_EQ(with[i].quantity, without[i].quantity);
      EXPECT_NE(with[i].quantity, "refused") << keys;
      EXPECT_NEAR(with[i].value, without[i].value, 1e-9 * (1.0 + std::abs(without[i].value)))
          << keys << ' ' << with[i].variable << ' ' << with[i].quantity;
    }
  }
}

// Of two waves each has lists of its own; what the mix did to a change counts people as it does.
TEST(SeveralLists, AMixEffectCountsThePeopleOfItsWaves) {
  const auto parts = [](bool lists) {
    const std::string keys =
        fmt::format(R"("strata": ["h"], "weight": "{}")", lists ? "whole" : "part");
    AnalysisPlan plan =
        read_plan(plan_of(analysis(R"("statistic": "mix_effect", "before": "a", "after": "b",
                                      "variables": ["y"], "over": "g")"),
                          {{"a", keys}, {"b", keys}}),
                  "plan.json")
            .value();
    std::map<std::string, Table> tables;
    for (const std::string name : {"a", "b"}) {
      if (lists) plan.designs.at(name).drawn_from = "own", plan.designs.at(name).lists = "lists";
      tables.emplace(name, table::read_csv_table(people(name == "a" ? 11 : 12), name + ".csv",
                                                 csv_options(plan.data.at(name)))
                               .value());
    }
    return rows_of(run(plan, tables, 1));
  };
  const auto with = parts(true), without = parts(false);
  ASSERT_EQ(with.size(), without.size());
  EXPECT_GT(with.size(), 10u);
  for (std::size_t i = 0; i < with.size(); ++i) {
    EXPECT_EQ(with[i].quantity, without[i].quantity);
    EXPECT_NEAR(with[i].value, without[i].value, 1e-9) << with[i].level << with[i].quantity;
  }
}

TEST(SeveralLists, WhatDoesNotKnowOfThemIsRefusedInWords) {
  for (const char* keys : {R"("statistic": "chi_square", "rows": "g", "columns": "yes")",
                           R"("statistic": "ratio", "numerator": "y", "denominator": "x")",
                           R"("statistic": "describe", "variables": ["y"])"}) {
    const Results found = results_of(keys, true);
    ASSERT_FALSE(found.refusals.empty()) << keys;
    EXPECT_NE(found.refusals.front().find("in several customer groups"), std::string::npos)
        << found.refusals.front();
    EXPECT_TRUE(results_of(keys, false).refusals.empty()) << keys;
  }
}

}  // namespace
}  // namespace peil::analysis
