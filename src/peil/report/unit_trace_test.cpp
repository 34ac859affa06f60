#include "peil/report/unit_trace.h"

#include <gtest/gtest.h>

namespace peil::report {
namespace {

const UnitsMade made{"district", "2013", "2011", {"nl", "en"}, "unit-017.nl.html"};

TEST(UnitTrace, IsReadFromTheTextOfAPage) {
  EXPECT_EQ(trace_of(made), "peil units: district | 2013 | 2011 | nl, en | unit-017.nl.html");
  const auto read = units_made("Made with peil 9.9.9 (abc). " + trace_of(made) + "\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, made);
}

TEST(UnitTrace, SaysThatNoWaveStandsBesideIt) {
  const UnitsMade alone{"channel", "2013", "", {"en"}, "index.en.html"};
  const auto read = units_made(trace_of(alone));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, alone);
}

TEST(UnitTrace, IsNotThereInAnotherText) {
  EXPECT_FALSE(units_made("Made with peil 9.9.9 (abc)."));
  EXPECT_FALSE(units_made("peil units: district | 2013"));
}

TEST(UnitTrace, FilesAreNamedByPlaceAndNotByWhatTheStudyCallsThem) {
  EXPECT_EQ(unit_file(0, 12, "nl"), "unit-001.nl.html");
  EXPECT_EQ(unit_file(299, 300, "en"), "unit-300.en.html");
  EXPECT_EQ(unit_file(6, 1000, "en"), "unit-0007.en.html");
}

}  // namespace
}  // namespace peil::report
