#include "peil/estimate/p_adjust.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// The 15 p-values of Benjamini & Hochberg (1995), section 4.2.
constexpr std::array published{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                               0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};

long alarms(Adjustment method) {
  return std::ranges::count_if(adjusted(published, method), [](double p) { return p <= 0.05; });
}

TEST(PAdjust, RejectsWhatBenjaminiAndHochbergReportForTheirTrial) {
  EXPECT_EQ(alarms(Adjustment::Bonferroni), 3);
  EXPECT_EQ(alarms(Adjustment::Hochberg), 3);
  EXPECT_EQ(alarms(Adjustment::BenjaminiHochberg), 4);
}

TEST(PAdjust, HolmTakesTheRunningMaximum) {
  const std::array p{0.01, 0.02, 0.022};
  const std::vector<double> holm = adjusted(p, Adjustment::Holm);
  EXPECT_DOUBLE_EQ(holm[0], 0.03);
  EXPECT_DOUBLE_EQ(holm[1], 0.04);
  EXPECT_DOUBLE_EQ(holm[2], 0.04);  // not 0.022
}

TEST(PAdjust, StepUpMethodsTakeTheRunningMinimum) {
  const std::array p{0.04, 0.01, 0.03};
  const std::vector<double> bh = adjusted(p, Adjustment::BenjaminiHochberg);
  EXPECT_DOUBLE_EQ(bh[0], 0.04);
  EXPECT_DOUBLE_EQ(bh[1], 0.03);
  EXPECT_DOUBLE_EQ(bh[2], 0.04);                                 // not 0.045
  EXPECT_DOUBLE_EQ(adjusted(p, Adjustment::Hochberg)[2], 0.04);  // not 0.06
  EXPECT_NEAR(adjusted(p, Adjustment::BenjaminiYekutieli)[1], 0.03 * (1 + 0.5 + 1.0 / 3), 1e-15);
}

TEST(PAdjust, OneTestNeedsNoAdjustmentAndNoTestGivesNone) {
  const std::array one{0.03};
  for (const NamedAdjustment& method : adjustments()) {
    EXPECT_DOUBLE_EQ(adjusted(one, method.method)[0], 0.03) << method.name;
    EXPECT_TRUE(adjusted({}, method.method).empty());
  }
}

// By hand: sorted .005 .01 .03 .04; Holm times 4 3 2 1 with running maximum .02 .03 .06 .06;
// Benjamini-Hochberg times 4/1 4/2 4/3 4/4 with running minimum from below .02 .02 .04 .04.
TEST(PAdjust, GoesByTheWordsOfTheRulesOfAStudy) {
  const std::array p{0.01, 0.04, 0.03, 0.005};
  const auto expect = [&](std::string_view word, const std::array<double, 4>& wanted) {
    const std::vector<double> got = adjusted(p, adjustment_of_rules(word));
    for (std::size_t i = 0; i < p.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-12) << word << i;
  };
  expect("holm", {0.03, 0.06, 0.06, 0.02});
  expect("benjamini-hochberg", {0.02, 0.04, 0.04, 0.02});
  expect("bonferroni", {0.04, 0.16, 0.12, 0.02});
  expect("none", p);
  EXPECT_THROW((void)adjustment_of_rules("Holm"), ContractError);
}

TEST(PAdjust, KeepsTheOrderOfSizeAndStaysBetweenThePValueAndOne) {
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> p(1 + random() % 20);
    for (double& one : p) one = static_cast<double>(random() % 101) / 100.0;
    for (const NamedAdjustment& method : adjustments()) {
      const std::vector<double> q = adjusted(p, method.method);
      for (std::size_t i = 0; i < p.size(); ++i) {
        EXPECT_GE(q[i], p[i]) << method.name;
        EXPECT_LE(q[i], 1.0);
        for (std::size_t j = 0; j < p.size(); ++j) {
          if (p[i] < p[j]) {
            EXPECT_LE(q[i], q[j] + 1e-15) << method.name;
          }
        }
      }
    }
  }
}

// Of the others .001 .02 .04: Holm shows the first at .05/4 and stops at the second, which leaves
// .05/3; Benjamini-Hochberg holds .04 to .05 once a smaller p is there, which leaves all of .05.
TEST(Levels, AreWhatTheOthersOfTheFamilyLeave) {
  const std::array p{0.9, 0.001, 0.02, 0.04};
  EXPECT_NEAR(levels(p, Adjustment::None, 0.05)[0], 0.05, 1e-15);
  EXPECT_NEAR(levels(p, Adjustment::Bonferroni, 0.05)[0], 0.05 / 4, 1e-15);
  EXPECT_NEAR(levels(p, Adjustment::Holm, 0.05)[0], 0.05 / 3, 1e-15);
  EXPECT_NEAR(levels(p, Adjustment::BenjaminiHochberg, 0.05)[0], 0.05, 1e-15);
  EXPECT_TRUE(levels({}, Adjustment::Holm, 0.05).empty());
}

// The same found by trying: just below the level a test is shown, just above it is not.
TEST(Levels, AreWhereTheAdjustedValueCrossesTheErrorRate) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> p(1 + random() % 9);
    for (double& one : p) one = std::pow(uniform(random), 3.0);
    for (const auto method : {Adjustment::None, Adjustment::Bonferroni, Adjustment::Holm,
                              Adjustment::BenjaminiHochberg}) {
      const std::vector<double> found = levels(p, method, 0.05);
      for (std::size_t i = 0; i < p.size(); ++i) {
        std::vector<double> tried = p;
        tried[i] = found[i] * (1.0 - 1e-9);
        EXPECT_LT(adjusted(tried, method)[i], 0.05);
        tried[i] = found[i] * (1.0 + 1e-9);
        EXPECT_GE(adjusted(tried, method)[i], 0.05);
      }
    }
  }
}

}  // namespace
}  // namespace peil::estimate
