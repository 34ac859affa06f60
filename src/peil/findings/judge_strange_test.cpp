// Words that nothing knows: a claim with one of them is never held up. Pairs of sentences that
// differ in such a word.
#include <gtest/gtest.h>

#include "peil/findings/letter_plain_testing.h"

namespace peil::findings {
namespace {

constexpr Verdict yes = Verdict::Supported, partly = Verdict::Partly, no = Verdict::Contradicted,
                  unknown = Verdict::NotTestable;

TEST(StrangeWords, ARestrictionThatNothingKnowsIsNotPassedOver) {
  EXPECT_EQ(verdicts("Huurders zijn tevredener dan in 2011."), All{yes});
  EXPECT_EQ(verdicts("Huurders in het noorden zijn tevredener dan in 2011."), All{partly});
  EXPECT_EQ(verdicts("Huurders zijn op kantoor tevredener dan in 2011."), All{partly});
  EXPECT_EQ(verdicts("Huurders van 65 jaar en ouder zijn tevredener dan in 2011."), All{partly});
  EXPECT_EQ(verdicts("Tenants are more satisfied than in 2011.", "en"), All{yes});
  EXPECT_EQ(verdicts("Tenants with children are more satisfied than in 2011.", "en"), All{partly});
  EXPECT_EQ(verdicts("Tenants in Utrecht gave a 7.4.", "en"), All{partly});
}

TEST(StrangeWords, NeutralWordsTakeNothingAway) {
  EXPECT_EQ(verdicts("Gelukkig zijn huurders inmiddels ook echt tevredener dan in 2011."),
            All{yes});
  EXPECT_EQ(verdicts("Fortunately, tenants are indeed more satisfied than in 2011.", "en"),
            All{yes});
}

TEST(StrangeWords, AContradictionStaysOne) {
  EXPECT_EQ(verdicts("Huurders in het noorden zijn minder tevreden dan in 2011."), All{no});
}

TEST(StrangeWords, WhatIsDoneBySomethingIsACause) {
  EXPECT_EQ(verdicts("Huurders zijn door de Woonwet tevredener geworden."), All{unknown});
  EXPECT_EQ(verdicts("De website wordt door huurders hoger gewaardeerd dan in 2011."), All{yes});
}

TEST(StrangeWords, NothingThatIsLowerMakesItTheLowest) {
  EXPECT_EQ(verdicts("De telefoon krijgt van huurders een 5,4."), All{yes});
  EXPECT_NE(verdicts("Lager dan de telefoon scoort bij huurders niets."), All{yes});
}

}  // namespace
}  // namespace peil::findings
