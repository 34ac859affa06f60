#include "peil/estimate/wave_units.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// Unit 7 has two rows, one of them outside the domain; unit 3 lies outside altogether.
TEST(WaveUnits, AddUpTheRowsOfEachUnitAndKeepThoseOutside) {
  const NumberedRows rows{{1, 0, 1}, {7, 3, 7}, {20.0, std::nullopt}};
  const WaveUnits found = wave_units(rows, {{0.5, 0.0, 0.25}, {0, 0, 1}});
  ASSERT_EQ(found.units.size(), 2u);
  EXPECT_EQ(found.units[0].unit, 3u);
  EXPECT_EQ(found.units[0].stratum, 0u);
  EXPECT_EQ(found.units[0].value, 0.0);
  EXPECT_FALSE(found.units[0].inside);
  EXPECT_EQ(found.units[1].unit, 7u);
  EXPECT_EQ(found.units[1].stratum, 1u);
  EXPECT_EQ(found.units[1].value, 0.75);
  EXPECT_TRUE(found.units[1].inside);
  EXPECT_EQ(found.population, rows.population);
}

TEST(WaveUnits, HaveOneValuePerRow) {
  EXPECT_THROW(wave_units({{0}, {0}, {}}, {{0.5, 0.5}, {1, 1}}), ContractError);
}

}  // namespace
}  // namespace peil::estimate
