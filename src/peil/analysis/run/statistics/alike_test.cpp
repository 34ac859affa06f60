#include <gtest/gtest.h>

#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

// y = 1 for none of five, none of two, three of three.
const std::map<std::string, std::string> few{
    {"d.csv", "g,y\na,0\na,0\na,0\na,0\na,0\nb,0\nb,0\nc,1\nc,1\nc,1\n"}};

const double of_two = 1.0 - std::sqrt(0.025);  // Clopper & Pearson of none of two: 0.841886

Results shares(const std::string& keys) {
  return run_plan(plan_of(analysis(keys + R"(, "by": "g")")), few);
}

TEST(ShareWithoutSpread, HasTheExactBoundAndSaysSo) {
  for (const char* df : {"", R"(, "df": "design")"}) {
    const Results r = shares(std::string(R"("statistic": "share", "variables": "y",
                                            "boxes": {"one": 1})") +
                             df);
    EXPECT_NEAR(value(r, "one", "b", "ci_high"), of_two, 1e-12) << df;
    EXPECT_EQ(value(r, "one", "b", "ci_low"), 0.0);
    EXPECT_EQ(value(r, "one", "b", "no_spread"), 1.0);
    EXPECT_NEAR(value(r, "one", "c", "ci_low"), std::cbrt(0.025), 1e-12);
  }
}

TEST(ShareWithoutSpread, IsTheSameAsAProportionAndAsAMean) {
  const Results p = shares(R"("statistic": "proportion", "variables": "y")");
  EXPECT_NEAR(value(p, "y", "b|1", "ci_high_logit"), of_two, 1e-12);
  const Results m = shares(R"("statistic": "mean", "variables": "y")");
  EXPECT_NEAR(value(m, "y", "b", "ci_high"), of_two, 1e-12);
  const Results e = shares(R"("statistic": "estimates", "variables": "y")");
  EXPECT_NEAR(value(e, "mean(y)", "b", "ci_high"), of_two, 1e-12);
}

TEST(ShareWithoutSpread, OfANetShareReachesBothWays) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "share", "variables": "q", "by": "g",
                          "net": {"net": {"plus": [9, 10], "minus": [0, 6]}})")),
                             {{"d.csv", "g,q\na,7\na,8\nb,9\nb,0\nb,8\n"}});
  EXPECT_NEAR(value(r, "net", "a", "ci_low"), -of_two, 1e-12);
  EXPECT_NEAR(value(r, "net", "a", "ci_high"), of_two, 1e-12);
  EXPECT_FALSE(find(r, "net", "b", "no_spread"));
}

// 2 * 0.5^2 is 0.5: nobody of two says nothing against one half.
TEST(ShareWithoutSpread, IsTestedAgainstABenchmarkByTheExactTest) {
  const Results r = shares(R"("statistic": "benchmark", "variables": "y", "boxes": {"one": 1},
                              "against": {"half": 0.5})");
  EXPECT_NEAR(value(r, "one", "b|half", "p"), 0.5, 1e-9);
  EXPECT_NEAR(value(r, "one", "b|half", "ci_high"), of_two - 0.5, 1e-12);
  EXPECT_FALSE(find(r, "one", "b|half", "se"));
  EXPECT_EQ(value(r, "one", "b|half", "no_spread"), 1.0);
}

TEST(ShareWithoutSpread, IsComparedByTheBoundsOfBothSides) {
  const Results r = shares(R"("statistic": "pairwise", "share_of": "y", "values": "1")");
  EXPECT_EQ(value(r, "1", "a-b", "p"), 1.0);
  EXPECT_FALSE(find(r, "1", "a-b", "se"));
  // Newcombe: -1 + sqrt(bound of none of two squared + bound of three of three squared).
  const double of_three = 1.0 - std::cbrt(0.025);
  EXPECT_NEAR(value(r, "1", "b-c", "ci_high"), -1.0 + std::hypot(of_two, of_three), 1e-12);
  const Results d = shares(R"("statistic": "difference", "variables": "y", "contrasts": "b-c")");
  EXPECT_NEAR(value(d, "y", "b-c", "ci_high"), -1.0 + std::hypot(of_two, of_three), 1e-12);
}

TEST(ShareWithoutSpread, HasAChangeByTheBoundsOfBothWaves) {
  const std::string plan =
      plan_of(analysis(R"("statistic": "change", "before": "a", "after": "b", "variables": "y",
                  "boxes": {"one": 1})") +
                  R"(, {"id": "same", "statistic": "equivalence", "before": "a", "after": "b",
               "variables": "y", "boxes": {"one": 1}, "margin": 0.3})",
              {{.name = "a"}, {.name = "b"}});
  const Results r = run_plan(plan, {{"a.csv", "y\n0\n0\n"}, {"b.csv", "y\n0\n0\n0\n"}});
  EXPECT_EQ(value(r, "one", "", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "one", "", "se"));
  EXPECT_EQ(value(r, "one", "", "equivalent"), 0.0);  // five people show no such thing
}

// Of whole PSUs that answer alike, each is one trial: none of two PSUs, not none of six people.
TEST(ShareWithoutSpread, CountsPsusAndNotPeople) {
  std::string rows = "g,c,y\n";
  for (const char* row : {"b,1,0\n", "b,1,0\n", "b,1,0\n", "b,2,0\n", "b,2,0\n", "b,2,0\n",
                          "a,3,1\n", "a,4,0\n", "a,5,1\n"})
    rows += row;
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "share", "variables": "y", "boxes": {"one": 1},
                                   "by": "g", "df": "design")"),
                       R"("clusters": "c")"),
               {{"d.csv", rows}});
  EXPECT_NEAR(value(r, "one", "b", "ci_high"), of_two, 1e-12);
}

TEST(ShareWithoutSpread, OfEverybodyThereIsHasNoErrorAtAll) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "share", "variables": "y", "boxes": {"one": 1})"),
                       R"("fpc": {"columns": "n", "meaning": "population"})"),
               {{"d.csv", "y,n\n0,2\n0,2\n"}});
  EXPECT_EQ(value(r, "one", "", "ci_high"), 0.0);
  EXPECT_FALSE(find(r, "one", "", "no_spread"));
}

TEST(MeanWithoutSpread, OfAnUnknownScaleHasNoIntervalOfOnePoint) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "mean", "variables": "q")")),
                             {{"d.csv", "q\n7\n7\n"}});
  EXPECT_EQ(value(r, "q", "", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "q", "", "ci_low"));
}

}  // namespace
}  // namespace peil::analysis
