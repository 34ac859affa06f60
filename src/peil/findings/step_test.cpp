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

// The same on a scale of as many points, 900 answers and no standard deviation in print.
Evidence print_on(int points, std::optional<double> rule = {}) {
  Study s = bare_study();
  s.rules.assumed_sd = rule;
  s.questionnaire.questions[0].type = QuestionType::Scale;
  s.questionnaire.questions[0].points = points;
  publish(s, "2013", "vr", 2.7, 900);
  return evidence(Sources(s, {}), {"2013", "vr", "overall", "mean"});
}

// 1.5 on the nine steps from 1 to 10: 6/9 on the four from 1 to 5, 1/3 on the two from 1 to 3.
TEST(PrintedStep, TakesASpreadThatSuitsTheScale) {
  EXPECT_NEAR(*print(7.4, 900).variance, 2.25 / 900.0, 1e-15);
  EXPECT_NEAR(*print_on(5).variance, 4.0 / 9.0 / 900.0, 1e-15);
  EXPECT_NEAR(*print_on(3).variance, 1.0 / 9.0 / 900.0, 1e-15);
  EXPECT_NEAR(*print_on(5, 0.9).variance, 0.81 / 900.0, 1e-15);  // in points of the overall mark
}

// Rules of 1.8 for an overall mark from 1 to 10 are 0.8 for a row of a matrix from 1 to 5.
TEST(PrintedStep, TakesTheSpreadOfTheRulesInProportion) {
  Study s = bare_study();
  s.rules.assumed_sd = 1.8;
  s.published.marks.push_back({"2013", "vr", "luisteren", PrintedMark(4.1), 900, {}, "print"});
  s.questionnaire.questions[1].points = 5;
  const Evidence row = evidence(Sources(s, {}), {"2013", "vr", "luisteren", "mean"});
  EXPECT_NEAR(*row.variance, 0.64 / 900.0, 1e-15);
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

// The error of the test is what counts, not the study's assumption: sd 2 of one wave beside an
// unknown one is 2 and 1.5, and (1.96 / 0.1)^2 (4 + 2.25) = 2400.9.
TEST(Interviews, AreCountedWithTheVarianceOfTheTest) {
  Evidence before = print(7.3, 100), after = print(7.4);
  before.variance = 4.0 / 100.0;
  EXPECT_EQ(interviews_needed(judged_step(before, after), 1, Rules{})->interviews, 2401u);
}

// Of three steps with Holm the surest is held to 0.05 / 3: (2.39398 / 0.1)^2 (2.25 + 2.25) =
// 2579.01.
TEST(Interviews, AreCountedAtTheLevelThatTheFamilyLeaves) {
  Step a = step_between(print(7.0, 400), print(7.1, 400), Rules{});
  a.difference = {0.1, 0.1};
  a.p = 0.02, a.adjusted_p = 0.06, a.family = 3, a.outcome = Outcome::NotShown;
  EXPECT_EQ(interviews_needed(a, 1, Rules{})->interviews, 2580u);
}

// Printed as 7.0 and 7.1 the marks may be equal, however many were asked.
TEST(Interviews, AreNotToldWhereAsManyWereHeld) {
  const Step hidden = judged_step(print(7.0, 5000), print(7.1, 5000));
  EXPECT_EQ(hidden.outcome, Outcome::NotShown);
  EXPECT_FALSE(interviews_needed(hidden, 1, Rules{}));
}

TEST(Interviews, AreNoMoreThanThereArePeople) {
  Evidence before = print(7.3), after = print(7.4);
  before.people = 9000, after.people = 1500;
  const auto few = interviews_needed(judged_step(before, after), 1, Rules{});
  EXPECT_TRUE(few->beyond);
  EXPECT_EQ(few->interviews, 1500u);
  after.people = 2000;  // enough to show it, not to be likely to
  const auto enough = interviews_needed(judged_step(before, after), 1, Rules{});
  EXPECT_FALSE(enough->beyond);
  EXPECT_EQ(enough->interviews, 1729u);
  EXPECT_EQ(enough->people, 2000u);
}

TEST(Interviews, AreNotToldWhereABreakForbidsTheComparison) {
  Step cut = judged_step(print(7.3), print(7.4));
  cut.hindrance = Hindrance::Cut;
  EXPECT_FALSE(interviews_needed(cut, 1, Rules{}));
  cut.hindrance = Hindrance::Overlap;
  EXPECT_FALSE(interviews_needed(cut, 1, Rules{}));
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
