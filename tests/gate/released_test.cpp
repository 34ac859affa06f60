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

TEST(Released, TwoSmallGroupsThatAreTogetherEnoughProtectEachOther) {
  const WaveResults r = boak(9, 9);
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

}  // namespace
}  // namespace peil::disclosure
