
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

std::string plan(const std::string& keys) {
  return plan_of(analysis(R"("variables": ["y"], )" + keys));
}

const std::map<std::string, std::string> answers{{"d.csv", "g,y\na,2\na,4\na,9\nb,7\nc,\n"}};

// 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, variance 13.
TEST(SpreadOfAPlan, IsThatOfThePopulationByAnyDomain) {
  const Results r = run_plan(plan(R"("statistic": "sd", "by": ["g"])"), answers);
  EXPECT_NEAR(value(r, "y", "a", "variance"), 13.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "a", "estimate"), std::sqrt(13.0), 1e-12);
  EXPECT_EQ(value(r, "y", "a", "n"), 3.0);
  EXPECT_EQ(value(r, "y", "b", "refused"), 1.0);
  EXPECT_EQ(value(r, "y", "c", "n"), 0.0);
  EXPECT_EQ(r.refusals.size(), 1u);
}

// With equal weights the variance of the mean is s^2 / 4, that of the simple random sample itself.
// Without replacement four of a population of four (the sum of the weights) leave no variance.
TEST(MeanOfAPlan, GivesTheDesignEffectOfEitherKind) {
  const Results with = run_plan(plan(R"("statistic": "mean", "deff_replace": true)"),
                                {{"d.csv", "y\n2\n4\n9\n7\n"}});
  EXPECT_NEAR(value(with, "y", "", "deff"), 1.0, 1e-12);
  const Results without =
      run_plan(plan(R"("statistic": "mean", "deff": true)"), {{"d.csv", "y\n2\n4\n9\n7\n"}});
  EXPECT_FALSE(find(without, "y", "", "deff"));
  EXPECT_EQ(codes(plan(R"("statistic": "mean", "deff": true, "deff_replace": true)")),
            "plan.bad-value");
}

TEST(MeanOfAPlan, ByEachGivesTheTableOfEveryColumnInTurn) {
  const std::map<std::string, std::string> files{
      {"d.csv", "g,h,y\na,1,2\na,2,4\nb,1,9\nb,2,7\nb,2,\na,1,5\n"}};
  const Results each = run_plan(plan(R"("statistic": "mean", "by_each": ["g", "h"])"), files);
  const Results by_g = run_plan(plan(R"("statistic": "mean", "by": ["g"])"), files);
  const Results by_h = run_plan(plan(R"("statistic": "mean", "by": ["h"])"), files);
  for (const char* quantity : {"estimate", "se", "df", "n", "ci_low"}) {
    EXPECT_EQ(value(each, "y", "a", quantity), value(by_g, "y", "a", quantity)) << quantity;
    EXPECT_EQ(value(each, "y", "2", quantity), value(by_h, "y", "2", quantity)) << quantity;
  }
  EXPECT_EQ(rows_of(each).size(), rows_of(by_g).size() + rows_of(by_h).size());
  EXPECT_EQ(codes(plan(R"("statistic": "mean", "by": ["g"], "by_each": ["h"])")), "plan.bad-value");
}

TEST(MeanOfAPlan, IsTheSameOnTwoThreads) {
  const std::map<std::string, std::string> files{{"d.csv", "g,y\na,2\na,4\nb,9\nb,7\nb,\na,5\n"}};
  const std::string text = plan(R"("statistic": "mean", "by": ["g"])");
  const Results one = run_plan(text, files, 1), two = run_plan(text, files, 2);
  const std::vector<ResultRow> a = rows_of(one), b = rows_of(two);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].value, b[i].value);
}

}  // namespace
}  // namespace peil::analysis
