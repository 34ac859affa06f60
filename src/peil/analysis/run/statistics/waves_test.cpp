// Plans that compare waves: change, trend, equivalence, benchmark.
#include <gmock/gmock.h>

#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using ::testing::HasSubstr;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& keys) { return plan_of(analysis(keys), {{"a"}, {"b"}, {"c"}}); }

// Marks 4 6 8 and 7 9 8: means 6 and 8, variances 4/3 and 1/3. Ids 3 and 4 are in both waves.
const std::map<std::string, std::string> files{
    {"a.csv", "id,mark,top,region\n1,4,no,N\n3,6,no,N\n4,8,yes,S\n"},
    {"b.csv", "id,mark,top,region\n3,7,no,N\n4,9,yes,N\n5,8,yes,W\n"},
    {"c.csv", "id,mark,top,region\n7,9,yes,N\n8,10,yes,N\n9,11,yes,S\n"}};

Results changed(const std::string& more, const std::map<std::string, std::string>& of = files) {
  return run_plan(plan(R"("statistic": "change", "before": "a", "after": "b", )" + more), of);
}

TEST(ChangeOfAPlan, AddsTheVariancesOfIndependentWaves) {
  const Results r = changed(R"("variables": ["mark"])");
  EXPECT_NEAR(value(r, "mark", "", "estimate"), 2.0, 1e-12);
  EXPECT_NEAR(value(r, "mark", "", "se"), std::sqrt(5.0 / 3.0), 1e-12);
  EXPECT_EQ(value(r, "mark", "", "df"), 4.0);
  EXPECT_NEAR(value(r, "mark", "", "t"), 2.0 / std::sqrt(5.0 / 3.0), 1e-12);
  // Variances 4/3 and 1/3 with 2 degrees each: (25/9) / (16/18 + 1/18).
  EXPECT_NEAR(value(r, "mark", "", "df_welch"), (25.0 / 9.0) / (17.0 / 18.0), 1e-12);
  // Standard deviations 2 and 1.
  EXPECT_NEAR(value(r, "mark", "", "cohens_d"), 2.0 / std::sqrt(2.5), 1e-12);
}

TEST(ChangeOfAPlan, CountsABoxAsAShare) {
  const Results r = changed(R"("variables": ["mark"], "boxes": { "high": [8, 10] })");
  EXPECT_NEAR(value(r, "high", "", "estimate"), 1.0 / 3.0, 1e-12);
  const Results words = changed(R"("boxes": { "top": { "of": "top", "answers": ["yes"] } })");
  EXPECT_NEAR(value(words, "top", "", "estimate"), 1.0 / 3.0, 1e-12);
}

// By hand. Before 10 9 7 3, which count 1 1 0 -1: a score of 25, squares around it 2.75. After 10 8
// 6 0 2, which count 1 0 -1 -1 -1: -40, squares 3.2. So the variance is 2.75 / 3 / 4 + 3.2 / 4 / 5,
// with 3 + 4 degrees of freedom; p by R 4.2.2: 2 * pt(-0.65 / sqrt(2.75 / 12 + 0.16), 7).
TEST(ChangeOfAPlan, OfARecommendScoreIsTested) {
  const std::string net = R"("net": { "nps": { "of": "q", "plus": [9, 10], "minus": [0, 6] } })";
  const std::map<std::string, std::string> scores{{"a.csv", "id,q\n1,10\n2,9\n3,7\n4,3\n"},
                                                  {"b.csv", "id,q\n5,10\n6,8\n7,6\n8,0\n9,2\n"},
                                                  {"c.csv", "id,q\n1,0\n"}};
  const Results r = changed(net, scores);
  EXPECT_NEAR(value(r, "nps", "", "estimate"), -0.65, 1e-12);
  EXPECT_NEAR(value(r, "nps", "", "se"), 0.6238322424070967, 1e-12);
  EXPECT_EQ(value(r, "nps", "", "df"), 7.0);
  EXPECT_NEAR(value(r, "nps", "", "t"), -1.0419467860332665, 1e-12);
  EXPECT_NEAR(value(r, "nps", "", "p"), 0.3320795749400313, 1e-9);
  // The same four people again: 10 7 6 2 after 10 9 7 3 count 0 -1 -1 0 less, mean -0.5 and
  // squares 1; 2 * pt(-sqrt(3), 3).
  auto panel = scores;
  panel["b.csv"] = "id,q\n1,10\n2,7\n3,6\n4,2\n";
  const Results again = changed(net + R"(, "samples": "panel", "unit": "id")", panel);
  EXPECT_NEAR(value(again, "nps", "", "estimate"), -0.5, 1e-12);
  EXPECT_NEAR(value(again, "nps", "", "se"), std::sqrt(1.0 / 12.0), 1e-12);
  EXPECT_NEAR(value(again, "nps", "", "p"), 0.1816901138162092, 1e-9);
}

