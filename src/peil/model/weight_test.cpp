#include "peil/model/weight.h"

#include <gtest/gtest.h>

#include <limits>

namespace peil {
namespace {

TEST(Weight, OfNothingIsARowThatDoesNotCount) {
  EXPECT_TRUE(Weight::allows(0.0));
  EXPECT_EQ(Weight(0.0).persons(), 0.0);
  EXPECT_FALSE(Weight(0.0).counts());
  EXPECT_TRUE(Weight(0.5).counts());
  EXPECT_FALSE(Weight::allows(-1.0));
  EXPECT_FALSE(Weight::allows(std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace peil
