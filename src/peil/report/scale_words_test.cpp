// Sentences about marks on a scale other than 1 to 10, its ends and its axis.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

TEST(ScaleWords, TheAxisIsSaidToShowAPartOnlyWhereItDoes) {
  const char* part = "The axis of the charts shows a part of that scale";
  EXPECT_THAT(section_of("trend", sample::three_waves()), HasSubstr(part));
  Study study = sample::study();
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 3;
  study.breaks.clear(), study.published = {};
  sample::Maker a("2011"), b("2013");
  a.set("vr", "overall", "mean", 1.1, 0.05, 900), b.set("vr", "overall", "mean", 2.9, 0.05, 900);
  EXPECT_THAT(section_of("trend", {a.results, b.results}, study), Not(HasSubstr(part)));
}

TEST(ScaleWords, AMeanOnAShorterScaleIsPrintedWithItsScaleAMarkWithout) {
  Study study = sample::study();
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 5;
  study.breaks.clear(), study.published = {};
  sample::Maker a("2011"), b("2013");
  a.set("vr", "overall", "mean", 4.1, 0.02, 900), b.set("vr", "overall", "mean", 4.4, 0.02, 900);
  b.set("vreemdelingen", "overall", "mean", 4.3, 0.02, 500);
  b.set("referenten", "overall", "mean", 4.5, 0.02, 400);
  const std::vector<WaveResults> waves{a.results, b.results};
  EXPECT_THAT(section_of("changes", waves, study), HasSubstr("Means on a scale of 1 to 5."));
  EXPECT_THAT(section_of("groups", waves, study), HasSubstr("Means on a scale of 1 to 5."));
  EXPECT_THAT(report_of(waves, study),
              HasSubstr("4.40 on a scale of 1 to 5; between 4.36 and 4.44 (900 answers)"));
  EXPECT_THAT(section_of("changes", sample::three_waves()), Not(HasSubstr("on a scale of")));
}

TEST(ScaleWords, EndsAreThoseOfTheScale) {
  Study study = study_of_one();
  EXPECT_THAT(section_of("tails", two_waves_of_one(7.0, 7.2), study),
              AllOf(HasSubstr("50% gave 8 or higher"), HasSubstr("10% gave 5 or lower")));
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 3;
  const std::string three = section_of("tails", two_waves_of_one(2.0, 2.2), study);
  EXPECT_THAT(three, AllOf(HasSubstr("50% gave 3 ("), HasSubstr("10% gave 1 ("),
                           HasSubstr("Means on a scale of 1 to 3."), Not(HasSubstr("or higher"))));
  study.questionnaire.questions[0].points = 7;
  EXPECT_THAT(section_of("tails", two_waves_of_one(5.0, 5.2), study),
              AllOf(HasSubstr("50% gave 6 or higher"), HasSubstr("10% gave 2 or lower")));
}

// The marks of 2011 run from 1 to 10, those of 2013 from 1 to 5.
TEST(ScaleWords, WavesOnAnotherScaleHaveAnAxisOfTheirOwn) {
  Study study = study_of_one();
  study.earlier_forms = {{"2011", study.questionnaire}};
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 5;
  study.breaks.push_back({"2013", "questionnaire", {"", {{"en", "Five points"}}}, false});
  const auto waves = two_waves_of_one(7.0, 3.7);
  EXPECT_THAT(section_of("trend", waves, study),
              AllOf(HasSubstr("Waves in which the mark was asked on another scale have charts"),
                    HasSubstr(", on a scale of 1 to 10: On a scale of 1 to 10 the mark was 7.0 in "
                              "2011.\n"),
                    HasSubstr(", on a scale of 1 to 5: 2011 and 2013 must not be compared: Five "
                              "points. On a scale of 1 to 5 the mark was 3.70 in 2013.\n")));
  EXPECT_THAT(section_of("changes", waves, study),
              AllOf(HasSubstr("Means on a scale of 1 to 5."),
                    HasSubstr("| not comparable | – | – | – | 3.70 |"), Not(HasSubstr("7.0"))));
  const Document d = compose(study, waves, {"en", "0.1.0", "abc"});
  std::vector<const LineChart*> charts;
  for (const Section& section : d.sections) {
    if (section.id != "trend") continue;
    for (const Block& block : section.blocks) {
      if (const auto* panels = std::get_if<Panels>(&block)) {
        for (const Panel& panel : panels->panels)
          charts.push_back(&std::get<LineChart>(panel.chart));
      }
    }
  }
  ASSERT_EQ(charts.size(), 2u);
  EXPECT_EQ(charts[0]->places, std::vector<std::string>{"2011"});
  EXPECT_EQ(charts[1]->places, std::vector<std::string>{"2013"});
  for (const LineChart* chart : charts) {  // every mark lies on its axis
    const double mark = chart->series.front().points.front().value;
    EXPECT_LE(chart->axis.low, mark);
    EXPECT_GE(chart->axis.high, mark);
  }
  EXPECT_GE(charts[0]->axis.low, 1.0);
  EXPECT_LE(charts[1]->axis.high, 5.0);
  EXPECT_THAT(section_of("trend", two_waves_of_one(7.0, 7.2)), Not(HasSubstr("on another scale")));
}

Study of_seven_points() {
  Study study = study_of_one();
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 7;
  return study;
}

TEST(ScaleWords, BothEndsOfAnotherScaleAreNamedWhereBothGrew) {
  const auto summary = [](double low_after) {
    sample::Maker a("2011"), b("2013");
    a.mark("vr", 5.0, .08, .50, 4000, 0.04), b.mark("vr", 5.0, low_after, .55, 4000, 0.04);
    return report_of({a.results, b.results}, of_seven_points());
  };
  EXPECT_THAT(summary(.11), HasSubstr("both the low answers (2 or lower) and the high answers (6 "
                                      "or higher) became more common. The mean hides that."));
  EXPECT_THAT(summary(.08), Not(HasSubstr("became more common")));
}

TEST(ScaleWords, HeldEndsAreThoseOfTheScale) {
  auto waves = two_waves_of_one(5.0, 5.2);
  const auto tails = [&] { return section_of("tails", waves, of_seven_points()); };
  EXPECT_THAT(tails(), Not(HasSubstr("Share with")));
  for (const char* end : {"low", "high"})
    waves[1].estimates[{"2013", "vr", "overall", end}].answers = 9;
  EXPECT_THAT(tails(), AllOf(HasSubstr("Share with 6 or higher: too few answers (fewer than 10). "
                                       "Share with 2 or lower: too few answers (fewer than 10)."),
                             Not(HasSubstr("an 8"))));
}

// The form of 2013 still asked an amount; the next one asks a mark.
TEST(ScaleWords, CustomerGroupsOnAnAmountHaveNoEnds) {
  Study study = sample::study();
  study.breaks.clear(), study.published = {};
  study.earlier_forms = {{"2013", study.questionnaire}};
  study.earlier_forms[0].questionnaire.questions[0].type = QuestionType::Integer;
  sample::Maker amounts("2013");
  for (const CustomerGroup& g : study.customer_groups)
    amounts.set(g.name.c_str(), "overall", "mean", 41.0, 0.5, 900);
  EXPECT_THAT(section_of("groups", {amounts.results}, study),
              AllOf(HasSubstr("Judgement by customer group, 2013\n"), HasSubstr("41"),
                    Not(HasSubstr("or higher"))));
  EXPECT_THAT(section_of("groups", sample::three_waves()),
              Not(HasSubstr("Judgement by customer group, 2013\n")));
}

}  // namespace
}  // namespace peil::report
