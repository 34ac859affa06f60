#include "peil/report/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <set>

#include "peil/report/pen.h"
#include "peil/report/sample_study.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Document composed(const std::vector<WaveResults>& waves, const std::string& language = "en",
                  Study study = sample::study()) {
  return compose(study, waves, {language, "0.1.0", "abc"});
}

// Two waves of one group of interest; the other group stays the same.
std::vector<WaveResults> two_waves(double before, double after, double error, double low_before,
                                   double low_after, double high_before, double high_after,
                                   std::size_t answers) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", before, low_before, high_before, answers, error);
  b.mark("vr", after, low_after, high_after, answers, error);
  a.mark("boak", 7.0, 0.1, 0.4, 900, 0.04), b.mark("boak", 7.0, 0.1, 0.4, 900, 0.04);
  for (sample::Maker* m : {&a, &b}) m->response("vreemdelingen", 4000, 1000, 900);
  return {a.results, b.results};
}

const Cards& cards(const Document& d) {
  for (const Block& b : d.summary.blocks) {
    if (const auto* c = std::get_if<Cards>(&b)) return *c;
  }
  throw std::logic_error("a document with cards");
}

std::string summary_text(const Document& d) {
  std::string all;
  for (const Block& b : d.summary.blocks) {
    if (const auto* p = std::get_if<Paragraph>(&b)) all += flat(p->words) + "\n";
  }
  for (const Card& c : cards(d).cards) {
    all += flat(c.mark) + " " + flat(c.interval) + "\n" + flat(c.verdict) + "\n" +
           flat(c.explanation) + "\n" + flat(c.tails) + "\n";
  }
  return all;
}

Card vr_card(const std::vector<WaveResults>& waves, const std::string& language = "en") {
  return cards(composed(waves, language)).cards.front();
}

TEST(Report, SmallDifferenceThatRoundsAwayIsNotDemonstrable) {
  const Card c = vr_card(two_waves(7.16, 7.24, 0.042, .1, .1, .5, .5, 900));
  EXPECT_EQ(flat(c.mark), "7.2");
  EXPECT_EQ(flat(c.verdict), "No demonstrable change since 2011");
  EXPECT_THAT(flat(c.explanation), HasSubstr("+0.08 (between \u22120.04 and +0.20)"));
}

TEST(Report, DemonstratedRiseThatRoundsAwayIsPrintedWithASecondDecimal) {
  const Card c = vr_card(two_waves(7.16, 7.24, 0.0201, .1, .1, .5, .5, 4000));
  EXPECT_EQ(flat(c.mark), "7.24");
  EXPECT_EQ(flat(c.verdict), "Rose by 0.08 since 2011, more than chance");
  EXPECT_THAT(flat(c.explanation), HasSubstr("From 7.16 to 7.24"));
  EXPECT_THAT(flat(c.explanation),
              HasSubstr("With fewer decimals both waves would print the same"));
}

TEST(Report, RoundedMarksThatDifferByChanceAreNotCalledARise) {
  const Card c = vr_card(two_waves(7.04, 7.06, 0.042, .1, .1, .5, .5, 900), "nl");
  EXPECT_EQ(flat(c.mark), "7,1");
  EXPECT_EQ(flat(c.verdict), "Geen aantoonbare verandering sinds 2011");
  EXPECT_THAT(flat(c.explanation), HasSubstr("+0,02"));
  EXPECT_THAT(flat(c.explanation),
              HasSubstr("Dat de afgeronde cijfers verschillen, bewijst dus geen verandering"));
}

TEST(Report, PolarisationIsNamedInTheSummary) {
  const Document d = composed(two_waves(7.3, 7.4, 0.02, .08, .11, .50, .55, 4000));
  const std::string text = summary_text(d);
  EXPECT_THAT(text, HasSubstr("both the low marks (5 or lower) and the high marks (8 or higher)"));
  EXPECT_THAT(text, HasSubstr("11% gave 5 or lower, 55% 8 or higher"));
}

TEST(Report, BothTailsStandInTheSummaryAlsoWhenTheirGrowthMayBeChance) {
  const std::string text =
      summary_text(composed(two_waves(7.3, 7.4, 0.05, .08, .09, .50, .51, 900)));
  EXPECT_THAT(text, HasSubstr("9% gave 5 or lower, 51% 8 or higher"));
  EXPECT_THAT(text, Not(HasSubstr("The mean hides that")));
}

TEST(Report, NoZeroHasASign) {
  const Card c = vr_card(two_waves(7.2400, 7.2399, 0.04, .1, .1, .5, .5, 900));
  EXPECT_THAT(flat(c.explanation), HasSubstr("The difference is 0.00 (between"));
}

TEST(Report, WaveKnownFromPrintIsShownButNotTested) {
  Study study = sample::study();
  study.waves = {study.waves[2], study.waves[3]};
  study.breaks.clear();
  study.published.marks = {{"2011", "vr", "overall", PrintedMark(7.4), {}, {}, "letter"}};
  sample::Maker b("2013");
  b.mark("vr", 7.7, 0.1, 0.6, 900, 0.04);
  const Card c = cards(composed({b.results}, "en", study)).cards.front();
  EXPECT_EQ(flat(c.verdict), "Change since 2011 cannot be tested");
  EXPECT_THAT(flat(c.explanation), HasSubstr("only the printed mark is known, 7.4"));
}