TEST(ChangeOfAPlan, RefusesADomainThatOneWaveDoesNotHaveAndGoesOn) {
  const Results r = changed(R"("variables": ["mark"], "by": ["region"])");
  EXPECT_NEAR(value(r, "mark", "N", "estimate"), 3.0, 1e-12);
  EXPECT_EQ(value(r, "mark", "S", "refused"), 1.0);
  EXPECT_EQ(value(r, "mark", "W", "refused"), 1.0);
  ASSERT_EQ(r.refusals.size(), 2u);
  EXPECT_THAT(r.refusals[0], HasSubstr("Nobody has an answer to 'mark' in 'b'"));
  EXPECT_THAT(r.refusals[1], HasSubstr("Nobody has an answer to 'mark' in 'a'"));
}

// By hand: z is -2/3 0 2/3 and -1/3 1/3 0. Matched: 0 2/3 and -1/3 1/3, so 2 (1/9 + 1/9) = 4/9.
// The two means lose one degree of freedom together.
TEST(ChangeOfAPlan, KeepsTheCovarianceOfOverlappingSamples) {
  const Results r = changed(R"("variables": ["mark"], "samples": "overlapping", "unit": "id")");
  EXPECT_NEAR(value(r, "mark", "", "covariance"), 4.0 / 9.0, 1e-12);
  EXPECT_NEAR(value(r, "mark", "", "se"), std::sqrt(5.0 / 3.0 - 8.0 / 9.0), 1e-12);
  EXPECT_EQ(value(r, "mark", "", "df"), 3.0);
  EXPECT_EQ(value(r, "mark", "", "n_matched"), 2.0);
  EXPECT_FALSE(find(r, "mark", "", "df_welch"));
}

// By hand: z2 - z1 of ids 1 3 4 5 is 2/3 -1/3 -1/3 0, squares 2/3, times 4/3.
TEST(ChangeOfAPlan, TakesAPanelAsOneSampleOfWhoWasAskedAtLeastOnce) {
  const Results r = changed(R"("variables": ["mark"], "samples": "panel", "unit": "id")");
  EXPECT_NEAR(value(r, "mark", "", "se"), std::sqrt(8.0 / 9.0), 1e-12);
  EXPECT_EQ(value(r, "mark", "", "df"), 3.0);
}

