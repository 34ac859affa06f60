#include <gtest/gtest.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::run_plan;

// Twelve people, three blanks in y, in two groups: p has 7 rows and 5 answers to y, q 5 and 4. Time
// t and event e are known of all but the last.
const std::string people =
    "g,k,y,x,z,w,t,e,c1,c2\n"
    "p,a,1,2,4,1,3,1,low,low\n"
    "p,b,2,1,5,1,5,0,low,high\n"
    "p,a,,3,3,1,2,1,high,high\n"
    "p,b,4,4,9,1,8,1,high,\n"
    "p,a,5,3,1,1,9,0,low,low\n"
    "p,b,,6,2,1,4,1,high,high\n"
    "p,a,7,8,6,1,6,1,low,high\n"
    "q,b,3,9,5,1,7,1,high,high\n"
    "q,a,5,2,8,1,1,0,low,low\n"
    "q,b,,5,7,1,2,1,high,low\n"
    "q,a,9,4,2,1,3,1,low,low\n"
    "q,b,2,7,3,1,,,,high\n";
// The wave before: six people, of whom five answered y, two of them in p.
const std::string before = "g,y\np,1\np,4\np,\nq,6\nq,7\nq,9\n";
// A wave between the two: three answers in p, four in q.
const std::string between = "g,y\np,2\np,5\np,3\nq,6\nq,8\nq,4\nq,7\nq,\n";

Results found(const std::string& analyses) {
  return run_plan(
      testing::plan_of(analyses, {{"now", R"("weight": "w")"},
                                  {"then"},
                                  {"between"},
                                  {"jackknife", R"("weight": "w", "replicates": {"method": "jk1"})",
                                   "", "now"}}),
      {{"now.csv", people}, {"then.csv", before}, {"between.csv", between}});
}

// What the cells of the last analysis stand on, each basis once, in their order.
std::vector<Basis> bases(const std::string& analyses) {
  const Results results = found(analyses);
  EXPECT_TRUE(results.refusals.empty()) << results.refusals.front();
  std::vector<Basis> all;
  for (const Cell& cell : results.analyses.back().cells) {
    if (all.empty() || all.back() != cell.basis) all.push_back(cell.basis);
  }
  return all;
}

using Bases = std::vector<Basis>;

TEST(Basis, AFigureOfADomainStandsOnTheAnswersInIt) {
  const Bases by_group{on_answers(5), on_answers(4)};
  for (const char* statistic : {"mean", "total", "sd"})
    EXPECT_EQ(bases(R"({"id": "i", "statistic": ")" + std::string(statistic) +
                    R"(", "design": "now", "variables": ["y"], "by": ["g"]})"),
              by_group)
        << statistic;
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "quantile", "design": "now", "variables": ["y"],
                      "probabilities": [0.5], "by": ["g"]})"),
            by_group);
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "share", "design": "now", "variables": ["y"],
                      "boxes": {"high": [5, 9]}, "by": ["g"]})"),
            by_group);
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "ratio", "design": "now", "numerator": "y",
                      "denominator": "x", "by": ["g"]})"),
            by_group);
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "proportion", "design": "now", "variables": ["k"],
                      "by": ["g"]})"),
            (Bases{on_answers(7), on_answers(5)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "benchmark", "design": "now", "variables": ["y"],
                      "against": {"fixed": 4}, "by": ["g"]})"),
            by_group);
}

