// What the chapter of who took part says: each sentence where it is true, and not where it is not.
#include "peil/report/response_detail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using disclosure::ReleasedResponse;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string chapter(const ReleasedResponse& response, const std::string& language = "en") {
  const std::vector<WaveResults> waves = sample::three_waves();
  const Document d =
      compose(sample::study(), waves, {language, "0.1.0", "abc", {}, nullptr, nullptr, &response});
  for (const Section& s : d.sections) {
    if (s.id == "response") return said_testing::said(s);
  }
  return {};
}

ReleasedResponse drawn() {
  ReleasedResponse r;
  r.wave = "2013", r.mode = "web";
  r.frame_rows = 12000;
  r.left_out = {{"geen adres", 300}};
  r.lines = {{{"all", "", 1000, 300, 250, 5000.0, 1000.0, 5000, {}}, {}},
             {{"reporting_group", "vr", 1000, 300, 250, 5000.0, 1000.0, {}, {}}, {}},
             {{"outcome", "granted", 0, 0, 0, 0.0, 0.0, {}, {}}, disclosure::Held::TooFew}};
  return r;
}

TEST(ResponseDetail, GivesRatesCoverageAndBreakOffs) {
  EXPECT_THAT(chapter(drawn()),
              AllOf(HasSubstr("Together | 1,000 | 20% | 25% | 20% | 17% |"),
                    HasSubstr("Aliens and sponsors | 1,000 | unknown | 25% | 20% | 17% |"),
                    HasSubstr("granted | too few answers (fewer than 10)"),
                    HasSubstr("The frame held 12,000 rows."), HasSubstr("300 for ‘geen adres’"),
                    HasSubstr("Mode of the wave: web."), Not(HasSubstr("comes from a file"))));
  EXPECT_THAT(chapter(drawn(), "nl"), HasSubstr("Het steekproefkader telde 12.000 regels."));
}

TEST(ResponseDetail, SaysOfAFileThatNobodyRecordedWhoWasAsked) {
  ReleasedResponse r;
  r.wave = "2013", r.imported = true;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("The wave comes from a file"),
                                HasSubstr("The mode of the wave is not recorded."),
                                Not(HasSubstr("Response and coverage in 2013")),
                                Not(HasSubstr("R-indicator is"))));
}

TEST(ResponseDetail, TellsTheRIndicatorWithItsErrorOrThatThereIsNoSpread) {
  ReleasedResponse r = drawn();
  r.representative.emplace();
  r.representative->variables = {"customer_group", "outcome"};
  r.representative->value = 0.8211, r.representative->standard_error = 0.047;
  r.representative->most_bias = 0.229;
  r.mark_sd = 1.5;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("The R-indicator is 0.82 (standard error 0.05)"),
                                HasSubstr("no more than Customer group and outcome"),
                                HasSubstr("is off by 0.34 at most")));
  r.representative->standard_error.reset();
  r.representative->value = 1.0;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("differs by no more than chance"),
                                Not(HasSubstr("standard error")), Not(HasSubstr("is off by"))));
}

estimate::MarkWeighting weighting(double design_effect, double heaviest) {
  estimate::MarkWeighting mark;
  mark.domain = "vr", mark.unweighted = 7.5, mark.weighted = 7.7;
  mark.weights.rows = 934, mark.weights.design_effect = design_effect;
  mark.weights.effective = 934.0 / design_effect, mark.weights.high_ratio = 6.25;
  mark.heaviest = heaviest;
  return mark;
}

TEST(ResponseDetail, PutsTheMarkAsCountedBesideTheWeightedOne) {
  ReleasedResponse r = drawn();
  r.marks = {{weighting(1.9, 0.4), {}}};
  EXPECT_THAT(chapter(r),
              AllOf(HasSubstr("Aliens and sponsors | 7.5 | 7.7 | +0.20 | 1.90 | 6.3 times |"),
                    Not(HasSubstr("few heavy weights"))));
  r.marks = {{weighting(2.0, 0.4), {}}};
  EXPECT_THAT(chapter(r), HasSubstr("rests on few heavy weights of Aliens and sponsors (a tenth of "
                                    "the people have 40% of the weight; 934 answers are worth "
                                    "467)"));
}

fieldwork::LateContrast late(double p) {
  fieldwork::LateContrast one;
  one.known = fieldwork::LateContrast::Known::Yes;
  one.domain = "vr", one.early = 600, one.late = 334;
  one.from = *read_day("2013-10-01");
  one.difference.value = -0.31, one.p = p;
  return one;
}

TEST(ResponseDetail, CallsLateAndEarlyDifferentOnlyWhereTheyAre) {
  ReleasedResponse r = drawn();
  r.late = {{late(0.049), {}}};
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("the 334 people who began on 1 October 2013 or later "
                                          "gave another mark than the 600 before them (−0.31, p "
                                          "0.049)"),
                                Not(HasSubstr("no demonstrable difference between"))));
  r.late = {{late(0.051), {}}};
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("no demonstrable difference between the 334"),
                                Not(HasSubstr("gave another mark"))));
  r.late[0].told.known = fieldwork::LateContrast::Known::OneDay;
  EXPECT_THAT(chapter(r), HasSubstr("all answers bear one day"));
}

