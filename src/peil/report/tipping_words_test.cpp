// What is said of tipping points: each sentence where it is true, and not where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

// Errors of 0.04 in both waves and 894 + 894 degrees: t(0.975) 0.056569 = 0.110949.
std::vector<WaveResults> waves_with_silent(double before, double after, double persons,
                                           double silent) {
  auto all = two_waves_of_one(before, after);
  all[1].response = {{"vreemdelingen", 3000, 900, 900, 3000, persons, silent}};
  return all;
}

std::string changes_of(double before, double after, double persons = 1000.0,
                       double silent = 700.0) {
  return section_of("changes", waves_with_silent(before, after, persons, silent), study_of_one());
}

// (0.110949 - 0.30) / 0.7 = -0.270
TEST(TippingWords, OfARiseSayHowMuchLowerTheMissingWouldHaveToBe) {
  EXPECT_THAT(changes_of(7.2, 7.5), AllOf(HasSubstr("| 0.27 lower (70% without a mark) |"),
                                          Not(HasSubstr("higher (")), Not(HasSubstr(" or 0."))));
}

TEST(TippingWords, OfAFallSayHowMuchHigher) {
  EXPECT_THAT(changes_of(7.5, 7.2), HasSubstr("| 0.27 higher (70% without a mark) |"));
}

// 0.110949 / 0.7 = 0.1585 to either side.
TEST(TippingWords, OfWhatIsNotShownSayBothWays) {
  EXPECT_THAT(changes_of(7.2, 7.2),
              HasSubstr("| 0.16 lower or 0.16 higher (70% without a mark) |"));
}

// (0.110949 - 0.30) / 0.02 = -9.45, and 7.5 is 6.5 above the end of the scale.
TEST(TippingWords, SayWhereTheScaleDoesNotGoSoFar) {
  EXPECT_THAT(changes_of(7.2, 7.5, 1000.0, 20.0),
              HasSubstr("| 9.45 lower, further than the scale goes (2% without a mark) |"));
  EXPECT_THAT(changes_of(7.2, 7.5), Not(HasSubstr("further than the scale goes")));
}

TEST(TippingWords, SayThatNobodyIsMissingOrThatNobodyKnows) {
  EXPECT_THAT(changes_of(7.2, 7.5, 1000.0, 0.0), HasSubstr("| nobody is missing |"));
  EXPECT_THAT(changes_of(7.2, 7.5, 0.0, 0.0),
              HasSubstr("| unknown: it is not recorded who was asked |"));
}

TEST(TippingWords, AreADashWhereNothingIsTested) {
  auto few = waves_with_silent(7.2, 7.5, 1000.0, 700.0);
  few[0].estimates.at({"2011", "vr", "overall", "mean"}).answers = 29;
  EXPECT_THAT(section_of("changes", few, study_of_one()), Not(HasSubstr("without a mark)")));
}

TEST(TippingWords, AreOfBenchmarksToo) {
  Study study = study_of_one();
  study.published.benchmarks = {sample::benchmark(BenchmarkLevel::Organisation, 7.1)};
  EXPECT_THAT(section_of("changes", waves_with_silent(7.2, 7.5, 1000.0, 700.0), study),
              AllOf(HasSubstr("Tipping point beside the benchmark"), HasSubstr("of 2013: "),
                    HasSubstr("lower (70% without a mark)")));
  EXPECT_THAT(changes_of(7.2, 7.5), Not(HasSubstr("Tipping point beside the benchmark")));
}

}  // namespace
}  // namespace peil::report
