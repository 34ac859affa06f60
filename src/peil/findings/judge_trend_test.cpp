// Sentences that say something went on for years: judged on the line through the waves.
#include <gtest/gtest.h>

#include "peil/findings/letter_plain_testing.h"

namespace peil::findings {
namespace {

constexpr Verdict yes = Verdict::Supported, partly = Verdict::Partly, no = Verdict::Contradicted,
                  open = Verdict::NotDemonstrable, unknown = Verdict::NotTestable;

// Four waves of 900 answers with an sd of 1.5, an error of 0.05 each. The line of tenants goes up
// by 0.1 a year; that of buyers, 6.6 6.9 6.6 6.7, by 0.0.
Study study_of_years() {
  using namespace study::testing;
  const auto both = [](const char* nl, const char* en) { return Said{{"nl", nl}, {"en", en}}; };
  Study study = StudyBuilder("years")
                    .title(both("Onderzoek", "Survey"))
                    .organisation("Dienst")
                    .languages({"nl", "en"})
                    .reporting_group("huurders", both("Huurders", "Tenants"))
                    .customer_group("starters", both("Starters", "Starters"))
                    .reporting_group("kopers", both("Kopers", "Buyers"))
                    .customer_group("gezinnen", both("Gezinnen", "Families"))
                    .waves({"2007", "2009", "2011", "2013"}, "Bureau", "web")
                    .overall("overall")
                    .questions({mark("overall").label(both("Welk cijfer geeft u?", "Which mark?")),
                                mark("website").label(both("Welk cijfer geeft u de website?",
                                                           "Which mark do you give the website?"))})
                    .value();
  const auto print = [&](const char* group, const char* measure, std::vector<double> marks) {
    for (std::size_t w = 0; w < marks.size(); ++w)
      study.published.marks.push_back(
          {study.waves[w].name, group, measure, PrintedMark(marks[w]), 900, 1.5, "print"});
  };
  print("huurders", "overall", {6.2, 6.6, 7.0, 7.4});
  print("kopers", "overall", {6.6, 6.9, 6.6, 6.7});
  print("huurders", "website", {7.4, 7.2, 6.9, 6.7});
  print("kopers", "website", {6.6, 7.2, 6.6, 7.2});
  return study;
}

std::vector<Verdict> of_years(const std::string& text, const char* language = "nl",
                              const Study& study = study_of_years()) {
  std::vector<Verdict> all;
  const std::string name = std::string("letter.") + language + ".md";
  for (const JudgedClaim& c : judged(text, study, {}, name).claims) all.push_back(c.verdict);
  return all;
}

TEST(ClaimsOfYears, AreJudgedOnTheLineAndNotOnTheLastStep) {
  EXPECT_EQ(of_years("Het oordeel van huurders stijgt al jaren."), All{yes});
  EXPECT_EQ(of_years("Het oordeel van huurders daalt al jaren."), All{no});
  EXPECT_EQ(of_years("Het oordeel van kopers stijgt al jaren."), All{open});
  EXPECT_EQ(of_years("Tenants have become more satisfied over the years.", "en"), All{yes});
  EXPECT_EQ(of_years("Buyers have become more satisfied over the years.", "en"), All{open});
}

// The last step of the website of buyers is a rise that is shown; the years are not.
TEST(ClaimsOfYears, ARiseOfTheLastStepIsNoneOfTheYears) {
  EXPECT_EQ(of_years("Kopers geven de website een hoger cijfer dan in 2011."), All{yes});
  EXPECT_NE(of_years("Kopers geven de website al jaren een hoger cijfer."), All{yes});
}

TEST(ClaimsOfYears, WhatIsRisingSinceAYearIsTheLineFromIt) {
  EXPECT_EQ(of_years("Het oordeel van huurders stijgt sinds 2007."), All{yes});
  EXPECT_EQ(of_years("Het oordeel van huurders daalt sinds 2007."), All{no});
  EXPECT_EQ(of_years("The mark of tenants has been rising steadily since 2007.", "en"), All{yes});
}

TEST(ClaimsOfYears, ALineThatABreakCutsSaysNothingOfThatWay) {
  Study study = study_of_years();
  study.breaks.push_back({"2011", "mode", {}, false, {}});
  EXPECT_EQ(of_years("Het oordeel van huurders stijgt sinds 2007.", "nl", study), All{unknown});
  EXPECT_EQ(of_years("Het oordeel van huurders stijgt al jaren.", "nl", study), All{partly});
  EXPECT_EQ(of_years("Het oordeel van huurders daalt al jaren.", "nl", study), All{no});
}

TEST(ClaimsOfYears, EveryWaveIsJudgedStepByStep) {
  EXPECT_EQ(of_years("Elke meting zijn huurders tevredener geworden."), All{yes});
  EXPECT_NE(of_years("Elke meting zijn kopers tevredener geworden."), All{yes});
  EXPECT_EQ(of_years("Huurders zijn nog steeds tevredener dan in 2011."), All{yes});
}

TEST(ClaimsOfYears, AnAmountAYearIsHeldAgainstTheSlope) {
  EXPECT_EQ(of_years("Het oordeel van huurders steeg sinds 2007 met 0,2 punt per jaar."), All{yes});
  EXPECT_EQ(of_years("Het oordeel van huurders steeg sinds 2007 met 0,3 punt per jaar."), All{no});
}

TEST(ClaimsOfYears, OtherKindsAreNeverHeldUpForYears) {
  EXPECT_EQ(of_years("Huurders geven een 7,4."), All{yes});
  EXPECT_EQ(of_years("Huurders geven al jaren een 7,4."), All{partly});
}

TEST(ClaimsOfYears, ASlopeInASentenceCarriesItsKey) {
  const JudgedLetter letter =
      judged("Het oordeel van huurders stijgt al jaren.", study_of_years(), {}, "letter.nl.md");
  ASSERT_EQ(letter.claims.size(), 1u);
  std::vector<std::string> keys;
  for (const TextRun& run : letter.claims.front().reason)
    if (run.kind == TextRun::Kind::Figure) keys.push_back(run.number.key);
  ASSERT_EQ(keys.size(), 3u);  // the slope and its two ends
  EXPECT_TRUE(keys.front().starts_with("2013/huurders/overall/trend@")) << keys.front();
}

}  // namespace
}  // namespace peil::findings