// y has nine answers, t eleven, both eight, and all twelve rows have a weight.
TEST(Basis, EstimatesStandOnTheirOwnAnswersAndTheirWeightsOnEveryRowThatCounts) {
  const std::string keys = R"({"id": "i", "statistic": "estimates", "variables": ["y"], )";
  EXPECT_EQ(bases(keys + R"("design": "now", "statistics": ["mean", "total"], "by": ["g"],
                            "ratios": [["y", "t"]]})"),
            (Bases{on_answers(9), on_answers(8), on_answers(5), on_answers(4), on_answers(5),
                   on_answers(4), on_answers(5), on_answers(3)}));
  EXPECT_EQ(bases(keys + R"("design": "now", "weights": true, "plain_means": ["t"]})"),
            (Bases{on_answers(9), on_answers(12), on_answers(11)}));
  EXPECT_EQ(bases(keys + R"("design": "now", "se_b_calibrated": true})"), (Bases{on_answers(9)}));
  EXPECT_EQ(bases(keys + R"("design": "jackknife", "statistics": ["mean", "median"],
                            "by": ["g"]})"),
            (Bases{on_answers(9), on_answers(5), on_answers(4), on_answers(5), on_answers(4),
                   on_answers(12)}));
}

TEST(Basis, AComparisonStandsOnTheSmallerSide) {
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "pairwise", "design": "now", "variables": ["y"],
                      "by": ["g"], "adjust": ["holm"]})"),
            (Bases{on_answers(4)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "change", "before": "then", "after": "now",
                      "variables": ["y"], "by": ["g"], "samples": "independent"})"),
            (Bases{on_answers(2), on_answers(3)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "equivalence", "before": "then", "after": "now",
                      "variables": ["y"], "margin": 1, "samples": "independent"})"),
            (Bases{on_answers(5)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "difference", "design": "now", "variables": ["y"],
                      "by": ["g"], "contrasts": ["p-q"], "adjust": ["holm"]})"),
            (Bases{on_answers(4)}));
}

// p has 2, 3 and 5 answers over the waves, q 3, 4 and 4.
TEST(Basis, ALineThroughWavesStandsOnTheWaveWithTheFewestAnswers) {
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "trend", "designs": ["then", "between", "now"],
                      "times": [2009, 2011, 2013], "variables": ["y"], "by": ["g"]})"),
            (Bases{on_answers(2), on_answers(3)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "trend", "designs": ["then", "between", "now"],
                      "times": [2009, 2011, 2013], "variables": ["y"]})"),
            (Bases{on_answers(5)}));
}

TEST(Basis, AModelStandsOnItsCompleteRowsAndSaysHowManyNumbersItFits) {
  const Basis model = on_answers(9, 3);
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "regression", "design": "now", "outcome": "y",
                      "predictors": ["x", "z"]})"),
            (Bases{model}));
  for (const char* method : {"lmg", "johnson"})
    EXPECT_EQ(bases(R"({"id": "i", "statistic": "drivers", "design": "now", "outcome": "y",
                        "drivers": ["x", "z"], "method": ")" +
                    std::string(method) + R"("})"),
              (Bases{model}))
        << method;
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "priority", "design": "now", "outcome": "y",
                      "drivers": ["x", "z"]})"),
            (Bases{model}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "penalty_reward", "design": "now", "outcome": "z",
                      "drivers": ["y"], "low": [1, 2], "high": [7, 9]})"),
            (Bases{on_answers(9, 3)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "alpha", "design": "now", "items": ["x", "y"]})"),
            (Bases{on_answers(9)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "correlation", "design": "now", "variables": ["y"],
                      "with": "x"})"),
            (Bases{on_answers(9)}));
}

TEST(Basis, OfTimesItIsTheCasesAndOfCodersTheCasesThatTwoCoded) {
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "survival", "design": "now", "time": "t",
                      "event": "e", "at": [2, 50], "quantiles": [0.5], "by": ["g"]})"),
            (Bases{on_answers(7), on_answers(4)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "logrank", "design": "now", "time": "t",
                      "event": "e", "by": ["g"]})"),
            (Bases{on_answers(11), on_answers(7), on_answers(4)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "restricted_mean", "design": "now", "time": "t",
                      "event": "e", "horizon": 3, "by": ["g"]})"),
            (Bases{on_answers(7), on_answers(4)}));
  for (const char* statistic : {"kappa", "krippendorff", "category_agreement"})
    EXPECT_EQ(bases(R"({"id": "i", "statistic": ")" + std::string(statistic) +
                    R"(", "design": "now", "coders": ["c1", "c2"]})"),
              (Bases{on_answers(10)}))
        << statistic;
}

