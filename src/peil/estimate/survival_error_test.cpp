#include "peil/estimate/survival_error.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

SurvivalCurve all_closed(std::initializer_list<double> times) {
  std::vector<Duration> cases;
  for (const double time : times)
    cases.push_back({time, true, 1.0, static_cast<std::uint32_t>(cases.size())});
  return SurvivalCurve(std::move(cases));
}

// Without open cases the share that lasts longer is a share like any other: of 1, 2, 3 and 4 days
// half last longer than 2, with variance n/(n-1) sum (1/n (x - 1/2))^2 = 4/3 * 4 / 64.
TEST(SurvivalError, WithoutOpenCasesIsThatOfAShare) {
  const SurvivalCurve curve = all_closed({4, 1, 3, 2});
  const Classes classes = classes_of(testing::simple_design(4));
  const auto error = design_error(curve, curve.influence(2.0), classes, LonelyPsu::Fail);
  ASSERT_TRUE(error);
  EXPECT_NEAR(*error, std::sqrt(1.0 / 12.0), 1e-15);
}

// The mean of all times, capped by nothing: squares about 2.5 are 5; 4/3 * 5 / 16.
TEST(SurvivalError, OfTheWholeRestrictedMeanIsThatOfAMean) {
  const SurvivalCurve curve = all_closed({4, 1, 3, 2});
  const Classes classes = classes_of(testing::simple_design(4));
  const auto error =
      design_error(curve, curve.restricted_mean_influence(4.0), classes, LonelyPsu::Fail);
  ASSERT_TRUE(error);
  EXPECT_NEAR(*error, std::sqrt(5.0 / 12.0), 1e-14);
}

// PSUs {4, 1} and {3, 2}: each has one case of two beyond 2 days, so they do not differ.
TEST(SurvivalError, FollowsTheClusters) {
  const SurvivalCurve curve = all_closed({4, 1, 3, 2});
  Design design = testing::simple_design(4);
  design.psu = {PsuId(0), PsuId(0), PsuId(1), PsuId(1)};
  const Classes classes = classes_of(design);
  EXPECT_NEAR(*design_error(curve, curve.influence(2.0), classes, LonelyPsu::Fail), 0.0, 1e-15);
  EXPECT_FALSE(greenwood_holds(curve, classes));
  EXPECT_TRUE(greenwood_holds(curve, classes_of(testing::simple_design(4))));
}

TEST(SurvivalError, AStratumWithOneUnitHasNone) {
  const SurvivalCurve curve = all_closed({4, 1, 3});
  Design design = testing::simple_design(3);
  design.strata = {{"a", {}}, {"b", {}}};
  design.stratum = {StratumId(0), StratumId(0), StratumId(1)};
  EXPECT_FALSE(design_error(curve, curve.influence(2.0), classes_of(design), LonelyPsu::Fail));
}

}  // namespace
}  // namespace peil::estimate
