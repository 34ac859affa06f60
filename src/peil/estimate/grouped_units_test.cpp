#include "peil/estimate/grouped_units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "peil/estimate/units.h"

namespace peil::estimate {
namespace {

// Strata of so many rows each, one after the other, of twice as many people.
Design strata_with(const std::vector<std::size_t>& sizes) {
  Design design;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    design.strata.push_back({"s" + std::to_string(h), 2.0 * static_cast<double>(sizes[h])});
    for (std::size_t i = 0; i < sizes[h]; ++i) {
      design.stratum.emplace_back(static_cast<std::uint32_t>(h));
      design.weight.emplace_back(2.0);
    }
  }
  return design;
}

TEST(GroupedUnits, LeaveADesignOfSmallStrataAsItIs) {
  const Design design = strata_with({most_units, 12});
  const Design same = grouped_units(design, "seed");
  EXPECT_TRUE(same.psu.empty());
  EXPECT_EQ(same.strata[0].population, design.strata[0].population);
}

TEST(GroupedUnits, DivideALargeStratumEvenlyAndKeepItsCorrection) {
  const Design design = strata_with({4503, 20});
  const Design grouped = grouped_units(design, "seed");
  std::map<std::size_t, std::size_t> rows;  // by unit
  std::set<std::size_t> of_small;
  for (std::size_t row = 0; row < design.rows(); ++row) {
    if (row < 4503)
      ++rows[grouped.psu[row].index()];
    else
      of_small.insert(grouped.psu[row].index());
  }
  ASSERT_EQ(rows.size(), groups_of_many);
  for (const auto& [unit, count] : rows) {
    EXPECT_TRUE(count == 4503 / groups_of_many || count == 4503 / groups_of_many + 1);
    EXPECT_FALSE(of_small.contains(unit));
  }
  EXPECT_EQ(of_small.size(), 20u);
  const Units before = units_of(design), after = units_of(grouped);
  EXPECT_NEAR(after.left[0], before.left[0], 1e-12);
  EXPECT_EQ(after.left[1], before.left[1]);
  EXPECT_EQ(after.in(0), groups_of_many);
}

TEST(GroupedUnits, AreThoseOfTheSeed) {
  const Design design = strata_with({4100});
  EXPECT_EQ(grouped_units(design, "a").psu, grouped_units(design, "a").psu);
  EXPECT_NE(grouped_units(design, "a").psu, grouped_units(design, "b").psu);
}

// Clusters stay whole.
TEST(GroupedUnits, PutWholeClustersTogether) {
  Design design = strata_with({9000});
  for (std::uint32_t row = 0; row < 9000; ++row) design.psu.emplace_back(row / 2);
  const Design grouped = grouped_units(design, "seed");
  for (std::size_t row = 0; row < 9000; row += 2) EXPECT_EQ(grouped.psu[row], grouped.psu[row + 1]);
}

}  // namespace
}  // namespace peil::estimate
