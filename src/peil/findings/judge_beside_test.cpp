// Sentences that lean on what stands beside them: an earlier mark, the other group, a benchmark,
// the change before. In pairs: one word turns the verdict.
#include <gtest/gtest.h>

#include "peil/findings/letter_plain_testing.h"

namespace peil::findings {
namespace {

constexpr Verdict yes = Verdict::Supported, partly = Verdict::Partly, no = Verdict::Contradicted,
                  open = Verdict::NotDemonstrable, untested = Verdict::NotTestable;

std::vector<ClaimKind> kinds(const std::string& text, const char* language = "nl") {
  std::vector<ClaimKind> all;
  const std::string name = std::string("letter.") + language + ".md";
  for (const JudgedClaim& c : judged(text, plain_study(), {}, name).claims) all.push_back(c.kind);
  return all;
}

TEST(BesideSentences, AMarkOfLastTimeIsWhatNowIsHeldAgainst) {
  EXPECT_EQ(verdicts("De telefoon krijgt van huurders een 5,4, een vol punt minder dan de 6,4 van "
                     "twee jaar geleden."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("De website krijgt van huurders een 7,3, minder dan de 6,7 van vorige keer."),
            (All{yes, no}));
  EXPECT_EQ(verdicts("The website got a 7.3 from tenants, a little more than the 7.0 of last time.",
                     "en"),
            (All{yes, no}));
  EXPECT_EQ(verdicts("The website got a 7.0 from buyers, more than the 6.9 of 2011.", "en"),
            (All{yes, open}));
}

TEST(BesideSentences, WhereItWasAnotherIsOfTheWaveBefore) {
  EXPECT_EQ(verdicts("De telefoon kreeg van huurders een 5,4, waar het een 6,4 was."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("De telefoon kreeg van huurders een 5,4, waar het een 5,8 was."),
            (All{yes, no}));
}

TEST(BesideSentences, ABenchmarkHoldsForTheRestOfTheSentence) {
  EXPECT_EQ(verdicts("Ten opzichte van de Vergunningenindex van 7,3 scoren we bij kopers lager en "
                     "bij huurders hoger."),
            (All{yes, open}));
  EXPECT_EQ(
      verdicts("Ten opzichte van de Nationale Peiling van 6,9 scoren we bij huurders hoger en "
               "bij kopers lager."),
      (All{yes, open}));
  EXPECT_EQ(
      verdicts("De Nationale Peiling geeft een 6,9. Huurders zitten daar een half punt boven, "
               "kopers twee tienden onder."),
      (All{yes, open}));
  EXPECT_EQ(
      verdicts(
          "Measured against the Permit Index of 7.3, buyers are below the benchmark and tenants "
          "above it.",
          "en"),
      (All{yes, open}));
  EXPECT_EQ(
      verdicts(
          "Measured against the Permit Index of 7.3, buyers are above the benchmark and tenants "
          "below it.",
          "en"),
      (All{no, open}));
}

TEST(BesideSentences, WhatIsNotEqualToABenchmarkNeedsNoMargin) {
  EXPECT_EQ(verdicts("Kopers zitten op gelijke hoogte als de Vergunningenindex van 7,3."), All{no});
  EXPECT_EQ(verdicts("Huurders zitten op dezelfde hoogte als de Vergunningenindex van 7,3."),
            All{untested});
  EXPECT_EQ(verdicts("Tenants rate us level with the 7.3 of the Permit Index.", "en"),
            All{untested});
  EXPECT_EQ(verdicts("Buyers rate us level with the 7.3 of the Permit Index.", "en"), All{no});
}

// A year at the begin of a line is no item of a list.
TEST(BesideSentences, AreWholeAcrossLines) {
  EXPECT_EQ(verdicts("De website kreeg van huurders een hoger cijfer dan in\n2021. Dat is alles."),
            verdicts("De website kreeg van huurders een hoger cijfer dan in 2021. Dat is alles."));
}

// An amount that no claim takes keeps the claim before it from being supported.
TEST(BesideSentences, AnAmountThatStandsByItselfIsNotPassedOver) {
  EXPECT_EQ(verdicts("The telephone got a 5.8 from buyers. Tenants are stricter, by one and a half "
                     "points no less.",
                     "en"),
            (All{yes, partly}));
}

// "The latter" of whom nobody spoke, "on this point" where no aspect was named: not read.
TEST(BesideSentences, WhatPointsAtNothingIsNotRead) {
  EXPECT_EQ(
      verdicts("Huurders geven ons een 7,4. Op dit punt zijn kopers juist strenger geworden."),
      All{yes});
  EXPECT_EQ(verdicts("De website kreeg van huurders een 7,3. Op dit punt is hun cijfer gestegen."),
            (All{yes, yes}));
}

TEST(BesideSentences, TheLatterAreHeldAgainstTheFormer) {
  EXPECT_EQ(
      verdicts("De telefoon kreeg een 5,4 van huurders en een 5,8 van kopers; laatstgenoemden "
               "zijn aantoonbaar positiever."),
      (All{yes, yes}));
  EXPECT_EQ(verdicts("De telefoon kreeg een 5,4 van huurders en een 5,8 van kopers; eerstgenoemden "
                     "zijn aantoonbaar positiever."),
            (All{yes, no}));
  EXPECT_EQ(verdicts("The telephone got a 5.4 from tenants and a 5.8 from buyers, the latter being "
                     "significantly more critical.",
                     "en"),
            (All{yes, no}));
}

TEST(BesideSentences, WhoIsMilderOnAPointIsMilderThanWhoWasNamedBefore) {
  EXPECT_EQ(
      verdicts("Huurders geven de telefoon een 5,4. Kopers zijn hierover significant milder."),
      (All{yes, yes}));
  EXPECT_EQ(
      verdicts("Huurders geven de telefoon een 5,4. Kopers zijn hierover significant strenger."),
      (All{yes, no}));
  EXPECT_EQ(
      verdicts("On the telephone, buyers were the less dissatisfied (5.8 against 5.4).", "en"),
      All{yes});
  EXPECT_EQ(
      verdicts("On the telephone, buyers were the more dissatisfied (5.8 against 5.4).", "en"),
      All{no});
}

TEST(BesideSentences, TheOtherWayRoundTurnsTheGroups) {
  EXPECT_EQ(verdicts("In 2011 waren huurders over de telefoon tevredener dan kopers. In 2013 was "
                     "het andersom."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("In 2011 waren huurders over de website tevredener dan kopers. In 2013 was "
                     "het andersom."),
            (All{open, no}));
  EXPECT_EQ(
      verdicts(
          "In 2011 tenants were happier with us than buyers. In 2013 it was the other way round.",
          "en"),
      (All{yes, no}));
}

TEST(BesideSentences, TheSameAppliesToAnotherWave) {
  EXPECT_EQ(
      verdicts(
          "In 2011 tenants were happier with us than buyers (7.0 against 6.6). The same applies "
          "to 2013 (7.4 against 6.7).",
          "en"),
      (All{yes, yes}));
  EXPECT_EQ(
      verdicts(
          "In 2011 tenants were happier with us than buyers (7.0 against 6.6). The same applies "
          "to 2013 (7.4 against 7.1).",
          "en"),
      (All{yes, no}));
}

TEST(BesideSentences, TheSameGoesForAnotherGroup) {
  EXPECT_EQ(verdicts("De telefoon daalde bij huurders. Hetzelfde geldt voor kopers."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("De telefoon daalde bij huurders. Hetzelfde geldt voor de website."),
            (All{yes, no}));
  EXPECT_EQ(verdicts("The website rose with tenants. The same goes for the telephone.", "en"),
            (All{yes, no}));
}

TEST(BesideSentences, TooIsSaidOfWhatWasSaid) {
  EXPECT_EQ(verdicts("De telefoon is bij huurders gedaald. Bij kopers ook."), (All{yes, yes}));
  EXPECT_EQ(verdicts("De telefoon is bij huurders niet gedaald. Bij kopers wel."), (All{no, yes}));
  EXPECT_EQ(verdicts("De telefoon is bij huurders niet gedaald. Bij kopers ook."), All{no});
}

TEST(BesideSentences, TwoGroupsThatDoNotDifferAreOneStatement) {
  EXPECT_EQ(verdicts("Huurders (7,4) en kopers (6,7) verschillen niet significant."), All{no});
  EXPECT_EQ(verdicts("Huurders (7,4) en kopers (6,7) verschillen significant."), All{yes});
  EXPECT_EQ(
      verdicts("The marks of tenants (7.4) and buyers (6.7) do not differ significantly.", "en"),
      All{no});
}

TEST(BesideSentences, TheMarkOfTheOtherGroupIsNotHowNearANumberIs) {
  EXPECT_EQ(verdicts("For the telephone the mark 5.8 of buyers lies above the mark 5.4 of tenants.",
                     "en"),
            All{yes});
  EXPECT_EQ(verdicts("For the telephone the mark 5.8 of buyers lies below the mark 5.4 of tenants.",
                     "en"),
            All{no});
}

TEST(BesideSentences, WhoIsWrongToThinkSoSaysTheOpposite) {
  EXPECT_EQ(verdicts("Wie denkt dat huurders over de telefoon tevredener zijn geworden, heeft "
                     "ongelijk."),
            All{yes});
  EXPECT_EQ(verdicts("Wie denkt dat huurders over de telefoon tevredener zijn geworden, heeft "
                     "gelijk."),
            All{no});
  EXPECT_EQ(verdicts("Wie dacht dat beide groepen even tevreden over ons zijn, heeft het mis."),
            All{yes});
  EXPECT_EQ(verdicts("Anyone who says that tenants have become happier about the website is wrong.",
                     "en"),
            All{no});
  EXPECT_EQ(
      verdicts("Those who say tenants have become happier about the website have not read it.",
               "en"),
      All{});
}

TEST(BesideSentences, TheFallThatIsSureIsThatOfItsWaves) {
  EXPECT_EQ(verdicts("Tussen 2011 en 2013 daalde het cijfer van huurders voor de telefoon, en die "
                     "daling is aantoonbaar."),
            (All{yes}));
  EXPECT_EQ(verdicts("Tussen 2011 en 2013 daalde het cijfer van huurders voor de telefoon. Die "
                     "daling is aantoonbaar."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("Tussen 2011 en 2013 steeg het cijfer van kopers, en die stijging is "
                     "aantoonbaar."),
            (All{open}));
}

TEST(BesideSentences, ChanceIsNotAWayDown) {
  EXPECT_EQ(verdicts("The fall for the telephone among tenants exceeds sampling error.", "en"),
            All{yes});
  EXPECT_EQ(verdicts("The fall for the telephone among tenants falls within sampling error.", "en"),
            All{no});
  EXPECT_EQ(verdicts("De daling van de telefoon bij huurders kan niet aan het toeval worden "
                     "toegeschreven."),
            All{yes});
  EXPECT_EQ(verdicts("De daling van de telefoon bij huurders kan aan het toeval worden "
                     "toegeschreven."),
            All{no});
}

TEST(BesideSentences, BothTimesIsOfTwoWaves) {
  EXPECT_EQ(verdicts("Huurders gaven beide keren een 7,4."), All{no});
  EXPECT_EQ(verdicts("Tenants gave us 7.4 both times.", "en"), All{no});
}

TEST(BesideSentences, AWayWithWordsBeforeItsMarks) {
  EXPECT_EQ(verdicts("Bij huurders ging de website van een krappe zeven naar een ruime zeven."),
            All{yes});
  EXPECT_EQ(verdicts("Bij huurders ging de website van een ruime zeven naar een krappe zeven."),
            All{no});
  EXPECT_EQ(
      verdicts("For the telephone things went the wrong way with tenants, from 6.4 to 5.4.", "en"),
      All{yes});
  EXPECT_EQ(
      verdicts("For the telephone things went the right way with tenants, from 6.4 to 5.4.", "en"),
      All{no});
}

TEST(BesideSentences, AWordForAWholeMarkBehindAboveOrBelowIsAMark) {
  EXPECT_EQ(verdicts("Huurders geven de telefoon een cijfer onder de zes."), All{yes});
  EXPECT_EQ(verdicts("Huurders geven de website een cijfer onder de zes."), All{no});
  EXPECT_EQ(kinds("Huurders geven de website een cijfer boven de zeven."),
            std::vector{ClaimKind::Value});
  EXPECT_EQ(verdicts("Kopers geven de telefoon een cijfer boven de zeven."), All{no});
}

TEST(BesideSentences, OneStatementEndsWhereAnotherMeasureIsNamed) {
  EXPECT_EQ(
      verdicts(
          "Buyers are no happier with us than in 2011, and the mark they give for the telephone "
          "has collapsed, from 6.1 to 5.8.",
          "en"),
      (All{open, partly}));
  EXPECT_EQ(
      verdicts("De telefoon daalde bij huurders met een punt en bij kopers met drie tienden."),
      (All{yes, yes}));
  EXPECT_EQ(verdicts("De telefoon daalde bij huurders met een punt en bij kopers met zes tienden."),
            (All{yes, no}));
}

TEST(BesideSentences, ACauseIsNoRankAndNoComparison) {
  EXPECT_EQ(kinds("It is the breakdown, and nothing else, that has driven the telephone down with "
                  "tenants.",
                  "en"),
            std::vector{ClaimKind::Effect});
  EXPECT_EQ(kinds("De storing heeft zich gewroken in het cijfer van huurders voor de telefoon."),
            std::vector{ClaimKind::Effect});
  EXPECT_EQ(kinds("De daling van de telefoon bij huurders komt vooral door de storing."),
            std::vector{ClaimKind::Effect});
}

TEST(BesideSentences, AnswersToAQuestionAboutBetterAreOfTwoWaves) {
  EXPECT_EQ(verdicts("Is dat beter dan in 2011? Voor huurders is het vier tienden beter."),
            All{yes});
  EXPECT_EQ(verdicts("Is dat beter dan in 2011? Voor huurders is het zeven tienden beter."),
            All{no});
  EXPECT_EQ(verdicts("Is that better than in 2011? For tenants it is four tenths better.", "en"),
            All{yes});
}

TEST(BesideSentences, OtherSurveysAndSetPhrasesClaimNothing) {
  for (const char* words :
       {"In het medewerkersonderzoek gaven wij onszelf een 7,4.",
        "De mensen achter de balie verdienen een bloemetje.", "Hij staat onder druk."})
    EXPECT_EQ(verdicts(words), All{}) << words;
  for (const char* words : {"In our staff survey the overall mark was 7.4.",
                            "The objection falls under article 9 and takes at most 6 weeks.",
                            "We examined the annual report."})
    EXPECT_EQ(verdicts(words, "en"), All{}) << words;
}

TEST(BesideSentences, TwoWaysInOneBreathAreNotRead) {
  EXPECT_EQ(verdicts("De website is bij huurders eerder slechter dan beter geworden."), All{});
}

TEST(BesideSentences, SinceAYearInFrontOfAnAsideIsOfThatYear) {
  EXPECT_EQ(verdicts("Sinds 2011, toen huurders een 7,0 gaven, is hun oordeel verbeterd."),
            (All{yes, yes}));
  EXPECT_EQ(verdicts("Since 2011, when tenants gave us a 7.2, they have become happier.", "en"),
            (All{no, yes}));
}

TEST(BesideSentences, ATopicOfAnEarlierParagraphIsNotTakenAlong) {
  const auto measures = [](const std::string& text) {
    return judged(text, plain_study()).claims.back().measures;
  };
  EXPECT_EQ(
      measures("De telefoon krijgt van huurders een 5,4.\n\nHuurders vulden de lijst in.\n\nZij "
               "gaven een 7,4."),
      std::vector<std::string>{"overall"});
  EXPECT_EQ(measures("De telefoon krijgt van huurders een 5,4. Kopers gaven een 5,8."),
            std::vector<std::string>{"telefoon"});
}

}  // namespace
}  // namespace peil::findings