// R survey: svydesign(id = ~id, strata = ~h, weights = ~w) on both waves in one file, svyby by
// wave, svycontrast. Overlapping: cov() of the linearised values of who is in both, per stratum, in
// R.
TEST(ChangeOfAPlan, GivesTheErrorsOfRForPeopleInBothWaves) {
  const std::map<std::string, std::string> of{
      {"a.csv",
       "id,h,w,y\n1,N,1,7\n2,N,2,8\n3,N,1.5,6\n4,N,1,7\n5,S,3,5\n6,S,2.5,6\n7,S,3,4\n8,S,4,7\n"},
      {"b.csv",
       "id,h,w,y\n1,N,1.2,8\n2,N,2,8\n3,N,1,7\n5,S,3,5\n6,S,2,7\n7,S,3.5,4\n9,N,1.1,9\n"
       "10,S,4,8\n"}};
  const std::string weighted = R"("strata": ["h"], "weight": "w")";
  const auto with = [&](const std::string& samples) {
    return run_plan(plan_of(analysis(R"("statistic": "change", "before": "a", "after": "b",
                            "variables": ["y"], "unit": "id", "samples": ")" +
                                     samples + "\""),
                            {{"a", weighted}, {"b", weighted}}),
                    of);
  };
  const Results panel = with("panel"), overlapping = with("overlapping");
  EXPECT_NEAR(value(panel, "y", "", "estimate"), 0.545568039950062, 1e-12);
  EXPECT_NEAR(value(panel, "y", "", "se"), 0.511328110629437, 1e-12);
  EXPECT_EQ(value(panel, "y", "", "df"), 8.0);
  EXPECT_NEAR(value(overlapping, "y", "", "covariance"), 0.161805755251317, 1e-12);
  EXPECT_NEAR(value(overlapping, "y", "", "se"), 0.687114760359510, 1e-12);
  EXPECT_EQ(value(overlapping, "y", "", "df"), 8.0);  // 6 + 6, less 3 - 1 matched in each stratum
}

TEST(ChangeOfAPlan, AdjustsThePValuesOfAllItsVariables) {
  auto two = files;
  two["a.csv"] = "id,mark,other\n1,4,1\n3,6,2\n4,8,3\n";
  two["b.csv"] = "id,mark,other\n3,7,1\n4,9,2\n5,8,6\n";
  const Results r =
      changed(R"("variables": ["mark", "other"], "adjust": ["bonferroni", "holm"])", two);
  const double p = value(r, "mark", "", "p"), q = value(r, "other", "", "p");
  EXPECT_LT(p, q);
  EXPECT_NEAR(value(r, "mark", "", "bonferroni"), std::min(1.0, 2.0 * p), 1e-12);
  EXPECT_NEAR(value(r, "other", "", "holm"), std::max(q, 2.0 * p), 1e-12);
}

std::string refusal(const std::string& samples, const std::string& a, const std::string& b) {
  const Results r = changed(R"("variables": ["mark"], "unit": "id", "samples": ")" + samples + '"',
                            {{"a.csv", a}, {"b.csv", b}, {"c.csv", b}});
  EXPECT_EQ(value(r, "", "", "refused"), 1.0);
  return r.refusals.empty() ? "" : r.refusals.front();
}

TEST(ChangeOfAPlan, RefusesUnitsThatCannotBeMatched) {
  const std::string good = "id,mark\n1,4\n2,6\n3,5\n";
  EXPECT_THAT(refusal("panel", "id,mark\n1,4\n1,6\n", good),
              HasSubstr("Unit '1' occurs twice in design 'a', in rows 1 and 2"));
  EXPECT_THAT(refusal("overlapping", good, "id,mark\n1,4\n,6\n"),
              HasSubstr("'id' is blank in row 2 of design 'b'"));
  EXPECT_THAT(refusal("overlapping", good, "id,mark\n7,4\n8,6\n"),
              HasSubstr("the samples are independent"));
}

TEST(ChangeOfAPlan, MatchesNumbersHoweverTheyAreWritten) {
  std::string a = "id,mark\n", b = "id,mark\n";
  for (int i = 0; i < 400; ++i) a += std::to_string(i) + ",5\n" + (i == 0 ? "9999,7\n" : "");
  for (int i = 0; i < 10; ++i) b += "00" + std::to_string(i) + ".0," + std::to_string(i) + "\n";
  const Results r = changed(R"("variables": ["mark"], "unit": "id", "samples": "overlapping")",
                            {{"a.csv", a}, {"b.csv", b}, {"c.csv", b}});
  EXPECT_EQ(value(r, "mark", "", "n_matched"), 10.0);
}

