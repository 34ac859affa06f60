#include <gtest/gtest.h>

#include "peil/analysis/run/durations.h"
#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::plan_of;
using testing::value;

// One analysis (its keys as JSON) on a small file.
Results analysed(const std::string& csv, const std::string& keys, const std::string& design = "") {
  return testing::run_plan(plan_of(analysis(keys), design), {{"d.csv", csv}});
}

std::string first_problem(const std::string& keys) {
  const std::string all = testing::codes(plan_of(analysis(keys)));
  return all.substr(0, all.find(' '));
}

std::string sentence(const Results& results) {
  return results.refusals.empty() ? "" : results.refusals.front();
}

const std::string small =
    "y,a,b,g\n1,1,2,n\n2,2,2,n\n3,3,2,n\n5,4,2,n\n2,1,1,s\n4,2,3,s\n6,3,1,s\n7,5,4,s\n9,6,9,s\n";

TEST(PlanDrivers, ADriverThatNeverVariesIsRefusedByName) {
  const Results r = analysed("y,a,b\n1,1,2\n2,2,2\n3,5,2\n4,1,2\n5,3,2\n",
                             R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"])");
  ASSERT_EQ(rows_of(r).size(), 1u);
  EXPECT_EQ(rows_of(r).front().quantity, "refused");
  EXPECT_NE(sentence(r).find("same value in b"), std::string::npos);
}

TEST(PlanDrivers, OneGroupIsRefusedAndTheOtherGoesOn) {
  const Results r = analysed(
      small, R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"], "by": ["g"])");
  EXPECT_EQ(value(r, "b", "n", "refused"), 1.0);
  EXPECT_EQ(value(r, "", "s", "n"), 5.0);
}

TEST(PlanDrivers, MoreThanTwentyOrOneTwiceIsAProblemOfThePlan) {
  std::string many;
  for (int i = 0; i < 21; ++i) many += (i == 0 ? "\"c" : ", \"c") + std::to_string(i) + "\"";
  EXPECT_EQ(first_problem(R"("statistic": "drivers", "outcome": "y", "drivers": [)" + many + "]"),
            "plan.bad-value");
  EXPECT_EQ(first_problem(R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "a"])"),
            "plan.bad-value");
}

TEST(PlanDrivers, TheBootstrapGivesIntervalsAndGroupsAndTheSameTwice) {
  const std::string keys =
      R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"], "bootstrap": {"replicates": 100, "seed": "s"})";
  const Results one = analysed(small, keys), other = analysed(small, keys);
  EXPECT_LE(value(one, "a", "", "lmg_ci_low"), value(one, "a", "", "lmg_ci_high"));
  EXPECT_EQ(value(one, "a", "", "lmg_ci_low"), value(other, "a", "", "lmg_ci_low"));
  EXPECT_GE(value(one, "b", "", "group"), 1.0);
}

TEST(PlanRegression, AllBlankIsRefused) {
  const Results r = analysed("y,a\n1,\n2,\n3,\n",
                             R"("statistic": "regression", "outcome": "y", "predictors": ["a"])");
  ASSERT_EQ(rows_of(r).size(), 1u);
  EXPECT_EQ(rows_of(r).front().quantity, "refused");
}

TEST(PlanShare, BoxesAndNetByHand) {
  const Results r = analysed("q,t\n10,yes\n9,no\n6,yes\n1,yes\n,\n",
                             R"("statistic": "share", "variables": ["q"],
      "boxes": {"top": [9, 10], "odd": [1, 3, 9], "yes": {"of": "t", "answers": ["yes"]}},
      "net": {"net": {"plus": [9, 10], "minus": [1, 6]}, "more": {"of": "q", "plus": [8, 10], "minus": [1, 1]}})");
  EXPECT_EQ(value(r, "top", "", "estimate"), 0.5);
  EXPECT_EQ(value(r, "odd", "", "estimate"), 0.5);
  EXPECT_EQ(value(r, "yes", "", "estimate"), 0.75);
  EXPECT_EQ(value(r, "net", "", "estimate"), 0.0);
  EXPECT_EQ(value(r, "top", "", "n"), 4.0);
  EXPECT_EQ(value(r, "more", "", "estimate"), 0.25);  // two of four, less one of four
}

TEST(PlanShare, ATextThatNobodyGaveIsAskedBack) {
  const Results r = analysed("t\nyes\nno\n", R"("statistic": "share", "variables": ["t"],
                                                "boxes": {"agree": ["yess"]})");
  EXPECT_NE(sentence(r).find("Did you mean 'yes'?"), std::string::npos);
}

