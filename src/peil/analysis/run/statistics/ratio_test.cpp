#include "peil/analysis/run/statistics/ratio.h"

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
  return plan_of(analysis(R"("statistic": "ratio", )" + keys), design);
}

const std::map<std::string, std::string> visits{
    {"d.csv",
     "g,bought,visits,w\na,1,2,1\na,3,4,2\na,9,,1\nb,1,0,1\nb,2,0,1\nc,,1,1\na,50,50,0\n"}};

TEST(RatioOfAPlan, DividesTotalsOverRowsWithBoth) {
  const Results r = run_plan(
      plan(R"("numerator": "bought", "denominator": "visits")", R"("weight": "w")"), visits);
  EXPECT_NEAR(value(r, "bought/visits", "", "estimate"), (1.0 + 6.0 + 1.0 + 2.0) / 10.0, 1e-12);
  EXPECT_EQ(value(r, "bought/visits", "", "n"), 4.0);
  EXPECT_TRUE(find(r, "bought/visits", "", "se"));
}

TEST(RatioOfAPlan, RefusesADomainWhoseDenominatorsAddUpToNothingAndGoesOn) {
  const Results r = run_plan(
      plan(R"("numerator": "bought", "denominator": "visits", "by": ["g"])", R"("weight": "w")"),
      visits);
  EXPECT_NEAR(value(r, "bought/visits", "a", "estimate"), 0.7, 1e-12);
  EXPECT_EQ(value(r, "bought/visits", "b", "refused"), 1.0);
  EXPECT_EQ(value(r, "bought/visits", "c", "n"), 0.0);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("'visits' adds up to 0"), std::string::npos) << r.refusals[0];
}

TEST(RatioOfAPlan, IsTheSameAmongEstimates) {
  const std::string estimates = plan_of(
      analysis(R"("statistic": "estimates", "ratios": [["bought", "visits"]], "by": ["g"])"),
      R"("weight": "w")");
  const Results r = run_plan(estimates, visits),
                one = run_plan(
                    plan(R"("numerator": "bought", "denominator": "visits")", R"("weight": "w")"),
                    visits);
  for (const char* quantity : {"estimate", "se", "df", "n"})
    EXPECT_EQ(value(r, "bought/visits", "", quantity), value(one, "bought/visits", "", quantity));
  EXPECT_NEAR(value(r, "bought/visits", "a", "estimate"), 0.7, 1e-12);
  EXPECT_EQ(value(r, "bought/visits", "b", "refused"), 1.0);
  EXPECT_EQ(value(r, "bought/visits", "c", "n"), 0.0);
}

TEST(RatioOfAPlan, NeedsBothColumnsAndNoVariables) {
  EXPECT_EQ(codes(plan(R"("numerator": "bought")")), "plan.missing-key");
  EXPECT_EQ(codes(plan(R"("numerator": "a", "denominator": "b", "variables": ["c"])")),
            "plan.unknown-key");
}

}  // namespace
}  // namespace peil::analysis
