#include "peil/sampling/sample_size.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/contract.h"

namespace peil::sampling {
namespace {

std::size_t whole(double variance, double allowed, std::optional<double> population = {}) {
  return whole_interviews(interviews_for_variance(variance, allowed, population));
}

// Cochran (1977), 4.4 and 4.5: blood groups on an island of 3,200 people, within 5 percent points
// at t = 2: 400, and 356 of so few.
TEST(SampleSize, IsCochransForAShareOnAnIsland) {
  EXPECT_NEAR(interviews_for_variance(0.25, std::pow(0.05 / 2.0, 2.0)), 400.0, 1e-10);
  EXPECT_EQ(whole(0.25, std::pow(0.05 / 2.0, 2.0)), 400u);
  EXPECT_EQ(whole(0.25, std::pow(0.05 / 2.0, 2.0), 3200.0), 356u);
}

// Cochran (1977), 4.6: seedlings in 430 beds, mean 19, S^2 85.6, within 10 percent at t = 2: 95,
// and 78 of 430 beds.
TEST(SampleSize, IsCochransForAMeanOfSeedbeds) {
  EXPECT_EQ(whole(85.6, std::pow(1.9 / 2.0, 2.0)), 95u);
  EXPECT_EQ(whole(85.6, std::pow(1.9 / 2.0, 2.0), 430.0), 78u);
}

TEST(SampleSize, IsNeverAboveThePopulation) {
  EXPECT_LE(interviews_for_variance(1e300, 1e-300, 400.0), 400.0);
  EXPECT_LE(interviews_for_variance(2.25, 1e-12, 400.0), 400.0);
  EXPECT_EQ(interviews_for_variance(0.0, 0.01, 400.0), 0.0);
}

TEST(SampleSize, CostsNoInterviewForTheLastDigits) {
  EXPECT_EQ(whole_interviews(400.0000000000001), 400u);
  EXPECT_EQ(whole_interviews(400.1), 401u);
  EXPECT_EQ(whole_interviews(0.0), 0u);
  EXPECT_THROW((void)whole_interviews(-1.0), ContractError);
}

// Cochran (1977), 4.4 and 4.5: a half within 0.05 with z = 2 takes 400, on the island 356.
TEST(InterviewsForMargin, AreThoseOfCochransShare) {
  EXPECT_NEAR(interviews_for_margin(0.25, 0.05, 2.0), 400.0, 1e-10);
  EXPECT_NEAR(interviews_for_margin(0.25, 0.05, 2.0, 3200.0), 400.0 / 1.125, 1e-10);
}

// The same shares the other way: 400 interviews, and on the island 400 / 1.125.
TEST(MarginOfInterviews, IsWhatTheyWereCountedFor) {
  EXPECT_NEAR(margin_of_interviews(0.25, 400.0, 2.0), 0.05, 1e-12);
  EXPECT_NEAR(margin_of_interviews(0.25, 400.0 / 1.125, 2.0, 3200.0), 0.05, 1e-12);
}

TEST(MarginOfInterviews, IsNothingWhereEverybodyIsAsked) {
  EXPECT_EQ(margin_of_interviews(2.25, 400.0, 1.96, 400.0), 0.0);
  EXPECT_EQ(margin_of_interviews(2.25, 500.0, 1.96, 400.0), 0.0) << "more than there are";
  EXPECT_THROW((void)margin_of_interviews(2.25, 0.0, 1.96, 400.0), ContractError);
}

}  // namespace
}  // namespace peil::sampling
