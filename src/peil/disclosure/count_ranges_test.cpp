#include "peil/disclosure/count_ranges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace peil::disclosure {
namespace {

using ::testing::IsSupersetOf;

// Twelve people in three parts; of the third it is printed that it has four, of the others only
// that each has one to nine: eight are left for the two.
const std::vector<KnownCount> told{
    {{0, 1, 2}, 12.0, 12.0}, {{2}, 4.0, 4.0}, {{0}, 1.0, 9.0}, {{1}, 1.0, 9.0}};

TEST(CountRanges, AHiddenNumberLiesWhereAllThatIsKnownLeavesIt) {
  CountRanges ranges(3, told);
  const auto range = ranges.of({0});
  ASSERT_TRUE(range);
  EXPECT_EQ(range->low, 1u);
  EXPECT_EQ(range->high, 7u);
  EXPECT_EQ(range->values(), 7u);
  EXPECT_THAT(range->by, IsSupersetOf({std::size_t{0}, std::size_t{1}, std::size_t{3}}));
}

// The ends of one number are divisions of everybody: they show other numbers as well.
TEST(CountRanges, EndsOfOneNumberShowHowFarAnotherReaches) {
  CountRanges ranges(3, told);
  EXPECT_FALSE(ranges.has_shown({1}, 1));
  ASSERT_TRUE(ranges.of({0}));
  EXPECT_TRUE(ranges.has_shown({1}, 7));
  EXPECT_FALSE(ranges.has_shown({1}, 8));
  EXPECT_FALSE(ranges.has_shown({2}, 2));
}

TEST(CountRanges, ANumberWithoutAnEndHasNoRange) {
  const std::vector<KnownCount> many{{{0}, 10.0, std::numeric_limits<double>::infinity()}};
  EXPECT_FALSE(CountRanges(1, many).of({0}));
}

}  // namespace
}  // namespace peil::disclosure
