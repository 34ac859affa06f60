#include "peil/report/plain_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/model/numbers_of.h"
#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string summary_of(const std::string& language, const Study& study = sample::study(),
                       const std::vector<WaveResults>& waves = sample::three_waves()) {
  return said_testing::said(plain_summary(study, waves, {language, "0.1.0", "abc"}));
}

// With every text of the summary in Arabic, as far as a test needs to tell.
Study with_arabic() {
  Study study = sample::study();
  for (LocalText& text : study.summary) text.in["ar"] = "ar: " + text.in.at("en");
  for (LocalText& text : study.summary) {
    if (text.key == "summary/decimal") text.in["ar"] = "٫";
    if (text.key == "summary/thousands") text.in["ar"] = "٬";
  }
  return study;
}

TEST(PlainSummary, SaysTheMarkOfEveryGroupHowSureItIsAndWhetherItChanged) {
  const std::string said = summary_of("en");
  EXPECT_THAT(said, HasSubstr("The average mark is 7.7. The lowest mark that people could give is "
                              "1, the highest is 10."));
  EXPECT_THAT(said, HasSubstr("It is very probably between 7.6 and 7.8."));
  EXPECT_THAT(said, HasSubstr("In 2011 the mark was 7.4. Now it is higher. That is very probably "
                              "not by chance."));
  EXPECT_THAT(said, HasSubstr("In 2011 the mark was 7.2. We cannot say whether anything really "
                              "changed: the difference can be chance."));
}

TEST(PlainSummary, SaysTheSameInDutch) {
  const std::string said = summary_of("nl");
  EXPECT_THAT(said, HasSubstr("Het gemiddelde cijfer is 7,7."));
  EXPECT_THAT(said, HasSubstr("Nu is het hoger."));
}

TEST(PlainSummary, AMarkThatMayNotLeaveIsNotInIt) {
  std::vector<WaveResults> waves = sample::three_waves();
  for (auto& [name, estimate] : waves.back().estimates) {
    if (name.domain == "boak") estimate.answers = 4;
  }
  const std::string said = summary_of("en", sample::study(), waves);
  EXPECT_THAT(said, HasSubstr("We cannot give a mark of this group."));
  EXPECT_THAT(said, Not(HasSubstr("7.2")));
}

TEST(PlainSummary, WhatIsLessSureOrWasNotPlannedIsSaidSo) {
  Study study = sample::study();
  study.rules.precision.means = PrecisionStandard::Miss::Flag;
  study.rules.precision.widest_mean = 0.01;
  EXPECT_THAT(summary_of("en", study), HasSubstr("This mark is less exact than we want."));
  EXPECT_THAT(summary_of("en"), Not(HasSubstr("less exact")));
}

TEST(PlainSummary, GroupsOfWhichNobodyTookPartAreNamed) {
  sample::Maker last("2013");
  last.mark("vr", 7.7, 0.1, 0.6, 900, 0.04);
  last.response("vreemdelingen", 2400, 655, 610).response("referenten", 1200, 318, 302);
  last.response("bedrijven", 1500, 431, 402).response("onderwijs", 800, 271, 260);
  last.response("ketenpartners", 60, 11, 9).response("advocaten", 2800, 0, 0);
  const std::string said = summary_of("en", sample::study(), {last.results});
  EXPECT_THAT(said, HasSubstr("Of these groups nobody took part, and this says nothing about them: "
                              "Lawyers."));
  EXPECT_THAT(said, Not(HasSubstr("Aliens, Lawyers")));
}

// "Very probably" is no word for a confidence of four in five.
TEST(PlainSummary, ThereIsNoneWhereTheStudyIsContentWithLess) {
  Study study = sample::study();
  study.rules.confidence = 0.8;
  EXPECT_TRUE(summary_languages(study).empty());
}

TEST(PlainSummary, WavesThatDoNotCompareAreNotCompared) {
  Study study = sample::study();
  study.breaks.push_back({"2013", "mode", sample::text("b", "x", "x"), false});
  const std::string said = summary_of("en", study);
  EXPECT_THAT(said, HasSubstr("We cannot compare this mark with that of 2011."));
  EXPECT_THAT(said, Not(HasSubstr("Now it is")));
}

// Means of the aspects of aliens and sponsors, in the order of the form; margins are 0.061.
std::vector<WaveResults> with_aspects(std::vector<double> means) {
  std::vector<WaveResults> waves = sample::three_waves();
  const char* items[] = {"vriendelijk", "deskundig", "luistert",
                         "consistent",  "proactief", "doorlooptijd"};
  for (std::size_t i = 0; i < means.size(); ++i)
    waves.back().estimates.at({"2013", "vr", items[i], "mean"}).value = means[i];
  return waves;
}

