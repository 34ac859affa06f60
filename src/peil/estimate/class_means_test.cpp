#include "peil/estimate/class_means.h"

#include <gtest/gtest.h>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// Rows: class k 1 (weight 2), k 4 (weight 1), m 7 (weight 5), none 9 (weight 3).
TEST(ClassMeans, ShareTheWeightOfThoseWhoHaveAClass) {
  Design design = testing::simple_design(4);
  design.weight = {Weight(2.0), Weight(1.0), Weight(5.0), Weight(3.0)};
  const Grouping by{"class", {"k", "m", "empty"}, {0, 0, 1, Grouping::outside}};
  const Grouping* const groupings[]{&by};
  const Classes classes = classes_of(design, groupings);
  const Tallies tallies = tally(testing::answered({1.0, 4.0, 7.0, 9.0}), classes);
  const std::vector<Domain> of{domain(classes, 0, 0), domain(classes, 0, 1),
                               Domain(classes.classes.size(), 0)};
  const auto found = class_means(classes, tallies, everybody(classes), of);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].weight, 3.0);
  EXPECT_EQ(found[0].share, 3.0 / 8.0);
  EXPECT_EQ(found[0].mean, 2.0);  // (2 * 1 + 1 * 4) / 3
  EXPECT_EQ(found[0].answers, 2u);
  EXPECT_EQ(found[1].share, 5.0 / 8.0);
  EXPECT_EQ(found[1].mean, 7.0);
  EXPECT_EQ(found[2].answers, 0u);
  EXPECT_EQ(found[2].share, 0.0);
}

}  // namespace
}  // namespace peil::estimate
