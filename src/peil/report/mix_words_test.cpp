// What is said of a mix and of the response: each sentence where it is true, and not elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "peil/report/said_testing.h"
#include "peil/report/told_findings.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Study study_of_two() {
  Study study = sample::study();
  study.breaks.clear(), study.published = {};
  study.reporting_groups.resize(1), study.customer_groups.resize(2);
  return study;
}

// Marks of vreemdelingen and referenten, whose weights are given; vr is what follows from them.
std::vector<WaveResults> waves(double one_after, double two_after, double weight_two_after,
                               std::size_t complete_after = 300) {
  sample::Maker a("2011"), b("2013");
  const auto fill = [](sample::Maker& m, double one, double two, double of_two,
                       std::size_t complete) {
    m.mark("vr", one * (1.0 - of_two) + two * of_two, 0.1, 0.5, 1800, 0.03);
    m.mark("vreemdelingen", one, 0.1, 0.5, 900, 0.04);
    m.mark("referenten", two, 0.1, 0.5, 900, 0.04);
    m.response("vreemdelingen", 1000, complete, complete).response("referenten", 1000, 300, 300);
    m.results.response[0].weight = 1.0 - of_two, m.results.response[1].weight = of_two;
  };
  fill(a, 6.0, 8.0, 0.2, 300), fill(b, one_after, two_after, weight_two_after, complete_after);
  return {a.results, b.results};
}

std::string told(const std::vector<WaveResults>& waves, const std::string& kind,
                 const std::string& language = "en") {
  const std::vector<std::string> languages{language};
  std::string all;
  for (const ToldFinding& f : told_findings(study_of_two(), waves, languages).all) {
    if (f.kind == kind) all += f.sentence.at(language) + "\n";
  }
  return all;
}

// 6.4 to 5.7 x .4 + 7.7 x .6 = 6.9: mix .8, within -.3.
TEST(MixWords, SayThatBothFellWhileTheWholeRoseByMix) {
  EXPECT_THAT(told(waves(5.7, 7.7, 0.6), "mix"),
              AllOf(HasSubstr("the change of +0.50 is of another mix, while marks within it went "
                              "the other way"),
                    HasSubstr("+0.80 comes from who its groups are now, −0.30 from the marks"),
                    HasSubstr("Aliens, from 80% to 40% of the weight: fell"),
                    HasSubstr("Sponsors, from 20% to 60% of the weight: fell")));
  EXPECT_THAT(told(waves(5.7, 7.7, 0.6), "mix", "nl"),
              AllOf(HasSubstr("komt van een andere samenstelling"), HasSubstr("van 80% naar 40%")));
}

TEST(MixWords, SayThatNoneMovedWhereNoneDid) {
  EXPECT_THAT(told(waves(6.0, 8.0, 0.6), "mix"),
              AllOf(HasSubstr("mostly of another mix"),
                    HasSubstr("none of them went that way demonstrably"),
                    Not(HasSubstr("went the other way"))));
}

TEST(MixWords, AreNotSaidWhereThePartsShowTheChange) {
  EXPECT_THAT(told(waves(6.5, 8.5, 0.2), "mix"), IsEmpty());
  EXPECT_THAT(told(waves(6.0, 8.0, 0.2), "mix"), IsEmpty());
}

// 300 to 200 of 1000: z = 5.2; together 600 to 500 of 2000: z = 3.5.
TEST(ResponseWords, SayThatItFellWhereItDid) {
  EXPECT_THAT(
      told(waves(6.0, 8.0, 0.2, 200), "response"),
      AllOf(HasSubstr("Aliens: 20% of those asked answered to the end in 2013, 10.0 "
                      "percentage points less than in 2011. That is more than chance"),
            HasSubstr("Sponsors: 30% of those asked answered to the end in 2013, and 30% in "
                      "2011: no demonstrable change"),
            Not(HasSubstr("points more than"))));
}

TEST(ResponseWords, SayThatItRoseWhereItDid) {
  EXPECT_THAT(told(waves(6.0, 8.0, 0.2, 400), "response"),
              AllOf(HasSubstr("Aliens: 40% of those asked answered to the end in 2013, 10.0 "
                              "percentage points more than in 2011"),
                    Not(HasSubstr("points less than"))));
}

TEST(ResponseWords, AreNotSaidOfAWaveFromAFile) {
  auto imported = waves(6.0, 8.0, 0.2, 200);
  for (GroupResponse& group : imported[0].response) group.drawn = 0;
  EXPECT_THAT(told(imported, "response"), IsEmpty());
}

// A change stands before the response in the list, and is not pushed out by it.
TEST(ResponseWords, StandBehindWhatChanged) {
  const std::vector<std::string> languages{"en"};
  const auto all = told_findings(study_of_two(), waves(6.5, 8.0, 0.2, 200), languages).all;
  EXPECT_EQ(all.front().kind, "change");
  EXPECT_EQ(all.front().stands_out, 1u);
}

}  // namespace
}  // namespace peil::report