TEST(Basis, ACountOfAColumnStandsOnTheRowsThatItCounts) {
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "describe", "design": "then", "variables": ["y"],
                      "counts": ["g"]})"),
            (Bases{on_answers(6), on_answers(5), on_answers(3)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "weights", "design": "now"})"),
            (Bases{on_answers(12)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "chi_square", "design": "now", "rows": "g",
                      "columns": "c1", "tests": ["F"]})"),
            (Bases{on_answers(11)}));
}

TEST(Basis, WhatIsPlannedStandsOnAFrameOrOnThePlanAlone) {
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "power", "sd": 1.5, "n": [100],
                      "difference": [0.5]})"),
            (Bases{on_plan()}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "sample_size", "mean": {"sd": 1.6, "margin": 0.1}})"),
            (Bases{on_plan()}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "allocation", "design": "now", "strata": ["g"],
                      "method": "proportional", "n": 6})"),
            (Bases{on_frame(7), on_frame(5)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "inclusion", "design": "now", "size": "x", "n": 3,
                      "rows": [1, 2]})"),
            (Bases{on_frame(12), on_frame(1)}));
  EXPECT_EQ(bases(R"({"id": "i", "statistic": "systematic", "design": "now", "size": "x", "n": 3,
                      "start": 0.5, "sum": ["x"], "key": "z"})"),
            (Bases{on_frame(3), on_frame(1)}));
}

TEST(Basis, AnAdjustedPStandsOnWhatItsPStandsOnAndComesFromTheSameData) {
  const std::string pairs =
      R"({"id": "pairs", "statistic": "pairwise", "design": "now", "variables": ["y"], "by": ["g"]},)";
  const std::string adjusted =
      R"({"id": "i", "statistic": "adjust", "of": "pairs", "methods": ["holm"]})";
  EXPECT_EQ(bases(pairs + adjusted), (Bases{on_answers(4)}));
  EXPECT_EQ(found(pairs + adjusted).analyses.back().data, std::set<std::string>{"now"});
}

TEST(Basis, AnAnalysisNamesTheDataThatItWasComputedFrom) {
  const Results results = found(
      R"({"id": "a", "statistic": "mean", "design": "now", "variables": ["y"]},
         {"id": "b", "statistic": "change", "before": "then", "after": "now", "variables": ["y"],
          "samples": "independent"},
         {"id": "c", "statistic": "power", "sd": 1.5, "n": [100], "difference": [0.5]},
         {"id": "d", "statistic": "allocation", "design": "then", "strata": ["g"],
          "method": "proportional", "n": 4},
         {"id": "e", "statistic": "mean", "design": "then", "variables": ["g"]})");
  std::vector<std::set<std::string>> data;
  for (const AnalysisResult& one : results.analyses) data.push_back(one.data);
  EXPECT_EQ(data,
            (std::vector<std::set<std::string>>{{"now"}, {"now", "then"}, {}, {"then"}, {"then"}}));
  EXPECT_EQ(results.analyses.back().cells.front().form, Form::Refused);  // texts have no mean
}

// A gate lets nothing through that says it stands on nobody.
TEST(Basis, OnlyAnEmptyDomainStandsOnNobody) {
  const Results results = found(
      R"({"id": "a", "statistic": "mean", "design": "now", "variables": ["y"], "by": ["g"],
          "levels": ["p", "nowhere"]})");
  for (const Cell& cell : results.analyses.front().cells)
    EXPECT_EQ(cell.basis.rows == 0, cell.level == "nowhere") << cell.level;
}

}  // namespace
}  // namespace peil::analysis
