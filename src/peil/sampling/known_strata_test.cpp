#include "peil/sampling/known_strata.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/contract.h"

namespace peil::sampling {
namespace {

const Grouping regions{"region", {"n", "s", "w"}, {0, 1, 0, 2, 0, 1}};

// n: 2, 4 and 9, mean 5, squares 26 over 2; s: 3 and 5, squares 2 over 1; w: one unit.
TEST(KnownStrata, AreCountedAndSpreadAsByHand) {
  const std::vector<double> study{2, 3, 4, 8, 9, 5};
  const auto strata = known_strata(regions, {}, study);
  ASSERT_EQ(strata.size(), 3u);
  EXPECT_EQ(strata[0].name, "n");
  EXPECT_EQ(strata[0].units, 3u);
  EXPECT_EQ(strata[0].size, 3.0);
  EXPECT_NEAR(strata[0].sd, std::sqrt(13.0), 1e-15);
  EXPECT_NEAR(strata[1].sd, std::sqrt(2.0), 1e-15);
  EXPECT_EQ(strata[2].sd, 0.0);
}

TEST(KnownStrata, HaveTheSizeOfTheirUnitsTogether) {
  const std::vector<double> size{10, 1, 20, 5, 30, 2};
  const auto strata = known_strata(regions, size);
  EXPECT_EQ(strata[0].size, 60.0);
  EXPECT_EQ(strata[1].size, 3.0);
  EXPECT_EQ(strata[2].size, 5.0);
  EXPECT_EQ(strata[0].sd, 0.0);
}

// The textbook's one-pass formula loses every digit here; the answer does not.
TEST(KnownStrata, SpreadsFarFromZeroKeepTheirDigits) {
  const Grouping one{"all", {"all"}, {0, 0, 0}};
  const std::vector<double> study{1e9 + 1, 1e9 + 2, 1e9 + 3};
  EXPECT_EQ(known_strata(one, {}, study).front().sd, 1.0);
}

TEST(KnownStrata, EveryUnitHasANumberAndAStratum) {
  const std::vector<double> few{1.0};
  EXPECT_THROW(known_strata(regions, few), ContractError);
  EXPECT_THROW(known_strata({"g", {"a"}, {Grouping::outside}}), ContractError);
}

}  // namespace
}  // namespace peil::sampling
