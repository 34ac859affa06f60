#include "peil/estimate/two_frames.h"

#include <gtest/gtest.h>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// Seven people with a number each; the first five are on frame A, the last four on frame B, so 4
// and 5 are on both. Their numbers add up to 50.
const std::vector<double> numbers{3, 8, 1, 10, 4, 17, 7};
const std::vector<std::size_t> frame_a{0, 1, 2, 3, 4}, frame_b{3, 4, 5, 6};

struct Sample {
  Classes classes;
  NumberColumn value;
  std::vector<std::uint8_t> inside;
  FrameSample frame;

  Sample(const std::vector<std::size_t>& people, double on_frame, double share)
      : classes(classes_of(design(people.size(), on_frame))), frame{classes, {}, {}, {}} {
    for (const std::size_t who : people) {
      const bool both = who == 3 || who == 4;
      value.value.push_back(numbers[who]);
      value.reason.push_back(Absent::No);
      frame.multiplier.push_back(both ? share : 1.0);
      frame.shared.push_back(both ? 1 : 0);
      inside.push_back(1);
    }
  }
  static Design design(std::size_t n, double on_frame) {
    Design design = testing::simple_design(n);
    design.strata[0].population = on_frame;
    design.weight.assign(n, Weight(on_frame / static_cast<double>(n)));
    return design;
  }
  FrameAnswers answers() const { return {frame, value, inside}; }
};

TEST(TwoFrames, WhoIsOnBothCountsOnceWhereEverybodyIsAsked) {
  for (const double theta : {0.0, 0.5, 0.9}) {
    const Sample a(frame_a, 5.0, theta), b(frame_b, 4.0, 1.0 - theta);
    const Estimate total = *two_frame_total(a.answers(), b.answers());
    EXPECT_NEAR(total.value, 50.0, 1e-12);
    EXPECT_NEAR(*total.standard_error, 0.0, 1e-12);
    EXPECT_NEAR(two_frame_mean(a.answers(), b.answers())->value, 50.0 / 7.0, 1e-12);
  }
}

std::vector<std::vector<std::size_t>> samples(const std::vector<std::size_t>& of, std::size_t n) {
  std::vector<std::vector<std::size_t>> all;
  for (unsigned set = 0; set < 1u << of.size(); ++set) {
    std::vector<std::size_t> one;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if ((set >> i & 1u) != 0) one.push_back(of[i]);
    }
    if (one.size() == n) all.push_back(one);
  }
  return all;
}

// Three of frame A with two of frame B in every way: the totals are right on average, and the
// variance that each sample gives is on average that of the totals.
TEST(TwoFrames, OverAllSamplesTheTotalAndItsVarianceAreRight) {
  for (const double theta : {0.5, 0.8}) {
    double ways = 0.0, sum = 0.0, squares = 0.0, variances = 0.0;
    for (const auto& of_a : samples(frame_a, 3)) {
      for (const auto& of_b : samples(frame_b, 2)) {
        const Sample a(of_a, 5.0, theta), b(of_b, 4.0, 1.0 - theta);
        const Estimate total = *two_frame_total(a.answers(), b.answers());
        ways += 1.0;
        sum += total.value;
        squares += (total.value - 50.0) * (total.value - 50.0);
        variances += *total.standard_error * *total.standard_error;
        EXPECT_EQ(total.degrees_of_freedom, 3.0);
      }
    }
    EXPECT_EQ(ways, 60.0);
    EXPECT_NEAR(sum / ways, 50.0, 1e-9);
    EXPECT_NEAR(variances / ways, squares / ways, 1e-9);
  }
}

// No other theta gives the total a smaller error.
TEST(TwoFrames, TheBestThetaHasTheLeastError) {
  const std::vector<std::size_t> of_a{0, 1, 3, 4}, of_b{3, 4, 5};
  const auto error = [&](double theta) {
    const Sample a(of_a, 5.0, theta), b(of_b, 4.0, 1.0 - theta);
    return *two_frame_total(a.answers(), b.answers())->standard_error;
  };
  const Sample a(of_a, 5.0, 0.5), b(of_b, 4.0, 0.5);
  const double best = *optimal_theta(a.answers(), b.answers());
  for (const double away : {-0.5, -0.01, 0.01, 0.5}) EXPECT_LT(error(best), error(best + away));
}

// A mean is linear in no weight: its error is that of (y - mean) / people.
TEST(TwoFrames, AMeanHasTheErrorOfItsResiduals) {
  const std::vector<std::size_t> of_a{0, 1, 3, 4}, of_b{3, 4, 5};
  const Sample a(of_a, 5.0, 0.5), b(of_b, 4.0, 0.5);
  // Weights 5/4 and 4/3; people 5/4 * 3 + 4/3 * 2 = 77/12.
  const double people = 77.0 / 12.0;
  const double mean = (1.25 * (3 + 8 + 7) + 4.0 / 3.0 * (7 + 17)) / people;
  const auto variance = [&](const std::vector<double>& z, double weight, double f) {
    const auto n = static_cast<double>(z.size());
    double centre = 0.0, squares = 0.0;
    for (const double one : z) centre += one * weight / n;
    for (const double one : z) squares += (one * weight - centre) * (one * weight - centre);
    return (1.0 - f) * n / (n - 1.0) * squares;
  };
  const auto z = [&](double y, double share) { return share * (y - mean) / people; };
  const Estimate found = *two_frame_mean(a.answers(), b.answers());
  EXPECT_NEAR(found.value, mean, 1e-12);
  EXPECT_NEAR(*found.standard_error,
              std::sqrt(variance({z(3, 1), z(8, 1), z(10, 0.5), z(4, 0.5)}, 1.25, 0.8) +
                        variance({z(10, 0.5), z(4, 0.5), z(17, 1)}, 4.0 / 3.0, 0.75)),
              1e-12);
}

TEST(TwoFrames, NobodyInTheDomainIsNoEstimate) {
  Sample a(frame_a, 5.0, 0.5), b(frame_b, 4.0, 0.5);
  a.inside.assign(5, 0);
  b.inside.assign(4, 0);
  EXPECT_FALSE(two_frame_total(a.answers(), b.answers()));
  EXPECT_FALSE(two_frame_mean(a.answers(), b.answers()));
}

}  // namespace
}  // namespace peil::estimate
