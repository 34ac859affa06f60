#include "peil/estimate/randomisation.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// Four clusters with means 1, 2, 4 and 9, one person each; those with 4 and 9 were treated. The
// six ways to choose two: 6.5 - 1.5 = 5, (2+9)/2 - 2.5 = 3, (1+9)/2 - 3 = 2, and the same below 0.
TEST(Randomisation, TriesEveryWayByHand) {
  const std::vector<RandomisedCluster> clusters{
      {1.0, 1.0, false}, {1.0, 2.0, false}, {1.0, 4.0, true}, {1.0, 9.0, true}};
  const Randomisation found = randomisation(clusters, RandomisedMean::Persons);
  EXPECT_EQ(found.value, 5.0);
  EXPECT_EQ(found.ways, 6u);
  EXPECT_EQ(found.as_large, 2u);
  EXPECT_EQ(found.greater, 1u);
  EXPECT_EQ(found.p(), 2.0 / 6.0);
  EXPECT_EQ(found.p_greater(), 1.0 / 6.0);
}

// Treated: 3 people of mean 2 and 1 of mean 6; others: 1 of mean 0 and 1 of mean 2. By people
// 12/4 - 1 = 2, by clusters 4 - 1 = 3.
TEST(Randomisation, WeighsPeopleOrClusters) {
  const std::vector<RandomisedCluster> clusters{
      {3.0, 6.0, true}, {1.0, 6.0, true}, {1.0, 0.0, false}, {1.0, 2.0, false}};
  EXPECT_EQ(randomisation(clusters, RandomisedMean::Persons).value, 2.0);
  EXPECT_EQ(randomisation(clusters, RandomisedMean::Clusters).value, 3.0);
}

// Whatever unit the numbers are in, the same ways are as large.
TEST(Randomisation, TiesDoNotDependOnTheUnit) {
  for (const double unit : {1e-15, 1.0, 1e12}) {
    std::vector<RandomisedCluster> clusters;
    for (const double mean : {1.0, 2.0, 4.0, 9.0, 3.0, 5.0})
      clusters.push_back({2.0, 2.0 * mean * unit, mean > 3.5});
    const Randomisation found = randomisation(clusters, RandomisedMean::Persons);
    EXPECT_EQ(found.ways, 20u);
    EXPECT_EQ(found.as_large, 2u) << unit;
    EXPECT_EQ(found.greater, 1u) << unit;
  }
}

TEST(Randomisation, CountsTheWays) {
  EXPECT_EQ(ways_to_choose(9, 4), 126u);
  EXPECT_EQ(ways_to_choose(20, 10), 184756u);
  EXPECT_EQ(ways_to_choose(60, 30), most_ways + 1);
}

}  // namespace
}  // namespace peil::estimate
