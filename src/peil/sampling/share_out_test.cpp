#include "peil/sampling/share_out.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/base/chance.h"
#include "peil/base/contract.h"

namespace peil::sampling {
namespace {

using Sizes = std::vector<std::size_t>;
using Measures = std::vector<std::uint64_t>;

// By hand: 10 * 53/100 = 5.3, 2.4, 2.3: whole parts 5, 2, 2; the one left goes to .4.
TEST(ShareOut, GivesWhatIsLeftToTheLargestRemainders) {
  EXPECT_EQ(share_out(Measures{53, 24, 23}, std::vector<SizeBounds>(3, {0, 99}), 10),
            (Sizes{5, 3, 2}));
}

TEST(ShareOut, BreaksTiesForTheStratumThatComesFirst) {
  EXPECT_EQ(share_out(Measures{1, 1, 1, 1}, std::vector<SizeBounds>(4, {0, 9}), 6),
            (Sizes{2, 2, 1, 1}));
}

// By hand: shares 90, 6, 4 of 100; the first is capped at 20, so 80 go 60:40 to the others.
TEST(ShareOut, GivesWhatACapLeavesToTheOthersInProportion) {
  EXPECT_EQ(share_out(Measures{90, 6, 4}, std::vector<SizeBounds>(3, {0, 99}), 99),
            (Sizes{89, 6, 4}));
  EXPECT_EQ(share_out(Measures{90, 6, 4}, std::vector<SizeBounds>{{0, 20}, {0, 99}, {0, 99}}, 100),
            (Sizes{20, 48, 32}));
}

// By hand. Measures 10, 8, 1, 1 share 40 as 20, 16, 2, 2. A is 2 above its most of 18, C and D are
// 8 below their least of 10 each: they are further off. Then 20 go 10:8 to A and B: 11.1 and 8.9.
// Whoever fixed A at 18 first would leave B with 2.
TEST(ShareOut, DoesNotCapAStratumThatTheLeastsOfOthersBringDown) {
  EXPECT_EQ(share_out(Measures{10, 8, 1, 1},
                      std::vector<SizeBounds>{{0, 18}, {0, 99}, {10, 99}, {10, 99}}, 40),
            (Sizes{11, 9, 10, 10}));
}

TEST(ShareOut, GivesNothingWhenOnlyMeasuresOfZeroHaveRoom) {
  EXPECT_FALSE(share_out(Measures{5, 0}, std::vector<SizeBounds>{{0, 3}, {1, 9}}, 5));
  EXPECT_EQ(share_out(Measures{5, 0}, std::vector<SizeBounds>{{0, 3}, {1, 9}}, 4), (Sizes{3, 1}));
  EXPECT_FALSE(share_out(Measures{0, 0}, std::vector<SizeBounds>(2, {0, 3}), 2));
  EXPECT_EQ(share_out(Measures{0, 0}, std::vector<SizeBounds>(2, {1, 3}), 2), (Sizes{1, 1}));
}

TEST(ShareOut, ExpectsATotalWithinTheBounds) {
  EXPECT_THROW((void)share_out(Measures{1}, std::vector<SizeBounds>{{2, 3}}, 1), ContractError);
  EXPECT_THROW((void)share_out(Measures{1}, std::vector<SizeBounds>{{2, 3}}, 4), ContractError);
  EXPECT_THROW((void)share_out(Measures{1}, std::vector<SizeBounds>{{3, 2}}, 3), ContractError);
}

// There is one factor for which every size is within one unit of measure * factor, cut off at the
// bounds: sizes above their least ask for a factor of at most (n + 1) / m, those below their most
// for one of at least (n - 1) / m.
TEST(ShareOut, SharesByOneFactorWithinTheBoundsOnRandomStrata) {
  Chance chance("share out", "factor");
  for (int round = 0; round < 3000; ++round) {
    const std::size_t strata = 1 + chance.below(12);
    Measures measure;
    std::vector<SizeBounds> bounds;
    std::size_t leasts = 0, mosts = 0;
    for (std::size_t i = 0; i < strata; ++i) {
      measure.push_back(1 + chance.below(chance.below(2) == 0 ? 10 : 100000));
      const std::size_t least = chance.below(6);
      bounds.push_back({least, least + chance.below(chance.below(2) == 0 ? 5 : 200)});
      leasts += least, mosts += bounds.back().most;
    }
    const std::size_t total = leasts + chance.below(mosts - leasts + 1);
    const auto sizes = share_out(measure, bounds, total);
    ASSERT_TRUE(sizes);
    std::size_t sum = 0;
    double at_least = 0.0, at_most = 1e300;
    for (std::size_t i = 0; i < strata; ++i) {
      const auto n = static_cast<double>((*sizes)[i]), m = static_cast<double>(measure[i]);
      sum += (*sizes)[i];
      ASSERT_GE((*sizes)[i], bounds[i].least);
      ASSERT_LE((*sizes)[i], bounds[i].most);
      if ((*sizes)[i] > bounds[i].least) at_least = std::max(at_least, (n - 1.0) / m);
      if ((*sizes)[i] < bounds[i].most) at_most = std::min(at_most, (n + 1.0) / m);
    }
    EXPECT_EQ(sum, total);
    EXPECT_LE(at_least, at_most * (1.0 + 1e-12));  // division of whole numbers
  }
}

TEST(WholeMeasures, KeepTheProportions) {
  EXPECT_EQ(whole_measures(std::vector<double>{0.5, 1.0, 0.0}),
            (Measures{std::uint64_t{1} << 51, std::uint64_t{1} << 52, 0}));
  EXPECT_EQ(whole_measures(std::vector<double>{0.0, 0.0}), (Measures{0, 0}));
  EXPECT_THROW((void)whole_measures(std::vector<double>{-1.0}), ContractError);
}

}  // namespace
}  // namespace peil::sampling