// 4.11 and 4.05 of companies lie within each other's margins of 0.067; 3.02 lies by itself.
TEST(PlainSummary, NamesAllAspectsWhoseMarginMeetsThatOfTheBestOrTheWorst) {
  EXPECT_THAT(summary_of("en"),
              HasSubstr("They are most content with: Expertise of the staff and Friendliness of "
                        "the staff. They are least content with: The total time of my "
                        "application."));
  const auto three = with_aspects({4.10, 4.05, 4.00, 3.20, 3.15, 2.90});
  EXPECT_THAT(summary_of("nl", sample::study(), three),
              HasSubstr("Het meest tevreden zijn zij over: Vriendelijkheid van de medewerker, "
                        "Deskundigheid van de medewerker en Er wordt naar mij geluisterd. Het "
                        "minst tevreden zijn zij over: De totale tijd van mijn aanvraag."));
}

TEST(PlainSummary, WhereMoreThanThreeMayBeTheBestOrTheWorstSaysThatNoneStandsOut) {
  const auto many_best = with_aspects({4.10, 4.09, 4.08, 4.07, 3.15, 2.90});
  EXPECT_THAT(summary_of("en", sample::study(), many_best),
              HasSubstr("They are least content with: The total time of my application. There is "
                        "no aspect that they are clearly most content with."));
  const auto many_worst = with_aspects({4.10, 3.15, 2.93, 2.92, 2.91, 2.90});
  EXPECT_THAT(summary_of("nl", sample::study(), many_worst),
              HasSubstr("Het meest tevreden zijn zij over: Vriendelijkheid van de medewerker. Er "
                        "is geen onderdeel waarover zij duidelijk het minst tevreden zijn."));
  // The third may be the best as well as the worst.
  for (const auto& waves : {with_aspects({4.0, 4.0, 4.0, 4.0, 4.0, 4.0}),
                            with_aspects({4.10, 4.02, 4.0, 3.98, 3.96, 3.94})})
    EXPECT_THAT(summary_of("en", sample::study(), waves),
                HasSubstr("There is no aspect that they are clearly most or least content with."));
}

// Those sentences came later than the rest: a translation from before them keeps its summary.
TEST(PlainSummary, WithoutTheSentencesThatNothingStandsOutIsWrittenAsBefore) {
  Study study = with_arabic();
  for (LocalText& text : study.summary)
    if (text.key.starts_with("summary/aspects_")) text.in.erase("ar");
  EXPECT_THAT(summary_languages(study), ElementsAre("nl", "en", "ar"));
  EXPECT_THAT(summary_of("ar", study), HasSubstr("They are most content with: "));
  const std::string none = summary_of("ar", study, with_aspects({4.0, 4.0, 4.0, 4.0, 4.0, 4.0}));
  EXPECT_THAT(none, Not(HasSubstr("clearly")));
}

TEST(PlainSummary, IsWrittenInTheLanguagesIntoWhichAllOfItIsTranslated) {
  Study study = with_arabic();
  EXPECT_THAT(summary_languages(study), ElementsAre("nl", "en", "ar"));
  study.summary.back().in.erase("ar");
  EXPECT_THAT(summary_languages(study), ElementsAre("nl", "en"));
}

TEST(PlainSummary, RunsFromRightToLeftWithTheSignsOfItsLanguageAndTheKeysOfItsFigures) {
  const Study study = with_arabic();
  const std::vector<WaveResults> waves = sample::three_waves();
  const Document d = plain_summary(study, waves, {"ar", "0.1.0", "abc", {"nl", "en"}});
  EXPECT_TRUE(d.right_to_left);
  EXPECT_THAT(said_testing::said(d), HasSubstr("ar: The average mark is 7٫7."));
  const auto numbers = numbers_of(d);
  ASSERT_FALSE(numbers.empty());
  for (const Number& number : numbers) EXPECT_THAT(number.key, HasSubstr("/overall/mean@"));
  std::vector<std::string> beside;
  for (const OtherEdition& other : d.furniture.others) beside.push_back(other.file);
  EXPECT_THAT(beside, ElementsAre("summary.nl.html", "summary.en.html", "report.en.html",
                                  "report.nl.html"));
}

}  // namespace
}  // namespace peil::report
