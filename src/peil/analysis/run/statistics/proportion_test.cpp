
#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& keys, const std::string& design = "") {
  return plan_of(analysis(R"("statistic": "proportion", )" + keys), design);
}

// g a: 3 yes, 1 no, 1 blank; g b: 4 yes; g c: only a blank.
const std::map<std::string, std::string> answers{
    {"d.csv", "g,q\na,yes\na,yes\na,yes\na,no\na,\nb,yes\nb,yes\nb,yes\nb,yes\nc,\n"}};

TEST(ProportionOfAPlan, GivesEveryLevelAmongThoseWhoAnswered) {
  const Results r = run_plan(plan(R"("variables": ["q"])"), answers);
  EXPECT_NEAR(value(r, "q", "no", "estimate"), 1.0 / 8.0, 1e-15);
  EXPECT_NEAR(value(r, "q", "yes", "estimate"), 7.0 / 8.0, 1e-15);
  EXPECT_EQ(value(r, "q", "yes", "n"), 8.0);
  EXPECT_EQ(value(r, "q", "yes", "df"), 9.0);  // of the design: ten rows
  // n/(n-1) over all ten rows of 8 * p(1-p) / 8^2.
  EXPECT_NEAR(value(r, "q", "yes", "se"), std::sqrt(10.0 / 9.0 * 7.0 / 64.0 / 8.0), 1e-12);
}

TEST(ProportionOfAPlan, GivesTheLogitIntervalWhenNoneIsNamedAndElseThoseNamed) {
  const Results one = run_plan(plan(R"("variables": ["q"])"), answers);
  EXPECT_TRUE(find(one, "q", "no", "ci_low_logit"));
  EXPECT_FALSE(find(one, "q", "no", "ci_low_wald"));
  const Results two =
      run_plan(plan(R"("variables": ["q"], "intervals": ["wald", "beta"])"), answers);
  EXPECT_FALSE(find(two, "q", "no", "ci_low_logit"));
  // t(9) at 97.5 percent: 2.262157.
  EXPECT_NEAR(value(two, "q", "no", "ci_high_wald"), 0.125 + 2.262157 * value(two, "q", "no", "se"),
              1e-6);
  EXPECT_GT(value(two, "q", "no", "ci_low_beta"), 0.0);
}

TEST(ProportionOfAPlan, WithinADomainAddsUpToOne) {
  const Results r = run_plan(plan(R"("variables": ["q"], "by": ["g"])"), answers);
  EXPECT_NEAR(value(r, "q", "a|yes", "estimate"), 0.75, 1e-15);
  EXPECT_NEAR(value(r, "q", "a|no", "estimate"), 0.25, 1e-15);
  EXPECT_EQ(value(r, "q", "b|no", "estimate"), 0.0);
  EXPECT_EQ(value(r, "q", "c", "n"), 0.0);
  EXPECT_FALSE(find(r, "q", "c|yes", "estimate"));
}

// Four of four: Clopper & Pearson's lower bound with four trials, 0.025^(1/4).
TEST(ProportionOfAPlan, OfAllIsMarkedAndHasTheExactBoundButNoWaldInterval) {
  const Results r = run_plan(
      plan(R"("variables": ["q"], "by": ["g"], "intervals": ["wald", "logit", "beta"])"), answers);
  EXPECT_EQ(value(r, "q", "b|yes", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "q", "a|yes", "no_spread"));
  EXPECT_FALSE(find(r, "q", "b|yes", "ci_low_wald"));
  EXPECT_NEAR(value(r, "q", "b|yes", "ci_low_logit"), std::pow(0.025, 0.25), 1e-12);
  EXPECT_NEAR(value(r, "q", "b|yes", "ci_low_beta"), std::pow(0.025, 0.25), 1e-12);
  EXPECT_EQ(value(r, "q", "b|yes", "ci_high_beta"), 1.0);
}

TEST(ProportionOfAPlan, OfAnItemThatNobodyAnsweredHasNoAnswers) {
  const Results r = run_plan(plan(R"("variables": ["q"])"), {{"d.csv", "q,z\n,1\n,2\n"}});
  EXPECT_EQ(value(r, "q", "", "n"), 0.0);
  EXPECT_EQ(rows_of(r).size(), 1u);
}

TEST(ProportionOfAPlan, LeavesRowsWithoutWeightOut) {
  const Results r = run_plan(plan(R"("variables": ["q"])", R"("weight": "w")"),
                             {{"d.csv", "q,w\nyes,1\nno,2\nno,0\nyes,1\n"}});
  EXPECT_NEAR(value(r, "q", "no", "estimate"), 0.5, 1e-15);
  EXPECT_EQ(value(r, "q", "no", "n"), 3.0);
}

TEST(ProportionOfAPlan, RefusesAColumnWithHundredsOfValues) {
  std::string text = "q\n";
  for (int i = 0; i < 300; ++i) text += "name" + std::to_string(i) + "\n";
  const Results r = run_plan(plan(R"("variables": ["q"])"), {{"d.csv", text}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("300 different values"), std::string::npos) << r.refusals[0];
}

TEST(ProportionOfAPlan, RefusesADesignWithALonelyPsu) {
  const Results r = run_plan(plan(R"("variables": ["q"])", R"("strata": ["s"])"),
                             {{"d.csv", "q,s\nyes,A\nno,B\nno,B\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("'A'"), std::string::npos) << r.refusals[0];
}

TEST(ProportionOfAPlan, AnUnknownIntervalIsAProblemOfThePlan) {
  EXPECT_EQ(codes(plan(R"("variables": ["q"], "intervals": ["jeffreys"])")), "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
