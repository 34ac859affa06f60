// The line over three waves or more, in sentences, and where they stand.
#include "peil/report/trend_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "peil/model/numbers_of.h"
#include "peil/report/figure_files.h"
#include "peil/report/said_testing.h"
#include "peil/report/sections.h"
#include "peil/report/told_findings.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// 900 answers a wave with an error of 0.05, from 2009 on; the other reporting group stays at 7.0.
std::vector<WaveResults> waves_of(const std::vector<double>& marks) {
  std::vector<WaveResults> waves;
  const char* names[] = {"2009", "2011", "2013"};
  for (std::size_t k = 0; k < marks.size(); ++k) {
    sample::Maker maker(names[k]);
    maker.set("vr", "overall", "mean", marks[k], 0.05, 900);
    maker.set("boak", "overall", "mean", 7.0, 0.05, 900);
    waves.push_back(maker.results);
  }
  return waves;
}

Study without_benchmark() {
  Study study = sample::study();
  study.published = {};
  return study;
}

std::string lines(const Study& study, const std::vector<WaveResults>& waves,
                  const std::string& language = "en") {
  std::string all;
  const std::vector<std::string> languages{language};
  for (const ToldFinding& f : told_findings(study, waves, languages).all) {
    if (f.line) all += f.kind + ": " + f.sentence.at(language) + "\n";
  }
  return all;
}

// 0.4 in four years, with an error of 0.05 / sqrt(8) a year: 0.1 +- 0.035.
TEST(TrendWords, ARiseIsSaidPerYearWithItsMargin) {
  const auto waves = waves_of({7.0, 7.2, 7.4});
  EXPECT_THAT(lines(without_benchmark(), waves),
              AllOf(HasSubstr("trend: Aliens and sponsors: over 3 waves (2009 to 2013) the mark "
                              "rose by 0.10 a year on average. That is more than chance (between "
                              "+0.07 and +0.13).\n"),
                    HasSubstr("trend: Companies, education, lawyers and partners: over 3 waves "
                              "(2009 to 2013) no rise or fall is shown (0.00 a year on average,")));
  EXPECT_THAT(
      lines(without_benchmark(), waves, "nl"),
      HasSubstr("over 3 metingen (2009 tot en met 2013) steeg het cijfer met gemiddeld 0,10 "
                "punt per jaar. Dat is meer dan toeval (tussen +0,07 en +0,13)."));
  EXPECT_THAT(lines(without_benchmark(), waves_of({7.4, 7.2, 7.0})),
              HasSubstr("the mark fell by 0.10 a year on average"));
}

// Slope and both ends: what the sentence says, unrounded, and the key that the findings tell.
TEST(TrendWords, EveryNumberOfALineCarriesItsKeyAndHasARowAmongTheFigures) {
  const Study study = without_benchmark();
  const auto waves = waves_of({7.0, 7.2, 7.4});
  const Document report = compose(study, waves, {"en", "0.1.0", "abc"});
  const auto in = [&](const char* id) {
    return std::ranges::find(report.sections, id, &Section::id);
  };
  Document chapter;
  chapter.sections = {*in("trend")};
  std::vector<Number> of_line;
  for (const Number& n : numbers_of(chapter))
    if (n.key.starts_with("2013/vr/overall/trend@")) of_line.push_back(n);
  ASSERT_EQ(of_line.size(), 3U);
  EXPECT_EQ(of_line[0].text, "0.10");
  EXPECT_NEAR(std::stod(of_line[0].value), 0.1, 1e-9);
  EXPECT_EQ(of_line[0].part, "");
  EXPECT_EQ(of_line[1].text, "+0.07");
  EXPECT_EQ(of_line[1].part, "low");
  EXPECT_EQ(of_line[2].text, "+0.13");
  EXPECT_EQ(of_line[2].part, "high");
  EXPECT_THAT(figures_csv(report),
              HasSubstr("\r\n" + of_line[0].key + "," + of_line[0].value + "," + of_line[1].value +
                        "," + of_line[2].value + ",\r\n"));
  EXPECT_THAT(said_testing::said(*in("figures")), HasSubstr("peil findings STUDY --json"));
}

