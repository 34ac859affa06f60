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

std::string plan(const std::string& keys, const std::string& design = "") {
  return plan_of(analysis(R"("statistic": "banner", "set": "s", )" + keys), design);
}
std::string table(const std::string& show, const std::string& more = "") {
  return plan(R"("variables": ["y"], "columns": ["a", "b"], "show": ")" + show + "\"" + more);
}

// Column a: 1 2 3 6, b: 3 6 9; 3 and 6 are of both. 9 with a blank in a is in neither a nor its
// rest, and 5 is in no column.
const std::map<std::string, std::string> files{
    {"d.csv", "a,b,y\n1,0,1\n1,0,2\n1,1,3\n1,1,6\n,1,9\n0,0,5\n"}};

TEST(BannerOfAPlan, ColumnsMayOverlap) {
  const Results r = run_plan(table("columns"), files);
  EXPECT_NEAR(value(r, "y", "a", "estimate"), 3.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "b", "estimate"), 6.0, 1e-12);
  EXPECT_EQ(value(r, "y", "a", "n"), 4.0);
  EXPECT_EQ(value(r, "y", "a", "base"), 4.0);
  EXPECT_EQ(value(r, "y", "a", "df"), 3.0);
  // 6/5 * (4 + 1 + 0 + 9) / 16 and 6/5 * (9 + 0 + 9) / 9
  EXPECT_NEAR(value(r, "y", "a", "se"), std::sqrt(1.2 * 14.0 / 16.0), 1e-12);
  EXPECT_NEAR(value(r, "y", "b", "se"), std::sqrt(1.2 * 2.0), 1e-12);
}

// Who is in both columns takes part in both means: influences (y-3)/4 - (y-6)/3.
TEST(BannerOfAPlan, APairKeepsThePeopleThatItsColumnsShare) {
  const Results r = run_plan(table("pairs"), files);
  EXPECT_NEAR(value(r, "y", "a-b", "estimate"), -3.0, 1e-12);
  EXPECT_EQ(value(r, "y", "a-b", "n_both"), 2.0);
  // Of 1, 2: -1/2, -1/4; of 3: 0 + 1; of 6: 3/4 - 0; of 9: -1. Their sum is 0.
  EXPECT_NEAR(value(r, "y", "a-b", "se"), std::sqrt(1.2 * (0.25 + 0.0625 + 1.0 + 0.5625 + 1.0)),
              1e-12);
}

TEST(BannerOfAPlan, TheRestIsWhoHasA0) {
  const Results r = run_plan(table("rest"), files);
  // b: the rest is 1, 2 and 5.
  EXPECT_NEAR(value(r, "y", "b", "estimate"), 6.0 - 8.0 / 3.0, 1e-12);
  // a: the rest is the 5 alone, one PSU without a spread.
  EXPECT_EQ(value(r, "y", "a", "refused"), 1.0);
}

TEST(BannerOfAPlan, AColumnThatHoldsEverybodyHasNoRest) {
  const Results r = run_plan(table("rest"), {{"d.csv", "a,b,y\n1,0,1\n1,0,2\n1,1,3\n1,1,6\n"}});
  EXPECT_FALSE(find(r, "y", "a", "estimate"));
  EXPECT_FALSE(find(r, "y", "a", "refused"));
  EXPECT_NEAR(value(r, "y", "b", "estimate"), 3.0, 1e-12);
}

TEST(BannerOfAPlan, AColumnWithoutAnybodyHasNAlone) {
  const std::map<std::string, std::string> none{{"d.csv", "a,b,y\n0,1,1\n0,1,2\n0,0,3\n0,0,6\n"}};
  const Results r = run_plan(table("columns"), none);
  EXPECT_EQ(value(r, "y", "a", "n"), 0.0);
  EXPECT_FALSE(find(r, "y", "a", "estimate"));
  EXPECT_EQ(value(run_plan(table("pairs"), none), "y", "a-b", "refused"), 1.0);
}

