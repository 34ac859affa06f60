// The best and the worst point of every group on the first screen, and how sure they are.
#include "peil/report/group_points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string points_said(const std::vector<WaveResults>& waves, const std::string& language = "en") {
  const Document d = compose(sample::study(), waves, {language, "0.1.0", "abc"});
  return said_testing::said(d.summary);
}

TEST(GroupPoints, NameTheBestAndTheWorstOfEveryReportingGroup) {
  EXPECT_THAT(points_said(sample::three_waves()),
              AllOf(HasSubstr("Aliens and sponsors: of 6 aspects ‘Friendliness of the staff’ is "
                              "rated best (4.31, between 4.25 and 4.37) and ‘The total time of my "
                              "application’ worst (2.94, between 2.88 and 3.00), on a scale of 1 "
                              "to 5. The margins of both meet those of no other aspect."),
                    HasSubstr("Companies, education, lawyers and partners: of 6 aspects "
                              "‘Expertise of the staff’ is rated best (4.11")));
  EXPECT_THAT(points_said(sample::three_waves(), "nl"),
              HasSubstr("Vreemdelingen en referenten: van 6 onderdelen is ‘Vriendelijkheid van de "
                        "medewerker’ het best beoordeeld (4,31"));
}

// 4.11 and 4.05 of companies lie within each other's margins of 0.067; 3.02 lies by itself.
TEST(GroupPoints, SayWhichOfTheTwoMayChangePlaces) {
  EXPECT_THAT(points_said(sample::three_waves()),
              HasSubstr("The margin of the worst meets that of no other aspect; the best may"));
  std::vector<WaveResults> waves = sample::three_waves();
  for (auto& [name, estimate] : waves.back().estimates)
    if (name.domain == "vr" && name.measure != "overall") estimate.value = 4.0;
  EXPECT_THAT(points_said(waves), HasSubstr("That the best lies above the worst is not shown"));
}

TEST(GroupPoints, ConcludeOfEveryGroupOnce) {
  const std::string text = points_said(sample::three_waves());
  const std::string rose = "Aliens and sponsors: a mark of 7.7 in 2013, 0.29 higher than in 2011.";
  EXPECT_NE(text.find(rose), std::string::npos);
  EXPECT_EQ(text.find(rose), text.rfind(rose));
  EXPECT_THAT(text, HasSubstr("Companies, education, lawyers and partners: a mark of 7.2 in 2013, "
                              "and 7.2 in 2011: no demonstrable change"));
}

// A phone shows the first lines alone: they are those that conclude.
TEST(GroupPoints, ComeAfterTheMarkOfEveryGroupAndWhatIsConcludedOfIt) {
  for (const char* language : {"nl", "en"}) {
    const Document d = compose(sample::study(), sample::three_waves(), {language, "0.1.0", "abc"});
    ASSERT_FALSE(d.summary.blocks.empty());
    const Cards* cards = std::get_if<Cards>(&d.summary.blocks.front());
    ASSERT_NE(cards, nullptr);
    for (const Card& card : cards->cards) EXPECT_NE(flat(card.verdict), "");
  }
}

TEST(GroupPoints, ASurveyWithoutAspectsHasNoBestAndWorst) {
  EXPECT_THAT(points_said(said_testing::two_waves_of_one(7.0, 7.1)),
              Not(HasSubstr("is rated best")));
}

}  // namespace
}  // namespace peil::report
