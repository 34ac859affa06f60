#include "peil/disclosure/released.h"

#include <gtest/gtest.h>

#include "peil/report/sample_study.h"

namespace peil::disclosure {

namespace sample = report::sample;

namespace {

FigureName mark(const char* domain) { return {"2013", domain, "overall", "mean"}; }

WaveResults boak(std::size_t partners, std::size_t lawyers) {
  sample::Maker m("2013");
  m.mark("boak", 7.2, 0.1, 0.4, 662 + partners + lawyers, 0.04);
  m.mark("bedrijven", 7.1, 0.1, 0.4, 402, 0.06).mark("onderwijs", 7.3, 0.1, 0.4, 260, 0.07);
  m.mark("advocaten", 6.8, 0.1, 0.4, lawyers, 0.09);
  return m.mark("ketenpartners", 6.9, 0.1, 0.4, partners, 0.4).results;
}

TEST(Released, AGroupWithFewAnswersTakesTheSmallestOtherAlong) {
  const WaveResults r = boak(9, 246);
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_FALSE(released.figure(mark("ketenpartners")));
  EXPECT_EQ(released.why(mark("ketenpartners")), Held::TooFew);
  EXPECT_FALSE(released.figure(mark("advocaten")));  // else: total less the three others
  EXPECT_EQ(released.why(mark("advocaten")), Held::Protecting);
  EXPECT_TRUE(released.figure(mark("bedrijven")));
  EXPECT_TRUE(released.figure(mark("boak")));
}

TEST(Released, TwoSmallGroupsThatAreTogetherTooFewTakeAThirdAlong) {
  const WaveResults r = boak(4, 5);
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("onderwijs")), Held::Protecting);
  EXPECT_TRUE(released.figure(mark("bedrijven")));
}

// 18 people in two groups of fewer than 10: both have nine. A third group hides how many.
TEST(Released, TwoSmallGroupsWhoseSumPinsThemTakeAThirdAlong) {
  const WaveResults r = boak(9, 9);
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("onderwijs")), Held::Protecting);
  EXPECT_TRUE(released.figure(mark("bedrijven")));
}

TEST(Released, TwoSmallGroupsThatAreTogetherEnoughProtectEachOther) {
  const WaveResults r = boak(5, 6);  // of eleven people, from two to nine in each
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_TRUE(released.figure(mark("onderwijs")));
}

// The total less the three others would be the one mark that all twelve of them gave.
TEST(Released, AMarkThatAllOfAGroupGaveDoesNotFollowFromTheTotal) {
  WaveResults r = boak(12, 246);
  ASSERT_TRUE(release(sample::study(), std::span(&r, 1)).figure(mark("advocaten")));
  r.estimates.at(mark("ketenpartners")).standard_error = 0.0;
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("ketenpartners")), Held::NoSpread);
  ASSERT_FALSE(released.figure(mark("advocaten")));
  EXPECT_EQ(released.why(mark("advocaten")), Held::Protecting);
  EXPECT_TRUE(released.figure(mark("boak")));
}

TEST(Released, AGroupWithoutAnswersHidesNothing) {
  const WaveResults r = boak(0, 246);
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("ketenpartners")), Held::NoAnswers);
  EXPECT_TRUE(released.figure(mark("advocaten")));
}

TEST(Released, AWaveWhoseWeightsDidNotConvergeHasNoFigures) {
  WaveResults r = boak(100, 246);
  r.weighting.converged = false;
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("boak")), Held::NotConverged);
}

TEST(Released, StandardDeviationsStayInside) {
  sample::Maker m("2013");
  m.set("boak", "overall", "sd", 1.4, 0.01, 900);
  const Released released = release(sample::study(), std::span(&m.results, 1));
  EXPECT_FALSE(released.figure({"2013", "boak", "overall", "sd"}));
}

// 246 lawyers of whom all but one gave the same mark: who is the one knows what the others said.
TEST(Released, AGroupOfWhomAllButOneGaveOneAnswerStaysInsideAndIsProtected) {
  WaveResults r = boak(100, 246);
  r.concentration[{"advocaten", "overall"}] = {246, 245};
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_EQ(released.why(mark("advocaten")), Held::OneAnswer);
  EXPECT_EQ(released.why(mark("ketenpartners")), Held::Protecting);  // else: the total less the rest
  r.concentration[{"advocaten", "overall"}] = {246, 244};
  EXPECT_TRUE(release(sample::study(), std::span(&r, 1)).figure(mark("advocaten")));
}

// Their marks differ, but of eleven of the twelve somebody knows that they were satisfied.
TEST(Released, AnEndOfTheScaleThatHoldsAllButOneOfFewPeopleStaysInside) {
  sample::Maker m("2013");
  m.mark("boak", 7.2, 0.1, 0.4, 12, 0.04);
  WaveResults r = m.results;
  const FigureName high{"2013", "boak", "overall", "high"}, low{"2013", "boak", "overall", "low"};
  r.estimates[high] = {0.9, 0.05, 12, 11.0};
  r.estimates[low] = {0.1, 0.05, 12, 11.0};
  r.concentration[{"boak", "overall"}] = {12, 5, 1, 10};
  const Released released = release(sample::study(), std::span(&r, 1));
  EXPECT_TRUE(released.figure(mark("boak")));
  EXPECT_TRUE(released.figure(high));
  EXPECT_EQ(released.why(low), Held::OneAnswer);
  r.concentration[{"boak", "overall"}] = {30, 5, 1, 28};
  EXPECT_TRUE(release(sample::study(), std::span(&r, 1)).figure(low));
}

TEST(Released, AnAmountThatOnePersonMakesUpStaysInside) {
  WaveResults r = boak(100, 246);
  r.concentration[{"advocaten", "overall"}] = {246, 20, 0, 0, 100.0, 80.0, 15.0};  // 5 of 80 is left
  EXPECT_EQ(release(sample::study(), std::span(&r, 1)).why(mark("advocaten")), Held::Dominated);
  Study loose = sample::study();
  loose.rules.dominance = 0.05;
  EXPECT_TRUE(release(loose, std::span(&r, 1)).figure(mark("advocaten")));
}

}  // namespace
}  // namespace peil::disclosure