TEST(Report, WaveThatIsNotComparableHasNoVerdict) {
  Study study = sample::study();
  study.breaks.push_back(
      {"2013", "mode", sample::text("break/2013-mode", "Naar papier", "To paper"), false});
  const auto waves = two_waves(7.0, 7.9, 0.02, .1, .1, .5, .5, 900);
  const Card c = cards(composed(waves, "en", study)).cards.front();
  EXPECT_EQ(flat(c.verdict), "Not comparable with 2011");
  EXPECT_THAT(flat(c.explanation), HasSubstr("To paper"));
}

TEST(Report, WaveWhoseWeightsDidNotConvergeIsToldOfAndNotShown) {
  auto waves = two_waves(7.0, 7.9, 0.02, .1, .1, .5, .5, 900);
  waves.back().weighting.converged = false;
  const Document d = composed(waves);
  EXPECT_THAT(summary_text(d), HasSubstr("The weighting of 2013 did not converge"));
  EXPECT_THAT(summary_text(d), Not(HasSubstr("7.9")));
}

TEST(Report, CorrectionIsOverTheWholeFamily) {
  // p of one is about 0.03: a rise by itself, not among the steps tested together.
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.30, .1, .5, 900, 0.04), b.mark("vr", 7.4228, .1, .5, 900, 0.04);
  a.mark("boak", 7.00, .1, .5, 900, 0.04), b.mark("boak", 7.01, .1, .5, 900, 0.04);
  const Card c = vr_card({a.results, b.results});
  EXPECT_EQ(flat(c.verdict), "No demonstrable change since 2011");
  EXPECT_THAT(flat(c.explanation), HasSubstr("but 2 comparisons were tested together"));
}

TEST(Report, TellsWhoWasSilentAndWhereResponseIsLow) {
  auto waves = two_waves(7.0, 7.1, 0.02, .1, .1, .5, .5, 900);
  waves.back().response = {{"vreemdelingen", 4000, 300, 280}, {"referenten", 500, 0, 0}};
  std::string all;
  const Document d = composed(waves);
  for (const Section& s : d.sections) {
    for (const Block& b : s.blocks) {
      if (const auto* p = std::get_if<Paragraph>(&b)) all += flat(p->words) + "\n";
    }
  }
  EXPECT_THAT(all, HasSubstr("2013: nobody answered among Sponsors"));
  EXPECT_THAT(all, HasSubstr("response is below 10% among Aliens (7%)"));
}

TEST(Report, OverallQuestionOnAShorterScaleHasTwoDecimalsAndItsOwnEnds) {
  Study study = sample::study();
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 5;
  study.breaks.clear(), study.published = {};
  const Document d = composed(two_waves(4.10, 4.40, 0.02, .1, .1, .5, .5, 900), "en", study);
  const Card& c = cards(d).cards.front();
  EXPECT_EQ(flat(c.mark), "4.40");
  EXPECT_EQ(flat(c.explanation), "From 4.10 to 4.40; the difference is between +0.24 and +0.36.");
  EXPECT_EQ(flat(c.tails), "10% gave 2 or lower, 50% gave 4 or higher.");
  EXPECT_TRUE(std::ranges::any_of(d.sections, [](const Section& s) { return s.id == "tails"; }));
}

std::vector<std::string> ids(const Document& d) {
  std::vector<std::string> all;
  for (const Section& section : d.sections) all.push_back(section.id);
  return all;
}

TEST(Report, HasTheChaptersOfTheStudyInItsOrderAndThoseThatSayHowItWasDone) {
  Study study = sample::study();
  study.report.chapters = {"groups", "trend"};
  EXPECT_THAT(
      ids(composed(sample::three_waves(), "en", study)),
      ::testing::ElementsAre("groups", "trend", "response", "method", "disclosure", "figures"));
}

TEST(Report, BeginsAChapterWithTheWordsOfTheStudy) {
  Study study = sample::study();
  study.report.texts.push_back({"trend", sample::text("report/trend", "Dank u.", "Thank you.")});
  study.report.style.accent = "#154273";
  const Document d = composed(sample::three_waves(), "en", study);
  const auto trend = std::ranges::find(d.sections, "trend", &Section::id);
  ASSERT_NE(trend, d.sections.end());
  EXPECT_EQ(flat(std::get<Paragraph>(trend->blocks.front()).words), "Thank you.");
  EXPECT_EQ(d.style.accent, "#154273");
}

TEST(Report, StandsInTheHouseOfTheStudy) {
  Study study = sample::study();
  const Document bare = composed(sample::three_waves(), "en", study);
  EXPECT_TRUE(bare.service.empty());
  EXPECT_FALSE(bare.logo);
  study.report.style = {"#154273", "#7a3300", {"Verdana"}};
  study.report.service = sample::text("report/service", "De dienst", "The service");
  study.report.logo = Picture{"image/png", "bytes"};
  study.report.logo_text = sample::text("report/logo_text", "Een wapen", "A coat of arms");
  const Document d = composed(sample::three_waves(), "en", study);
  EXPECT_EQ(d.style, study.report.style);
  EXPECT_EQ(flat(d.service), "The service");
  EXPECT_EQ(d.logo->bytes, "bytes");
  EXPECT_EQ(flat(d.logo_text), "A coat of arms");
}

}  // namespace
}  // namespace peil::report
