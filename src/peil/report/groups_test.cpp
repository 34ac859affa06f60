// What the chapter of customer groups says of differences between them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

// Of four groups with a mark that is shown there are six pairs; companies lie below the others.
TEST(GroupsChapter, ListsTheDifferencesThatAreDemonstrated) {
  const std::string said = section_of("groups", sample::three_waves());
  EXPECT_THAT(said, AllOf(HasSubstr("Tested differences between two customer groups: 6, tested "
                                    "together. Demonstrated are:"),
                          HasSubstr("higher than Companies (7.2). That is more than chance"),
                          Not(HasSubstr("no demonstrable difference"))));
}

TEST(GroupsChapter, SaysThatNoDifferenceIsDemonstrated) {
  std::vector<WaveResults> waves = sample::three_waves();
  for (auto& [name, estimate] : waves.back().estimates)
    if (name.measure == "overall" && name.statistic == "mean") estimate.value = 7.2;
  const std::string said = section_of("groups", waves);
  EXPECT_THAT(said, AllOf(HasSubstr("Tested differences between two customer groups: 6, tested "
                                    "together. None of them is demonstrated."),
                          Not(HasSubstr("more than chance"))));
}

}  // namespace
}  // namespace peil::report
