#include "peil/findings/step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

Evidence print(double mark, std::optional<std::size_t> answers = {}) {
  Study s = bare_study();
  publish(s, "2013", "vr", mark, answers);
  return evidence(Sources(s, {}), {"2013", "vr", "overall", "mean"});
}

Step judged_step(const Evidence& before, const Evidence& after) {
  Step s = step_between(before, after, Rules{});
  Step* const family[] = {&s};
  judge(family, Rules{});
  return s;
}

TEST(PrintedStep, IsAnInterval) {
  const Step up = judged_step(print(7.4), print(7.7));
  EXPECT_NEAR(up.difference.low, 0.2, 1e-9);
  EXPECT_NEAR(up.difference.high, 0.4, 1e-9);
  EXPECT_EQ(up.outcome, Outcome::RoseInPrint);
  const Step flat = judged_step(print(7.2), print(7.2));
  EXPECT_NEAR(flat.difference.low, -0.1, 1e-9);
  EXPECT_NEAR(flat.difference.high, 0.1, 1e-9);
  EXPECT_EQ(flat.outcome, Outcome::NotShown);
  EXPECT_EQ(judged_step(print(7.7), print(7.4)).outcome, Outcome::FellInPrint);
  EXPECT_EQ(judged_step(print(7.3), print(7.4)).outcome, Outcome::RoseInPrint);
}

// 1.96 * sqrt(2 * 1.5^2 / n) at n = 300: 0.240; at n = 500: 0.186. The step is 0.2 to 0.4.
TEST(PrintedStep, WithInterviewsHoldsForEveryUnprintedDecimalOrNotAtAll) {
  EXPECT_EQ(judged_step(print(7.4, 500), print(7.7, 500)).outcome, Outcome::Rose);
  EXPECT_EQ(judged_step(print(7.4, 300), print(7.7, 300)).outcome, Outcome::NotShown);
  EXPECT_EQ(judged_step(print(7.7, 500), print(7.4, 500)).outcome, Outcome::Fell);
  EXPECT_EQ(judged_step(print(7.2, 1000000), print(7.2, 1000000)).outcome, Outcome::NotShown);
  const Step few = judged_step(print(7.4, 29), print(7.7, 500));
  EXPECT_EQ(few.outcome, Outcome::NotTested);
  EXPECT_EQ(few.hindrance, Hindrance::TooFew);
}

// Known chance of one mark only: 1.96 * sqrt(1.5^2 / 100) = 0.294 hides 0.2 to 0.4.
TEST(PrintedStep, WithOneErrorKnownIsNeverMoreThanInPrint) {
  EXPECT_EQ(judged_step(print(7.4), print(7.7, 500)).outcome, Outcome::RoseInPrint);
  EXPECT_EQ(judged_step(print(7.4), print(7.7, 100)).outcome, Outcome::NotShown);
}

// 2 (1.96 * 1.5 / d)^2, and with 1.96 + 0.8416 for 80 percent: the numbers of the domain notes.
TEST(Interviews, AreThoseOfTheUsualFormula) {
  const auto needed = [](double a, double b) {
    return interviews_needed(judged_step(print(a), print(b)), 1, Rules{});
  };
  EXPECT_EQ(needed(7.3, 7.4)->interviews, 1729u);
  EXPECT_EQ(needed(7.3, 7.4)->likely, 3532u);
  EXPECT_EQ(needed(7.0, 7.2)->interviews, 433u);
  EXPECT_EQ(needed(7.0, 7.2)->likely, 883u);
  EXPECT_EQ(needed(7.4, 7.7)->interviews, 193u);
  EXPECT_EQ(needed(7.4, 7.7)->likely, 393u);
  EXPECT_EQ(needed(7.2, 7.2)->interviews, 1729u);
  EXPECT_TRUE(needed(7.2, 7.2)->at_most);
  EXPECT_FALSE(needed(7.4, 7.2));
}

// One group against a figure taken as fixed: (1.96 * 1.5 / 0.1)^2 = 864.3.
TEST(Interviews, AgainstAFixedFigureAreHalfAsMany) {
  Evidence fixed = print(7.1);
  fixed.variance = 0.0;
  EXPECT_EQ(interviews_against_fixed(judged_step(fixed, print(7.2)), 1, Rules{})->interviews, 865u);
}

TEST(Within, LooksAtTheWholeInterval) {
  EXPECT_EQ(within(judged_step(print(7.2), print(7.2)), 0.2), Within::InPrint);
  EXPECT_EQ(within(judged_step(print(7.2), print(7.2)), 0.05), Within::Open);
  EXPECT_EQ(within(judged_step(print(7.2), print(7.7)), 0.2), Within::Beyond);
  EXPECT_EQ(within(judged_step(print(7.2, 5000), print(7.2, 5000)), 0.2), Within::Shown);
  EXPECT_EQ(within(judged_step(print(7.2, 100), print(7.2, 100)), 0.2), Within::Open);
}

}  // namespace
}  // namespace peil::findings
