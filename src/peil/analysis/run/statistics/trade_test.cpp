#include <gtest/gtest.h>

#include <cmath>

#include "peil/analysis/run/testing.h"
#include "peil/table/columns.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

const std::map<std::string, std::string> two_groups{
    {"d.csv", "r,g,q\nN,a,1\nN,a,3\nN,b,4\nN,b,6\nN,c,8\nN,c,8\nS,a,7\nS,a,9\nS,d,1\nS,d,3\n"}};

// c against a and b: 8 less (1 + 3 + 4 + 6 + 7 + 9 + 1 + 3) / 8.
TEST(AgainstTheRest, IsALevelLessEverybodyElse) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "difference", "variables": "q",
                                                  "by": "g", "contrasts": "rest")")),
                             two_groups);
  EXPECT_NEAR(value(r, "q", "c-rest", "estimate"), 8.0 - 34.0 / 8.0, 1e-14);
  EXPECT_TRUE(find(r, "q", "a-rest", "p"));
}

// Within N: a is 2, the others there (4 + 6 + 8 + 8) / 4 = 6.5.
TEST(AgainstTheRest, OfItsGroupLeavesOtherGroupsOut) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "difference", "variables": "q",
                                                  "by": "g", "contrasts": "rest", "within": "r")")),
                             two_groups);
  EXPECT_NEAR(value(r, "q", "N|a-rest", "estimate"), 2.0 - 6.5, 1e-14);
  EXPECT_NEAR(value(r, "q", "S|d-rest", "estimate"), 2.0 - 8.0, 1e-14);
}

// The same as a column of the level and the others by hand, with the same error.
TEST(AgainstTheRest, IsTheContrastOfAColumnOfTwoLevels) {
  const Results rest = run_plan(plan_of(analysis(R"("statistic": "difference", "variables": "q",
                                                     "by": "g", "contrasts": "rest")")),
                                two_groups);
  const Results two =
      run_plan(plan_of(analysis(R"("statistic": "difference", "variables": "q", "by": "b",
                          "contrasts": "yes-no")"),
                       "", R"x("derive": {"b": "if(${g} = 'b', 'yes', 'no')"})x"),
               two_groups);
  for (const char* quantity : {"estimate", "se", "df", "ci_low", "p"})
    EXPECT_NEAR(value(rest, "q", "b-rest", quantity), value(two, "q", "yes-no", quantity), 1e-14)
        << quantity;
}

TEST(AgainstTheRest, WithinAGroupIsAskedOfTheRestOnly) {
  EXPECT_EQ(codes(plan_of(analysis(R"("statistic": "difference", "variables": "q", "by": "g",
                                      "within": "r")"))),
            "plan.bad-value");
}

std::string weighted(const std::string& step, const std::string& statistic = "mean") {
  return plan_of(analysis(R"("statistic": ")" + statistic + R"(", "variables": "x")"),
                 R"("weight": "w", "weighting": [)" + step + "]");
}

const std::map<std::string, std::string> sample{
    {"d.csv", "g,x,w\na,1,10\na,2,10\nb,3,10\nb,5,20\n"}};

// Weights of 50 stay 50: 15 of a and 35 of b, so 1.5 * 0.3 + (3 + 10) / 3 * 0.7.
TEST(MarginsAsShares, AreSharesOfTheWeightedSample) {
  const std::string step = R"({"step": "rake", "margins": [{"columns": "g",
                               "shares": {"a": 0.3, "b": 0.7}}]})";
  const Results r = run_plan(weighted(step), sample);
  EXPECT_NEAR(value(r, "x", "", "estimate"), 1.5 * 0.3 + 13.0 / 3.0 * 0.7, 1e-12);
  const Results total = run_plan(weighted(step, "total"), sample);
  EXPECT_NEAR(value(total, "x", "", "estimate"), 50.0 * (1.5 * 0.3 + 13.0 / 3.0 * 0.7), 1e-9);
}

TEST(MarginsAsShares, AreSharesOfTheMarginThatCountsPeople) {
  const Results r = run_plan(weighted(R"({"step": "rake", "margins": [
      {"columns": "g", "shares": {"a": 0.3, "b": 0.7}},
      {"columns": "k", "persons": {"m": 600, "f": 400}}]})",
                                      "total"),
                             {{"d.csv", "g,x,w,k\na,1,1,m\na,1,1,f\nb,1,1,m\nb,1,1,f\n"}});
  EXPECT_NEAR(value(r, "x", "", "estimate"), 1000.0, 1e-6);
}

TEST(MarginsAsShares, MustAddUpToOne) {
  const Results r = run_plan(weighted(R"({"step": "rake", "margins": [{"columns": "g",
                                          "shares": {"a": 30, "b": 70}}]})"),
                             sample);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("add up to 100"), std::string::npos) << r.refusals[0];
}

