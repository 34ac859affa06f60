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

std::string plan(const std::string& more = "") {
  return plan_of(analysis(
      R"("statistic": "standardised_mean", "variables": ["y"], "columns": ["a", "b"], "over": "c")" +
      more));
}

// Everybody: four of k, four of m. Column a has k 1 3 3, m 6; b has k 2, m 8 8 5 (one of b is of a
// too, with k 2: it is 3 there).
const std::map<std::string, std::string> files{
    {"d.csv",
     "a,b,c,y\n1,0,k,1\n1,0,k,3\n1,0,k,5\n1,0,m,6\n1,0,m,8\n0,1,k,2\n0,1,k,4\n"
     "0,1,m,8\n0,1,m,9\n0,1,m,4\n"}};

// a: means 3 and 7; b: 3 and 7 too. So both are 5 with halves of each, and plain 23/5 and 27/5.
TEST(StandardisedMeanOfAPlan, TakesAwayWhatTheMixOfTheColumnsDoes) {
  const Results r = run_plan(plan(), files);
  EXPECT_NEAR(value(r, "y", "a", "estimate"), 5.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "b", "estimate"), 5.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "a", "plain"), 4.6, 1e-12);
  EXPECT_NEAR(value(r, "y", "b", "plain"), 5.4, 1e-12);
  EXPECT_NEAR(value(r, "y", "a-b", "estimate"), 0.0, 1e-12);
  EXPECT_EQ(value(r, "y", "a", "n_least_class"), 2.0);
  // With shares known: influences 1/2 of (y - mean)/n of the class. a: k -+2/6, m -+1/4;
  // b: k -+1/4, m 1/6, 2/6, -3/6.
  const double of_a = 8.0 / 36.0 + 2.0 / 16.0, of_b = 2.0 / 16.0 + 14.0 / 36.0;
  const Results known = run_plan(plan(R"(, "standard": "known")"), files);
  EXPECT_NEAR(value(known, "y", "a", "se"), std::sqrt(10.0 / 9.0 * of_a), 1e-12);
  EXPECT_NEAR(value(known, "y", "a-b", "se"), std::sqrt(10.0 / 9.0 * (of_a + of_b)), 1e-12);
  // Estimated shares move both columns alike, so the difference has the same error.
  EXPECT_GT(value(r, "y", "a", "se"), value(known, "y", "a", "se"));
  EXPECT_NEAR(value(r, "y", "a-b", "se"), value(known, "y", "a-b", "se"), 1e-12);
}

TEST(StandardisedMeanOfAPlan, RefusesAColumnWithoutAnswersOfAClass) {
  const Results r = run_plan(plan(), {{"d.csv",
                                       "a,b,c,y\n1,0,k,1\n1,0,k,3\n0,1,k,2\n0,1,m,8\n"
                                       "0,1,k,4\n0,1,m,7\n"}});
  EXPECT_EQ(value(r, "y", "a", "refused"), 1.0);
  EXPECT_THAT(r.refusals[0], HasSubstr("has 'm' in 'c'"));
  EXPECT_TRUE(find(r, "y", "b", "estimate"));
  EXPECT_FALSE(find(r, "y", "a-b", "estimate"));
  EXPECT_TRUE(find(run_plan(plan(R"(, "classes": ["k"])"), files), "y", "a", "estimate"));
}

// Everybody of a says 3: an error of 0 that says nothing.
TEST(StandardisedMeanOfAPlan, HasNoIntervalWhereAllAnswersAreAlike) {
  const Results r =
      run_plan(plan(R"(, "standard": "known")"), {{"d.csv",
                                                   "a,b,c,y\n1,0,k,3\n1,0,k,3\n1,0,m,3\n1,0,m,3\n"
                                                   "0,1,k,2\n0,1,m,8\n0,1,k,4\n0,1,m,7\n"}});
  EXPECT_EQ(value(r, "y", "a", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "y", "a", "ci_low"));
  EXPECT_EQ(value(r, "y", "a-b", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "y", "a-b", "p"));
  EXPECT_FALSE(find(r, "y", "a-b", "se"));
}

TEST(StandardisedMeanOfAPlan, WrongKeysAreProblemsOfThePlan) {
  EXPECT_EQ(codes(plan()), "");
  for (const char* wrong : {R"(, "standard": "census")", R"(, "by": ["c"])", R"(, "levels": ["k"])",
                            R"(, "classes": ["k", "k"])"})
    EXPECT_EQ(codes(plan(wrong)), "plan.bad-value") << wrong;
  EXPECT_EQ(codes(plan_of(analysis(
                R"("statistic": "standardised_mean", "variables": ["y"], "columns": ["a"])"))),
            "plan.missing-key");
}

}  // namespace
}  // namespace peil::analysis
