#include "peil/estimate/effect_size.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// sd 1 and 7: root of (1 + 49) / 2 is 5.
TEST(CohensD, IsTheDifferenceInPooledStandardDeviations) {
  EXPECT_EQ(cohens_d(2.0, 1.0, 7.0), 0.4);
  EXPECT_EQ(cohens_d(-2.0, 7.0, 1.0), -0.4);
  EXPECT_EQ(cohens_d(3.0, 2.0, 2.0), 1.5);
}

TEST(CohensD, OfAnswersThatDoNotVaryIsNone) { EXPECT_FALSE(cohens_d(1.0, 0.0, 0.0)); }

}  // namespace
}  // namespace peil::estimate
