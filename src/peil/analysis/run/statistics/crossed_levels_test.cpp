#include <gtest/gtest.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

// "x|y" with "z" beside "x" with "y|z".
const std::map<std::string, std::string> bars{
    {"d.csv", "a,b,q\nx|y,z,1\nx|y,z,2\nx,y|z,5\nx,y|z,6\n"}};

TEST(CrossedLevels, ThatHoldABarStayApart) {
  const Results r = run_plan(
      plan_of(analysis(R"("statistic": "mean", "variables": "q", "by": ["a", "b"])")), bars);
  EXPECT_EQ(value(r, "q", R"(x\|y|z)", "estimate"), 1.5);
  EXPECT_EQ(value(r, "q", R"(x|y\|z)", "estimate"), 5.5);
  EXPECT_FALSE(find(r, "q", "x|y|z", "estimate"));
}

TEST(CrossedLevels, OfOneColumnKeepTheirNames) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "mean", "variables": "q", "by": "a")")), bars);
  EXPECT_EQ(value(r, "q", "x|y", "estimate"), 1.5);
}

TEST(CrossedLevels, AndTheCategoriesInThemStayApart) {
  const Results r = run_plan(
      plan_of(analysis(R"("statistic": "proportion", "variables": "b", "by": "a")")), bars);
  EXPECT_EQ(value(r, "b", R"(x\|y|z)", "estimate"), 1.0);
  EXPECT_EQ(value(r, "b", R"(x|y\|z)", "estimate"), 1.0);
}

// 300 people of the first cell and 100 of the second: (1.5 * 300 + 5.5 * 100) / 400.
std::string weighted(const std::string& step) {
  return plan_of(analysis(R"("statistic": "mean", "variables": "q")"),
                 R"("weighting": [)" + step + "]");
}

TEST(CrossedLevels, OfAPostStratificationAreTwoCells) {
  const Results r = run_plan(weighted(R"({"step": "poststratify", "margin":
      {"columns": ["a", "b"], "persons": {"x\\|y|z": 300, "x|y\\|z": 100}}})"),
                             bars);
  EXPECT_NEAR(value(r, "q", "", "estimate"), 2.5, 1e-12);
}

TEST(CrossedLevels, OfARakingAreTwoCells) {
  const Results r = run_plan(weighted(R"({"step": "rake", "margins":
      [{"columns": ["a", "b"], "persons": {"x\\|y|z": 300, "x|y\\|z": 100}}]})"),
                             bars);
  EXPECT_NEAR(value(r, "q", "", "estimate"), 2.5, 1e-9);
}

TEST(CrossedLevels, WithMorePartsThanColumnsAreRefused) {
  EXPECT_EQ(codes(weighted(R"({"step": "rake", "margins":
      [{"columns": ["a", "b"], "persons": {"x|y|z": 400}}]})")),
            "plan.bad-value");
  EXPECT_EQ(codes(plan_of(analysis(
                R"("statistic": "mean", "variables": "q", "by": ["a", "b"], "levels": "x|y|z")"))),
            "plan.bad-value");
}

TEST(Contrasts, ThatWouldHaveOneNameAreWrittenApart) {
  const Results r =
      run_plan(plan_of(analysis(R"("statistic": "difference", "variables": "q", "by": "g",
                          "contrasts": [["a", "b-c"], ["a-b", "c"]])")),
               {{"d.csv", "g,q\na,1\na,2\nb-c,3\nb-c,5\na-b,8\na-b,9\nc,1\nc,3\n"}});
  EXPECT_EQ(value(r, "q", R"(a-b\-c)", "estimate"), -2.5);
  EXPECT_EQ(value(r, "q", R"(a\-b-c)", "estimate"), 6.5);
}

}  // namespace
}  // namespace peil::analysis
