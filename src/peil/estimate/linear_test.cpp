#include "peil/estimate/linear.h"

#include <gtest/gtest.h>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

struct Cut {
  Classes classes;
  Tallies tallies;
  Domain a, b;
};

Cut cut(const testing::NumberSample& sample) {
  const Grouping* const groupings[]{&sample.group};
  Cut result{classes_of(sample.design, groupings), {}, {}, {}};
  result.tallies = tally(sample.y, result.classes);
  result.a = domain(result.classes, 0, 0);
  result.b = domain(result.classes, 0, 1);
  return result;
}

TEST(Linear, MeansAndTheirDifferencesAreThoseOfTheOtherRoad) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const testing::NumberSample sample(seed, seed % 2 == 0);
    const Cut c = cut(sample);
    for (const Degrees degrees : {Degrees::OfDesign, Degrees::OfDomain}) {
      const Options how{LonelyPsu::Fail, degrees};
      const auto plain = mean(c.classes, c.tallies, c.a, how);
      const auto apart = difference(c.classes, c.tallies, c.a, c.b, how);
      if (!plain || !apart) continue;
      const Linear one = linear_mean(c.classes, c.tallies, c.a),
                   other = linear_mean(c.classes, c.tallies, c.b);
      const Estimate found = estimate_of(one, c.classes, c.tallies, how);
      EXPECT_NEAR(found.value, plain->value, 1e-12);
      EXPECT_NEAR(*found.standard_error, *plain->standard_error, 1e-12);
      EXPECT_EQ(found.degrees_of_freedom, plain->degrees_of_freedom);
      EXPECT_EQ(found.answers, plain->answers);
      EXPECT_EQ(found.alike, plain->alike);
      const Estimate less_other = estimate_of(less(one, other), c.classes, c.tallies, how);
      EXPECT_NEAR(less_other.value, apart->value, 1e-12);
      EXPECT_NEAR(*less_other.standard_error, *apart->standard_error, 1e-12);
      EXPECT_EQ(less_other.degrees_of_freedom, apart->degrees_of_freedom);
    }
  }
}

// A statistic less itself is 0 without an error, whatever it is.
TEST(Linear, WhatTwoStatisticsShareFallsOut) {
  const testing::NumberSample sample(7, true);
  const Cut c = cut(sample);
  const Linear one = linear_mean(c.classes, c.tallies, c.a);
  const Estimate none = estimate_of(less(one, one), c.classes, c.tallies, {});
  EXPECT_EQ(none.value, 0.0);
  EXPECT_EQ(*none.standard_error, 0.0);
}

// 5, 5 and 5: an error of 0 that says nothing. Three rows are three independent answers, of which
// the design leaves two.
TEST(Linear, SaysThatAnswersAreAllAlike) {
  const Classes classes = classes_of(testing::simple_design(3));
  const Tallies same = tally(testing::answered({5.0, 5.0, 5.0}), classes);
  EXPECT_EQ(estimate_of(linear_mean(classes, same, everybody(classes)), classes, same, {}).alike,
            2.0);
  const Tallies differ = tally(testing::answered({5.0, 5.0, 6.0}), classes);
  EXPECT_EQ(
      estimate_of(linear_mean(classes, differ, everybody(classes)), classes, differ, {}).alike,
      0.0);
}

}  // namespace
}  // namespace peil::estimate
