// What belongs to one statement though a comma stands in it, and what a sentence takes from the one
// before it. In pairs: one word or number turns the verdict.
#include <gtest/gtest.h>

#include "peil/findings/letter_plain_testing.h"

namespace peil::findings {
namespace {

constexpr Verdict yes = Verdict::Supported, partly = Verdict::Partly, no = Verdict::Contradicted,
                  open = Verdict::NotDemonstrable;

TEST(JoinedSentences, HowSureAChangeIsIsNoStatementOfItsOwn) {
  EXPECT_EQ(verdicts("Bij kopers ging het oordeel van 6,6 naar 6,7, maar dat is niet significant."),
            (All{yes}));
  EXPECT_EQ(verdicts("Bij huurders ging het oordeel van 7,0 naar 7,4, maar dat is niet "
                     "significant."),
            (All{no}));
  EXPECT_EQ(
      verdicts("With buyers the overall mark went from 6.6 to 6.7, which may be chance.", "en"),
      (All{yes}));
  EXPECT_EQ(verdicts("With buyers the overall mark went from 6.6 to 6.7, and that is no matter of "
                     "chance.",
                     "en"),
            (All{open}));
}

TEST(JoinedSentences, AMarkInFrontIsOfWhoFollows) {
  EXPECT_EQ(verdicts("Tenants gave the telephone a 5.4. At 5.8, buyers are less negative.", "en"),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("Tenants gave the telephone a 5.4. At 6.1, buyers are less negative.", "en"),
            (All{yes, no}));
  EXPECT_EQ(verdicts("Huurders gaven de telefoon een 5,4. Met een 6,1 zijn kopers milder."),
            (All{yes, no}));
}

TEST(JoinedSentences, WhoIsPassedIsNotWhoPasses) {
  EXPECT_EQ(
      verdicts("Huurders gaven de website een 7,3. Op dat punt zijn ze de kopers, met hun 7,0, "
               "voorbijgegaan."),
      (All{yes, yes}));
  EXPECT_EQ(verdicts("Huurders gaven de telefoon een 5,4. Op dat punt zijn ze de kopers, met hun "
                     "5,8, voorbijgegaan."),
            (All{yes, no}));
  EXPECT_EQ(verdicts("Tenants gave the telephone a 5.4. There they have overtaken buyers.", "en"),
            (All{yes, no}));
}

TEST(JoinedSentences, ASentenceMayLeanOnTheMarkOfTheOtherGroup) {
  EXPECT_EQ(verdicts("Huurders geven een 7,4. Kopers zitten daar zeven tienden onder."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("Huurders geven een 7,4. Kopers zitten daar vier tienden onder."),
            (All{yes, no}));
  EXPECT_EQ(
      verdicts("Tenants gave the website a 7.3. From buyers it got exactly one mark less.", "en"),
      (All{yes, no}));
}

TEST(JoinedSentences, OtherMeasuresOfTwoGroupsGoOn) {
  EXPECT_EQ(verdicts("Huurders zijn tevredener dan kopers. Ook de telefoon slaan zij hoger aan."),
            (All{yes, no}));
  EXPECT_EQ(verdicts("Tenants are more satisfied than buyers. They rate the telephone higher, too.",
                     "en"),
            (All{yes, no}));
}

TEST(JoinedSentences, APartOfAMarkIsNoPartOfThePeople) {
  EXPECT_EQ(verdicts("Het cijfer van huurders voor de telefoon ligt 16 procent lager dan in 2011."),
            (All{yes}));
  EXPECT_EQ(verdicts("Het cijfer van huurders voor de telefoon ligt 10 procent lager dan in 2011."),
            (All{no}));
  EXPECT_EQ(verdicts("The mark of tenants for the telephone dropped by 10 per cent.", "en"),
            (All{no}));
}

TEST(JoinedSentences, APassIsAPassInWhateverWords) {
  EXPECT_EQ(verdicts("De telefoon krijgt van huurders een magere voldoende."), (All{no}));
  EXPECT_EQ(verdicts("De telefoon krijgt van kopers een magere voldoende."), (All{yes}));
  EXPECT_EQ(verdicts("Tenants gave the telephone a narrow pass.", "en"), (All{no}));
}

TEST(JoinedSentences, ANoteSpeaksOfWhatItsReferenceSpokeOf) {
  const std::string note = "Kopers geven de website een 7,0.[^a] Huurders geven ons een 7,4.\n\n";
  EXPECT_EQ(verdicts(note + "[^a]: In 2011 was dat een 6,9.\n"), (All{yes, yes, yes}));
  EXPECT_EQ(verdicts(note + "[^a]: In 2011 was dat een 7,0.\n"), (All{yes, yes, no}));
}

TEST(JoinedSentences, YouAreWhoTheLetterIsWrittenTo) {
  EXPECT_EQ(verdicts("Beste kopers,\n\nHuurders gaven ons een 7,4. U gaf ons een 6,7.\n"),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("Dear tenants,\n\nBuyers gave us a 6.7. You gave us a 6.7.\n", "en"),
            (All{yes, no}));
}

TEST(JoinedSentences, ARhythmBeginsInTheYearThatIsTold) {
  EXPECT_EQ(verdicts("Wij meten sinds 2011 om de twee jaar hoe tevreden klanten zijn."),
            (All{yes}));
  EXPECT_EQ(verdicts("Wij meten sinds 2009 om de twee jaar hoe tevreden klanten zijn."),
            (All{partly}));
}

TEST(JoinedSentences, AnAnswerIsOfTheQuestionBeforeIt) {
  EXPECT_EQ(verdicts("Is het cijfer beter dan in 2011? Voor huurders wel."), (All{yes}));
  EXPECT_EQ(verdicts("Is het cijfer slechter dan in 2011? Voor huurders wel."), (All{no}));
  EXPECT_EQ(verdicts("Is the mark better than in 2011? For tenants, yes.", "en"), (All{yes}));
}

TEST(JoinedSentences, WhatHasNoNameIsNotTheWholeService) {
  EXPECT_EQ(verdicts("Onze receptie krijgt van huurders een 7,4."), (All{partly}));
  EXPECT_EQ(verdicts("Onze dienst krijgt van huurders een 7,4."), (All{yes}));
  EXPECT_EQ(verdicts("Our switchboard got a 7.4 from tenants.", "en"), (All{partly}));
}

TEST(JoinedSentences, ToGrowLessSatisfiedIsNoGrowth) {
  EXPECT_EQ(verdicts("Tenants have grown less satisfied with the telephone.", "en"), (All{yes}));
  EXPECT_EQ(verdicts("Tenants have grown less satisfied with the website.", "en"), (All{no}));
}

}  // namespace
}  // namespace peil::findings