TEST(ChangeOfAPlan, RefusesAPanelInWhichSomebodyChangedStratum) {
  const std::map<std::string, std::string> of{
      {"a.csv", "id,h,mark\n1,N,4\n2,N,5\n3,S,5\n4,S,8\n"},
      {"b.csv", "id,h,mark\n1,N,5\n2,S,5\n3,S,6\n4,S,9\n5,N,5\n"}};
  const auto with = [&](const std::string& samples) {
    return run_plan(plan_of(analysis(R"("statistic": "change", "before": "a", "after": "b",
                            "variables": ["mark"], "unit": "id", "samples": ")" +
                                     samples + "\""),
                            {{"a", R"("strata": ["h"])"}, {"b", R"("strata": ["h"])"}}),
                    of);
  };
  const Results panel = with("panel");
  ASSERT_EQ(panel.refusals.size(), 1u);
  EXPECT_THAT(panel.refusals[0], HasSubstr("Unit '2' changed from stratum 'N' to stratum 'S'"));
  const Results overlapping = with("overlapping");
  EXPECT_EQ(value(overlapping, "mark", "", "n_moved"), 1.0);
  EXPECT_EQ(value(overlapping, "mark", "", "n_matched"), 3.0);
}

TEST(ChangeOfAPlan, SaysWhatIsWrongWithItsKeys) {
  const auto wrong = [](const std::string& more) {
    return codes(plan(R"("statistic": "change", "variables": ["mark"], )" + more));
  };
  EXPECT_EQ(wrong(R"("before": "a", "after": "a")"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("before": "a", "after": "d")"), "plan.unknown-design");
  EXPECT_EQ(wrong(R"("before": "a", "after": "b", "unit": "id")"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("before": "a", "after": "b", "samples": "panel")"), "plan.missing-key");
  EXPECT_EQ(wrong(R"("before": "a", "after": "b", "samples": "pannel", "unit": "id")"),
            "plan.bad-value plan.bad-value");
}

// Means 6 8 10 with variances 4/3 1/3 1/3: on a line, so the slope does not depend on the weights.
TEST(TrendOfAPlan, IsASlopePerUnitOfTime) {
  const Results r = run_plan(plan(R"("statistic": "trend", "designs": ["a", "b", "c"],
                                    "times": [2010, 2012, 2014], "variables": ["mark"])"),
                             files);
  EXPECT_NEAR(value(r, "mark", "", "estimate"), 1.0, 1e-9);
  // Weights 3/4 3 3: mean time 2012 + 4.5/6.75, spread 15 - 4.5^2/6.75.
  EXPECT_NEAR(value(r, "mark", "", "se"), std::sqrt(1.0 / (15.0 - 4.5 * 4.5 / 6.75)), 1e-9);
  EXPECT_EQ(value(r, "mark", "", "df"), 6.0);
  EXPECT_NEAR(value(r, "mark", "", "p_lack_of_fit"), 1.0, 1e-6);
}

TEST(TrendOfAPlan, RefusesAWaveWithoutAnswersOrWithoutError) {
  auto of = files;
  of["c.csv"] = "id,mark,region\n7,9,N\n8,9,N\n9,9,S\n";
  const std::string text = plan(R"("statistic": "trend", "designs": ["a", "b", "c"],
                                    "times": [1, 2, 3], "variables": ["mark"])");
  EXPECT_THAT(run_plan(text, of).refusals.at(0), HasSubstr("in 'c' show no error at all"));
  of["c.csv"] = "id,mark,region\n7,,N\n8,,N\n9,,S\n";
  EXPECT_THAT(run_plan(text, of).refusals.at(0), HasSubstr("Nobody has an answer"));
}

TEST(TrendOfAPlan, NeedsThreeWavesEachAtItsOwnTime) {
  const auto wrong = [](const std::string& more) {
    return codes(plan(R"("statistic": "trend", "variables": ["mark"], )" + more));
  };
  EXPECT_EQ(wrong(R"("designs": ["a", "b"], "times": [1, 2])"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("designs": ["a", "b", "c"], "times": [1, 2])"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("designs": ["a", "b", "c"], "times": [1, 2, 2])"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("designs": ["a", "b", "c"])"), "plan.missing-key");
  EXPECT_EQ(wrong(R"("designs": ["a", "b", "d"], "times": [1, 2, 3])"), "plan.unknown-design");
  EXPECT_EQ(wrong(R"("designs": ["a", "b", "b"], "times": [1, 2, 3])"), "plan.bad-value");
}

// Change 2 with error sqrt(5/3) and 4 degrees of freedom; t of 4 leaves 5 percent above 2.132.
TEST(EquivalenceOfAPlan, NeedsTheWholeIntervalWithinTheMargin) {
  const auto tested = [](const std::string& margin) {
    return run_plan(plan(R"("statistic": "equivalence", "before": "a", "after": "b",
                            "variables": ["mark"], "margin": )" +
                         margin),
                    files);
  };
  const double reach = 2.132 * std::sqrt(5.0 / 3.0);
  const Results r = tested("4.8");
  EXPECT_NEAR(value(r, "mark", "", "ci_low"), 2.0 - reach, 1e-3);
  EXPECT_NEAR(value(r, "mark", "", "ci_high"), 2.0 + reach, 1e-3);
  EXPECT_EQ(value(r, "mark", "", "equivalent"), 1.0);
  EXPECT_LT(value(r, "mark", "", "p"), 0.05);
  EXPECT_EQ(value(tested("4.7"), "mark", "", "equivalent"), 0.0);
}

TEST(EquivalenceOfAPlan, NeedsAMarginAboveZero) {
  const auto wrong = [](const std::string& more) {
    return codes(plan(R"("statistic": "equivalence", "before": "a", "after": "b",
                         "variables": ["mark"])" +
                      more));
  };
  EXPECT_EQ(wrong(R"(, "margin": 0)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"(, "margin": -0.2)"), "plan.bad-value");
  EXPECT_EQ(wrong(""), "plan.missing-key");
  EXPECT_EQ(wrong(R"(, "margin": 0.2, "confidence": 0.4)"), "plan.bad-value");
}

TEST(BenchmarkOfAPlan, TakesAFixedOneAndOneWithAnError) {
  const Results r = run_plan(plan(R"("statistic": "benchmark", "design": "a", "variables": ["mark"],
      "against": { "norm": 7, "fixed": { "fixed": 5 }, "land": { "mean": 5, "se": 0.5 } })"),
                             files);
  EXPECT_NEAR(value(r, "mark", "norm", "difference"), -1.0, 1e-12);
  EXPECT_NEAR(value(r, "mark", "fixed", "t"), 1.0 / std::sqrt(4.0 / 3.0), 1e-12);
  EXPECT_NEAR(value(r, "mark", "land", "se"), std::sqrt(4.0 / 3.0 + 0.25), 1e-12);
  EXPECT_EQ(value(r, "mark", "land", "df"), 2.0);
}

TEST(BenchmarkOfAPlan, SaysWhatIsWrongWithItsKeys) {
  const auto wrong = [](const std::string& more) {
    return codes(plan(R"("statistic": "benchmark", "design": "a", "variables": ["mark"])" + more));
  };
  EXPECT_EQ(wrong(""), "plan.missing-key");
  EXPECT_EQ(wrong(R"(, "against": { "land": { "mean": 5 } })"), "plan.missing-key");
  EXPECT_EQ(wrong(R"(, "against": { "land": { "mean": 5, "se": -1 } })"), "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