TEST(PlanSurvival, LeadTimesByHand) {
  const Results r = analysed(
      "o,c\n2020-01-01T00:00:00,2020-01-02T00:00:00\n2020-01-01T00:00:00,2020-01-03T12:00:00\n"
      "2020-01-01T00:00:00,\n2020-01-07T00:00:00,\n",
      R"("statistic": "survival", "opened": "o", "closed": "c", "extract": "2020-01-09T00:00:00",
         "at": [1, 2, 2.5, 9], "quantiles": [0.5])");
  EXPECT_EQ(value(r, "days", "t1", "survival"), 0.75);
  EXPECT_EQ(value(r, "days", "t2", "within"), 0.25);
  EXPECT_EQ(value(r, "days", "t2.5", "survival"), 0.375);  // the fourth was followed two days only
  EXPECT_EQ(value(r, "days", "t9", "unknown"), 1.0);
  EXPECT_EQ(value(r, "days", "p0.5", "quantile"), 2.5);
  EXPECT_EQ(value(r, "days", "all", "open"), 2.0);
}

TEST(PlanSurvival, ACaseThatCannotBeIsRefusedWithItsRow) {
  const std::string keys =
      R"("statistic": "survival", "opened": "o", "closed": "c", "extract": "2020-01-09", "at": [1])";
  EXPECT_NE(sentence(analysed("o,c\n2020-01-01,2020-01-02\n2020-01-05,2020-01-04\n", keys))
                .find("Row 2 of the data: it was closed"),
            std::string::npos);
  EXPECT_NE(sentence(analysed("o,c\n2020-01-01,2020-02-02\n", keys)).find("after the extract"),
            std::string::npos);
  EXPECT_NE(sentence(analysed("o,c\n2020-01-10,\n", keys)).find("opened (2020-01-10) after"),
            std::string::npos);
  EXPECT_NE(sentence(analysed("o,c\n1 May,\n", keys)).find("is no moment"), std::string::npos);
}

TEST(PlanSurvival, TheLogRankTestTakesNoWeights) {
  const Results r = analysed("t,e,g,w\n1,1,a,1\n2,1,b,2\n3,0,a,1\n",
                             R"("statistic": "logrank", "time": "t", "event": "e", "by": ["g"])",
                             R"("weight": "w")");
  EXPECT_NE(sentence(r).find("takes no weights"), std::string::npos);
}

TEST(PlanSurvival, AHorizonBeyondTheLongestCaseIsRefused) {
  const std::string csv = "t,e\n1,1\n2,1\n3,0\n";
  const std::string keys =
      R"("statistic": "restricted_mean", "time": "t", "event": "e", "horizon": )";
  EXPECT_NEAR(value(analysed(csv, keys + "3"), "t", "", "rmst"), 1 + 2.0 / 3 + 1.0 / 3, 1e-14);
  EXPECT_NE(sentence(analysed(csv, keys + "4")).find("No case was followed"), std::string::npos);
}

TEST(PlanAgreement, WeightedKappaOfTextsNeedsAnOrder) {
  const std::string csv = "a,b\nlow,low\nhigh,mid\nmid,mid\n";
  const std::string keys = R"("statistic": "kappa", "coders": ["a", "b"], "weights": "linear")";
  EXPECT_NE(sentence(analysed(csv, keys)).find("must say their order"), std::string::npos);
  EXPECT_EQ(value(analysed(csv, keys + R"(, "order": ["low", "mid", "high"])"), "", "", "n"), 3.0);
  EXPECT_NE(sentence(analysed(csv, keys + R"(, "order": ["low", "mid"])")).find("'high'"),
            std::string::npos);
}

TEST(PlanAgreement, NumbersHaveTheirOwnOrder) {
  const Results r =
      analysed("a,b\n2,2\n10,9\n9,9\n1,2\n",
               R"("statistic": "krippendorff", "coders": ["a", "b"], "metric": "interval")");
  EXPECT_GT(value(r, "", "", "alpha"), 0.9);
}

TEST(Moment, IsReadInItsSpellings) {
  EXPECT_EQ(read_moment("1970-01-02"), 86400.0);
  EXPECT_EQ(read_moment("1970-01-01T00:01"), 60.0);
  EXPECT_EQ(read_moment("1970-01-01 00:00:01.5"), 1.5);
  EXPECT_EQ(read_moment("1970-01-01T02:00:00+02:00"), 0.0);
  EXPECT_EQ(read_moment("1970-01-01T00:00:00Z"), 0.0);
  EXPECT_EQ(read_moment("1969-12-31T23:30:00-0030"), 0.0);
}

TEST(Moment, AnythingElseIsNone) {
  for (const char* text : {"", "1970", "1970-13-01", "1970-01-01T", "1970-01-01T24:00",
                           "1970-01-01T00:00:", "1970-01-01T00:00:00.", "1970-01-01X00:00",
                           "1970-01-01T00:00 CET", "1970-01-01T-1:00"})
    EXPECT_FALSE(read_moment(text)) << text;
}

}  // namespace
}  // namespace peil::analysis
