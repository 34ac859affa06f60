// Fewer than a quarter answered: no margin is printed as if it held for those who did not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::vector<WaveResults> with_a_response_of_22_percent() {
  std::vector<WaveResults> waves = sample::three_waves();
  for (WaveResults& wave : waves) {
    for (GroupResponse& group : wave.response) group.drawn = group.complete * 50 / 11;
  }
  return waves;
}

TEST(LowResponse, MarginsAreSaidNotToCoverWhoTookPart) {
  const std::string chapter = said_testing::section_of("response", with_a_response_of_22_percent());
  EXPECT_THAT(chapter,
              AllOf(HasSubstr("Aliens | "), HasSubstr("Sponsors | "), HasSubstr("22%"),
                    HasSubstr("the satisfied or the dissatisfied may have taken part more. The "
                              "margins in this report do not cover that.")));
  EXPECT_THAT(said_testing::report_of(with_a_response_of_22_percent()),
              HasSubstr("What those who did not take part think."));
}

}  // namespace
}  // namespace peil::report