TEST(BannerOfAPlan, RefusesAColumnWithAnotherValue) {
  const Results r = run_plan(table("columns"), {{"d.csv", "a,b,y\n1,0,1\n2,1,2\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("Column 'a' holds '2'"));
}

// A row of weight 0 is in no column; weights 1 and 3: base 4, (1 + 3)^2 / (1 + 9) = 1.6.
TEST(BannerOfAPlan, WeightsMakeTheBaseAndRowsOfWeight0Count) {
  const Results r =
      run_plan(plan(R"("variables": ["y"], "columns": ["a", "b"])", R"("weight": "w")"),
               {{"d.csv", "a,b,w,y\n1,0,1,4\n1,0,3,8\n1,1,0,99\n0,1,2,5\n0,1,2,6\n"}});
  EXPECT_NEAR(value(r, "y", "a", "estimate"), 7.0, 1e-12);
  EXPECT_EQ(value(r, "y", "a", "n"), 2.0);
  EXPECT_EQ(value(r, "y", "a", "base"), 4.0);
  EXPECT_NEAR(value(r, "y", "a", "n_eff"), 1.6, 1e-12);
  EXPECT_EQ(value(r, "y", "b", "n"), 2.0);
}

// Two groups of 40 that lie far apart, and two variables: letters where both have their answers.
std::map<std::string, std::string> far_apart(int in_b) {
  std::string text = "a,b,y,z\n";
  for (int i = 0; i < 40; ++i) {
    const std::string spread = std::to_string(i % 3), noise = std::to_string(i % 2);
    text += "1,0," + spread + "," + noise + "\n";
    if (i < in_b) text += "0,1,1" + spread + "," + noise + "\n";
  }
  return {{"d.csv", text}};
}

TEST(BannerOfAPlan, ALetterNeedsItsAnswersAndAnAdjustedP) {
  const std::string both = R"("variables": ["y", "z"], "columns": ["a", "b"], "show": "pairs")";
  const Results r = run_plan(plan(both), far_apart(40));
  EXPECT_EQ(value(r, "y", "a-b", "letter"), -1.0);  // b is higher
  EXPECT_EQ(value(r, "z", "a-b", "letter"), 0.0);
  // Two tests in the table: the smaller p twice, the larger itself.
  EXPECT_NEAR(value(r, "y", "a-b", "BH_table"), 2.0 * value(r, "y", "a-b", "p"), 1e-15);
  EXPECT_EQ(value(r, "y", "a-b", "BH_row"), value(r, "y", "a-b", "p"));
  EXPECT_EQ(value(r, "z", "a-b", "BH_table"), value(r, "z", "a-b", "p"));
  const Results few = run_plan(plan(both), far_apart(29));
  EXPECT_EQ(value(few, "y", "a-b", "letter"), 0.0);
  EXPECT_EQ(value(few, "y", "a-b", "letter_unadjusted"), 0.0);
  EXPECT_LT(value(few, "y", "a-b", "p"), 1e-6);
  const Results less = run_plan(plan(both + R"(, "least_letters": 29)"), far_apart(29));
  EXPECT_EQ(value(less, "y", "a-b", "letter"), -1.0);
}

// Another variable, or the same one twice, changes the adjusted p and nothing else.
TEST(BannerOfAPlan, AnotherVariableChangesNoOtherEstimate) {
  const auto of = [](const std::string& variables) {
    return run_plan(
        plan(R"("variables": )" + variables + R"(, "columns": ["a", "b"], "show": "pairs")"),
        files);
  };
  const Results one = of(R"(["y"])");
  for (const char* more : {R"(["y", "y"])", R"(["y", "b"])"}) {
    for (const char* quantity : {"estimate", "se", "df", "p", "n", "n_both", "BH_row"})
      EXPECT_EQ(value(of(more), "y", "a-b", quantity), value(one, "y", "a-b", quantity))
          << quantity;
  }
}

TEST(BannerOfAPlan, AStratumWithOnePsuIsRefusedByName) {
  const Results r =
      run_plan(plan(R"("variables": ["y"], "columns": ["a", "b"])", R"("strata": ["h"])"),
               {{"d.csv", "h,a,b,y\nN,1,0,1\nN,0,1,2\nS,1,1,3\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("'S'"));
}

TEST(BannerOfAPlan, WrongKeysAreProblemsOfThePlan) {
  const std::string good = R"("variables": ["y"], "columns": ["a", "b"])";
  EXPECT_EQ(codes(plan(good)), "");
  EXPECT_EQ(codes(plan(R"("variables": ["y"])")), "plan.missing-key");
  EXPECT_EQ(codes(plan(R"("variables": ["y"], "columns": ["a", "a"])")), "plan.bad-value");
  for (const char* wrong : {R"("show": "letters")", R"("level": 1)", R"("least_letters": 1)",
                            R"("least_letters": 30.5)", R"("by": ["a"])", R"("levels": ["x"])"})
    EXPECT_EQ(codes(plan(good + ", " + wrong)), "plan.bad-value") << wrong;
  EXPECT_EQ(codes(plan_of(analysis(R"("statistic": "banner", )" + good))), "plan.missing-key");
}

}  // namespace
}  // namespace peil::analysis
