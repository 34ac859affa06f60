// What is said of breaks between waves: each sentence where it is true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

TEST(BreakWords, ABreakThatForbidsComparisonIsSaidBeforeTheMarksItParts) {
  Study study = study_of_one();
  study.breaks.push_back({"2013", "law", {"", {{"nl", "Andere wet"}, {"en", "Other law"}}}, false});
  const auto waves = two_waves_of_one(7.0, 7.2);
  const std::string trend = section_of("trend", waves, study);
  EXPECT_THAT(trend, HasSubstr("2011 and 2013 must not be compared: Other law. The mark was 7.0 in "
                               "2011 and 7.2 in 2013.\n"));
  EXPECT_THAT(trend, HasSubstr("2011 and 2013 | not comparable: Other law | \n2013 | 7.2"));
  EXPECT_THAT(section_of("tails", waves, study), HasSubstr("not comparable: Other law"));
  EXPECT_THAT(report_of(waves, study), AllOf(Not(HasSubstr("From 7.0 to 7.2")),
                                             Not(HasSubstr("+0.20")), Not(HasSubstr("rose"))));
  const std::string without = section_of("trend", waves, study_of_one());
  EXPECT_THAT(without, AllOf(HasSubstr("The mark was 7.0 in 2011 and 7.2 in 2013. From 2011"),
                             Not(HasSubstr("compar"))));
}

// The print of 2007 is the only mark before the break of 2009.
TEST(BreakWords, OnlyWhereAChartHasAMarkBeforeItIsALineCut) {
  EXPECT_THAT(section_of("trend", sample::three_waves()), HasSubstr("the line is cut here"));
  Study study = sample::study();
  study.published.marks.clear();
  EXPECT_THAT(section_of("trend", sample::three_waves(), study),
              AllOf(HasSubstr("Before 2009: From telephone to web. The waves before and after do "
                              "not compare."),
                    Not(HasSubstr("the line is cut"))));
}

TEST(BreakWords, ABreakOfOneItemNamesItAndLeavesTheLineOfTheMark) {
  const auto said = [](bool comparable, std::vector<std::string> items) {
    Study study = study_of_one();
    study.breaks.push_back(
        {"2013", "questionnaire", {"", {{"en", "Other words"}}}, comparable, std::move(items)});
    return section_of("trend", two_waves_of_one(7.0, 7.2), study);
  };
  EXPECT_THAT(
      said(true, {"luistert", "deskundig"}),
      HasSubstr("Before 2013: Other words. It concerns “I am listened to” and “Expertise of "
                "the staff”; the waves remain comparable.\n"));
  EXPECT_THAT(said(false, {"luistert"}),
              AllOf(HasSubstr("It concerns “I am listened to”: of that the waves before and after "
                              "are not comparable. The line of the mark is not cut.\n"),
                    HasSubstr("From 2011 to 2013: rose")));
  EXPECT_THAT(said(true, {}), AllOf(HasSubstr("Before 2013: Other words. The waves remain"),
                                    Not(HasSubstr("It concerns"))));
}

}  // namespace
}  // namespace peil::report