TEST(TrendWords, AWayThatIsNoStraightLineIsSaidToBeNone) {
  EXPECT_THAT(lines(without_benchmark(), waves_of({7.0, 7.6, 7.0})),
              HasSubstr("Aliens and sponsors: over 3 waves (2009 to 2013) the mark did not go in a "
                        "straight line but up and down, more than chance."));
  EXPECT_THAT(lines(without_benchmark(), waves_of({7.0, 7.05, 7.9})),
              AllOf(HasSubstr("it changed more at one time than at another"),
                    Not(HasSubstr("up and down"))));
}

// 7.146 after twice 7.0: p = 0.039, twice that among two lines.
TEST(TrendWords, ALineThatIsShownAloneSaysAmongHowManyItIsNot) {
  EXPECT_THAT(lines(without_benchmark(), waves_of({7.0, 7.0, 7.146})),
              HasSubstr("By itself this line would stand out, but 2 lines were tested together"));
}

TEST(TrendWords, WhatIsNotInTheLineIsNamed) {
  Study study = without_benchmark();
  study.breaks.clear();
  for (Wave& wave : study.waves) wave.mode = "web";
  auto waves = waves_of({7.0, 7.2, 7.4});
  sample::Maker few("2007");
  few.set("vr", "overall", "mean", 5.0, 0.3, 20);
  waves.insert(waves.begin(), few.results);
  EXPECT_THAT(lines(study, waves), HasSubstr("+0.13). Left out: 2007 (too few answers).\n"));
}

TEST(TrendWords, OfTwoWavesThereIsNoLine) {
  EXPECT_EQ(lines(without_benchmark(), waves_of({7.0, 7.2})), "");
}

TEST(TrendWords, StandInTheTrendChapterBelowTheMarks) {
  const Study study = without_benchmark();
  const auto waves = waves_of({7.0, 7.2, 7.4});
  const Material material(study, waves);
  Pen pen(material, "en");
  EXPECT_THAT(
      said_testing::said(trend(pen)),
      HasSubstr("The line through all waves that compare\nAliens and sponsors: over 3 waves"));
  const auto two = waves_of({7.0, 7.2});
  const Material short_material(study, two);
  Pen other(short_material, "en");
  EXPECT_THAT(said_testing::said(trend(other)), Not(HasSubstr("The line through")));
}

// The customer groups rose more than any reporting group, and still come behind them.
TEST(TrendWords, ReportingGroupsComeBeforeTheirParts) {
  const Study study = without_benchmark();
  auto waves = waves_of({7.0, 7.2, 7.4});
  const char* names[] = {"2009", "2011", "2013"};
  for (std::size_t k = 0; k < waves.size(); ++k) {
    const double mark = 6.5 + 0.5 * static_cast<double>(k);
    sample::Maker maker(names[k]);
    maker.set("vr", "overall", "mean", 7.0 + 0.2 * static_cast<double>(k), 0.05, 900);
    maker.set("boak", "overall", "mean", 7.0, 0.05, 900);
    maker.set("vreemdelingen", "overall", "mean", mark, 0.05, 900);
    maker.set("referenten", "overall", "mean", mark, 0.05, 900);
    waves[k] = maker.results;
  }
  const Material material(study, waves);
  Pen pen(material, "en");
  const std::string said = said_testing::said(trend(pen));
  const auto place = [&](const char* words) { return said.find(words); };
  ASSERT_NE(place("\nAliens: over 3 waves"), std::string::npos);
  ASSERT_NE(place("\nSponsors: over 3 waves"), std::string::npos);
  EXPECT_THAT(said, HasSubstr("compare\nReporting groups\nAliens and sponsors: over 3 waves"));
  EXPECT_LT(place("\nCompanies, education, lawyers and partners: over 3"),
            place("\nCustomer groups\n"));
  EXPECT_LT(place("\nCustomer groups\n"), place("\nAliens: over 3 waves"));
  EXPECT_LT(place("\nCustomer groups\n"), place("\nSponsors: over 3 waves"));
}

}  // namespace
}  // namespace peil::report