TEST(ResponseDetail, TellsStraightLinesAndItemsUnlessTheyAreHeld) {
  ReleasedResponse r = drawn();
  r.straight = {{{"staff", "all", 6, 200, 30}, {}}};
  r.items = {{{"luistert", "all", 180, 10, 4, 6, 0}, {}},
             {{"overall", "all", 0, 0, 0, 0, 0}, disclosure::Held::OneAnswer}};
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("(6 rows): 15% of 200 people gave one answer throughout"),
                                HasSubstr("I am listened to | 200 | 5% | 2% | 3% | 0% |")));
  r.straight[0].held = disclosure::Held::TooFew;
  EXPECT_THAT(chapter(r), Not(HasSubstr("gave one answer throughout")));
}

// One language group answers 5% against 30%.
disclosure::ReleasedLagging lagging() {
  disclosure::ReleasedLagging of;
  fieldwork::LaggingLevel& one = of.told;
  one.variable = "tongue", one.level = "ti";
  one.drawn = 800, one.complete = 40, one.others_drawn = 1000, one.others_complete = 300;
  one.of_persons = 0.444, one.of_answers = 0.118, one.of_weight = 0.445;
  one.weight = 200.2, one.others_weight = 3.33, one.answers = 40, one.others_answers = 300;
  one.weighted = 5.12, one.unweighted = 4.98;
  return of;
}

TEST(ResponseDetail, SaysOnWhichWeightsALevelRestsThatAnsweredFarLess) {
  ReleasedResponse r = drawn();
  r.lagging = {lagging()};
  estimate::MarkWeighting all = weighting(1.9, 0.4);
  all.domain = "all", all.weighted = 6.41, all.unweighted = 7.62;
  r.marks = {{all, {}}};
  EXPECT_THAT(chapter(r),
              AllOf(HasSubstr("tongue: ti: of the 800 people who were approached 5% "
                              "answered to the end, of all others 30%."),
                    HasSubstr("counts for 200 people on average, everybody else for 3.3"),
                    HasSubstr("They are 44% of the people for whom the sample stands, "
                              "12% of those who gave a mark, and 45% after weighting."),
                    HasSubstr("Their mark is 5.1 with weighting and 5.0 without it (40 "
                              "answers)."),
                    HasSubstr("The mark of all together is 6.4 with weighting and 7.6 "
                              "without it.")));
  EXPECT_THAT(chapter(r, "nl"), HasSubstr("telt gemiddeld voor 200 mensen, ieder ander voor 3,3"));
  EXPECT_THAT(chapter(drawn()), Not(HasSubstr("of all others")));
}

TEST(ResponseDetail, DoesNotShowTheMarkOfALevelThatIsHeld) {
  ReleasedResponse r = drawn();
  r.lagging = {lagging()};
  r.lagging[0].mark_held = disclosure::Held::TooFew;
  EXPECT_THAT(chapter(r),
              AllOf(HasSubstr("Their mark is not shown: there are fewer than 30 answers"),
                    HasSubstr("counts for 200 people"), Not(HasSubstr("5.1 with"))));
  r.lagging[0].mark_held = disclosure::Held::OneAnswer;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("Their mark is not shown: "), Not(HasSubstr("than 30"))));
}

disclosure::ReleasedTop begged() {
  disclosure::ReleasedTop top;
  top.compared = 40, top.variables = {"office"};
  fieldwork::TopCell cell;
  cell.variable = "office", cell.level = "Zwolle", cell.day = *read_day("2013-10-04");
  cell.people = 25, cell.top = 20, cell.expected = 2.51, cell.p = 0.0000001;
  top.cells = {cell};
  top.marks = {{"all", 7.123, 6.987, 900, 20}};
  return top;
}

TEST(ResponseDetail, TellsAPatternOfHighestAnswersWithTheMarkWithAndWithoutIt) {
  ReleasedResponse r = drawn();
  r.top = begged();
  EXPECT_THAT(chapter(r),
              AllOf(HasSubstr("Were people asked for high marks?"),
                    HasSubstr("40 combinations of a day with office."),
                    HasSubstr("office: Zwolle, 4 October 2013: 20 of 25 people gave the highest "
                              "answer throughout; by what all others did it would be 2.5 (p 0.001"),
                    HasSubstr("Together: the mark is 7.12, and 6.99 without the 20 people"),
                    HasSubstr("Nothing was left out")));
  EXPECT_THAT(chapter(r, "nl"),
              AllOf(HasSubstr("Is er om hoge cijfers gevraagd?"), HasSubstr("7,12, en 6,99")));
}

TEST(ResponseDetail, SaysThatNoPatternStandsOutOrThatItMayNotBeNamed) {
  ReleasedResponse r = drawn();
  r.top = begged();
  r.top->cells.clear(), r.top->marks.clear();
  EXPECT_THAT(chapter(r),
              AllOf(HasSubstr("None of them stands out."), Not(HasSubstr("Nothing was left out"))));
  r.top->held = 2;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("not named: 2."), Not(HasSubstr("None of them stands")),
                                HasSubstr("too few for it")));
  r.top->one_day = true;
  EXPECT_THAT(chapter(r), AllOf(HasSubstr("40 units by office"), Not(HasSubstr("combinations"))));
  r.top->compared = 0;
  EXPECT_THAT(chapter(r), Not(HasSubstr("Were people asked")));
}

}  // namespace
}  // namespace peil::report
