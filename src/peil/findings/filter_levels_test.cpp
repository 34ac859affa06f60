// Levels of the register that a filter names, and that nobody has.
#include "peil/findings/filter_levels.h"

#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

Dataset wave_of_two_regions() {
  Dataset set;
  set.wave = "2013";
  set.groupings = {{"region", {"north", "south"}, {}}, {"year", {"2011", "2012"}, {}}};
  return set;
}

std::vector<NobodysLevel> in(const std::string& filter) {
  return nobodys_levels(study::testing::condition(filter), wave_of_two_regions());
}

TEST(FilterLevels, TellsEachLevelThatNobodyHasOnce) {
  const NobodysLevel sooth{"region", "sooth", {"north", "south"}};
  for (const char* filter :
       {"${region} != 'sooth'", "'sooth' = ${region}", "selected(${region}, 'sooth')",
        "not(${region} = 'sooth') or ${region} = 'sooth'"})
    EXPECT_EQ(in(filter), std::vector{sooth}) << filter;
  const NobodysLevel year{"year", "2013", {"2011", "2012"}};
  EXPECT_EQ(in("${year} = 2013"), std::vector{year});
}

TEST(FilterLevels, SaysNothingOfWhatSomebodyHasNorOfWhatIsNoLevel) {
  for (const char* filter : {"${region} = 'north'", "${region} != ''", "${year} = 2011",
                             "${year} > 2013", "${overall} = 11", "${year} = '2012'"})
    EXPECT_TRUE(in(filter).empty()) << filter;
}

}  // namespace
}  // namespace peil::findings