// Multiplicative calibration to a total of x: weights w exp(c x) of which the sum of x is 200.
TEST(RakingToATotal, MeetsItByFactorsThatAreAPowerOfTheNumber) {
  const std::string step = R"({"step": "rake", "totals": {"x": 200}})";
  const std::string plan = plan_of(analysis(R"("statistic": "weights", "file": "w.csv")") +
                                       R"(, {"id": "t", "statistic": "total", "variables": "x"})",
                                   R"("weight": "w", "weighting": [)" + step + "]");
  const Results r = run_plan(plan, sample);
  EXPECT_NEAR(value(r, "x", "", "estimate"), 200.0, 1e-8);
  ASSERT_EQ(r.files.size(), 1u);
  const Table w = table::read_csv_table(r.files[0].text, "w.csv").value();
  const NumberColumn before = table::number_column(*w.column("weight_before"));
  const NumberColumn after = table::number_column(*w.column("weight"));
  const double x[] = {1.0, 2.0, 3.0, 5.0};
  const double rate = std::log(after.value[0] / before.value[0]);
  for (std::size_t i = 1; i < 4; ++i)
    EXPECT_NEAR(std::log(after.value[i] / before.value[i]), rate * x[i], 1e-9);
}

// R 4.2, survey 4.1-1: calibrate(~g+x-1, c(ga=25, gb=25, x=150), calfun = "raking").
TEST(RakingToATotal, BesideAMarginGivesTheWeightsOfR) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "weights", "file": "w.csv")"),
                       R"("weight": "w", "weighting": [{"step": "rake", "totals": {"x": 150},
                 "margins": [{"columns": "g", "persons": {"a": 25, "b": 25}}]}])"),
               sample);
  ASSERT_EQ(r.files.size(), 1u);
  const Table w = table::read_csv_table(r.files[0].text, "w.csv").value();
  const NumberColumn after = table::number_column(*w.column("weight"));
  const double by_r[] = {11.545354773902298, 13.454645226097700, 6.727322613048847,
                         18.272677386951152};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(after.value[i], by_r[i], 1e-9);
}

TEST(LogitToATotal, MeetsItWithinItsBounds) {
  const Results r = run_plan(
      weighted(R"({"step": "logit", "bounds": [0.5, 2], "totals": {"x": 180}})", "total"), sample);
  EXPECT_NEAR(value(r, "x", "", "estimate"), 180.0, 1e-8);
}

TEST(WeightsAsAFile, GiveEveryRowByItsKey) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "weights", "file": "w.csv", "key": "id")"),
                       R"("weight": "w", "weighting": [{"step": "rake", "margins": [{"columns": "g",
                 "persons": {"a": 60, "b": 40}}]}])"),
               {{"d.csv", "id,g,w\n0017,a,1\n18,a,2\n9007199254740993,b,1\n20,b,0\n"}});
  ASSERT_EQ(r.files.size(), 1u);
  EXPECT_EQ(r.files[0].name, "w.csv");
  EXPECT_EQ(r.files[0].text,
            "id,weight_before,weight\n0017,1,20\n18,2,40\n9007199254740993,1,40\n20,0,0\n");
}

TEST(WeightsAsAFile, NeverGoOverTheData) {
  EXPECT_EQ(codes(plan_of(analysis(R"("statistic": "weights", "file": "d.csv")"))),
            "plan.bad-value");
}

TEST(MissingCodes, MayDifferByColumn) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "mean", "variables": ["q", "age"])"),
                                     "", R"("missing": {"q": ["9"], "*": ["", "99"]})"),
                             {{"d.csv", "q,age\n7,9\n9,99\n5,21\n99,\n"}});
  EXPECT_EQ(value(r, "q", "", "estimate"), 6.0);
  EXPECT_EQ(value(r, "age", "", "estimate"), 15.0);
}

// The rows of calibrate_test.cpp behind one that does not count: they are named as in the file.
TEST(LinearWeights, OfZeroOrLessAreNamedByTheirRows) {
  const Results r =
      run_plan(weighted(R"({"step": "linear", "margins": [{"columns": "g", "persons": {"a": 4}}],
                   "totals": {"x": 40}})"),
               {{"d.csv", "g,x,w\na,5,0\na,0,1\na,1,1\na,2,1\na,9,1\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("a weight of 0 or less: rows 2 and 3. The lowest is −0.6800 times "
                               "what it was, in row 2 (g 'a', x 0)."),
            std::string::npos)
      << r.refusals[0];
}

TEST(DecimalSign, IsNamedWithTheData) {
  const std::map<std::string, std::string> file{{"d.csv", "id,mark\n1,\"7,5\"\n2,\"8,0\"\n"}};
  const std::string mean = analysis(R"("statistic": "mean", "variables": "mark")");
  EXPECT_EQ(value(run_plan(plan_of(mean, "", R"("decimal": ",")"), file), "mark", "", "estimate"),
            7.75);
  const Results without = run_plan(plan_of(mean), file);
  ASSERT_EQ(without.refusals.size(), 1u);
  EXPECT_NE(without.refusals[0].find(R"("decimal": ",")"), std::string::npos)
      << without.refusals[0];
}

