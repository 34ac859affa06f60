#include "peil/findings/correction.h"

#include <gtest/gtest.h>

namespace peil::findings {
namespace {

const std::vector<double> p{0.01, 0.04, 0.03, 0.005};

void expect_near(const std::vector<double>& got, const std::vector<double>& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-12) << i;
}

// By hand: sorted .005 .01 .03 .04; Holm times 4 3 2 1 with running maximum .02 .03 .06 .06.
TEST(Adjusted, HolmStepsDown) { expect_near(adjusted(p, "holm"), {0.03, 0.06, 0.06, 0.02}); }

// By hand: times 4/1 4/2 4/3 4/4 from below with running minimum .02 .02 .04 .04.
TEST(Adjusted, BenjaminiHochbergStepsUp) {
  expect_near(adjusted(p, "benjamini-hochberg"), {0.02, 0.04, 0.04, 0.02});
}

TEST(Adjusted, BonferroniStopsAtOne) {
  expect_near(adjusted(std::vector{0.02, 0.6}, "bonferroni"), {0.04, 1.0});
}

TEST(Adjusted, NoneAndAnEmptyFamilyStayAsTheyAre) {
  expect_near(adjusted(p, "none"), p);
  EXPECT_TRUE(adjusted({}, "holm").empty());
}

}  // namespace
}  // namespace peil::findings