TEST(Separator, IsNamedWithTheDataWhereTheFirstLineMisleads) {
  const Results r = run_plan(
      plan_of(analysis(R"("statistic": "mean", "variables": "q")"), "", R"("separator": "tab")"),
      {{"d.csv", "a,b,c\tq\nx\t4\ny\t6\n"}});
  EXPECT_EQ(value(r, "q", "", "estimate"), 5.0);
}

TEST(Encoding, IsNamedWithTheData) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "mean", "variables": "q", "by": "g")"), "",
                       R"("encoding": "windows-1252", "keep": ["${g} != 'Gen\u00e8ve'"])"),
               {{"d.csv", "g,q\nBesan\xE7on,4\nGen\xE8ve,9\nBesan\xE7on,6\n"}});
  EXPECT_EQ(value(r, "q", "Besançon", "estimate"), 5.0);
}

// By hand: 10 / 2 people for each row of a and 4 / 1 for that of b, so 5 x 1 + 5 x 3 + 4 x 5 of 14.
TEST(CellsOfWhoAnswered, MayBeCountedByHowManyWereDrawn) {
  std::map<std::string, std::string> files{{"d.csv", "g,x,w\na,1,1\na,3,1\nb,5,1\n"},
                                           {"m.csv", "variable;level;total\ng;a;10,0\ng;b;4\n"}};
  const auto with = [&](const std::string& keys, const char* statistic) {
    return run_plan(weighted(R"({"step": "cells", "columns": "g", )" + keys + "}", statistic),
                    files);
  };
  const std::string drawn = R"("drawn": {"a": 10, "b": 4})";
  EXPECT_NEAR(value(with(drawn, "total"), "x", "", "estimate"), 40.0, 1e-12);
  EXPECT_NEAR(value(with(drawn, "mean"), "x", "", "estimate"), 40.0 / 14.0, 1e-12);
  EXPECT_NEAR(value(with(R"("file": "m.csv", "decimal": ",")", "total"), "x", "", "estimate"), 40.0,
              1e-12);
  const auto refused = [&](const std::string& keys) {
    const Results r = with(keys, "mean");
    return r.refusals.empty() ? "" : r.refusals[0];
  };
  EXPECT_EQ(
      refused(R"("drawn": {"a": 10})"),
      "x: Nothing says how many were drawn in non-response cell 'b'. Add it, or merge it with "
      "one that is like it.");
  EXPECT_EQ(refused(R"("drawn": {"a": 1, "b": 4})"),
            "x: In non-response cell 'a' 2 rows answered, but 1 was drawn. Count everybody who was "
            "drawn, also who answered.");
  EXPECT_EQ(refused(R"("drawn": {"a": 10, "b": 4, "c": 3})"),
            "x: Nobody answered in non-response cell 'c'. Merge it with one that is like it.");
  EXPECT_NE(refused(R"("file": "m.csv")").find(R"(say "decimal": "," beside its 'file')"),
            std::string::npos);
  EXPECT_EQ(codes(weighted(R"({"step": "cells", "columns": "g"})")), "plan.missing-key");
  EXPECT_EQ(codes(weighted(R"({"step": "cells", "columns": "g", "respondent": "r",
                               "drawn": {"a": 1}})")),
            "plan.missing-key");
}

TEST(CellsOfWhoAnswered, SayWhatTheColumnHoldsInsteadOfOnes) {
  const Results r = run_plan(weighted(R"({"step": "cells", "columns": "g", "respondent": "k"})"),
                             {{"d.csv", "g,x,w,k\na,1,1,yes\na,2,1,no\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("is 1 for nobody; it holds: no, yes"), std::string::npos)
      << r.refusals[0];
}

TEST(UnknownKeys, AreToldWithTheKnownOnesOnceEach) {
  const auto plan = read_plan(weighted(R"({"step": "trim", "upper": 2, "zzzzzzzz": 1})"), "p.json");
  ASSERT_FALSE(plan.ok());
  const std::string& mend = plan.problems().front().mend;
  EXPECT_EQ(mend.find("step"), mend.rfind("step")) << mend;
}

TEST(NotNumeric, SaysOfANumberHowItWouldBeReadAndNotThatItIsMissing) {
  const auto told = [](const std::string& value) {
    const Results r = run_plan(plan_of(analysis(R"("statistic": "mean", "variables": ["y"])")),
                               {{"d.csv", "y\n\"" + value + "\"\n\"3\"\n"}});
    return r.refusals.empty() ? "" : r.refusals.front();
  };
  EXPECT_NE(told("7,5").find("say \"decimal\": \",\""), std::string::npos) << told("7,5");
  for (const char* grouped : {"1.234,5", "12,345.50", "1 234", "1'234.5", "1.234.567"})
    EXPECT_NE(told(grouped).find("signs between its thousands"), std::string::npos) << grouped;
  for (const char* word : {"none", "1.2.3", "12,34,5"})
    EXPECT_NE(told(word).find("Say so under 'missing'"), std::string::npos) << word;
}

}  // namespace
}  // namespace peil::analysis
