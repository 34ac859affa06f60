#include "peil/estimate/mix_effect.h"

#include <gtest/gtest.h>

#include <functional>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

struct Wave {
  Design design;
  NumberColumn y;
  Grouping over{"class", {"k", "m"}, {}};
  Classes classes{};
  Tallies tallies{};

  void count() {
    const Grouping* const groupings[]{&over};
    classes = classes_of(design, groupings);
    tallies = tally(y, classes);
  }
  MixSide side() const {
    return {classes, tallies, {domain(classes, 0, 0), domain(classes, 0, 1)}, {}};
  }
};

Wave wave_of(std::vector<double> y, std::vector<std::uint32_t> level) {
  Wave wave{testing::simple_design(y.size()), testing::answered(y)};
  wave.over.level = std::move(level);
  wave.count();
  return wave;
}

// Before: k 2 4, m 8 10, so shares of a half and means 3 and 9. After: k 4, m 9 10 11, so shares
// 1/4 and 3/4, means 4 and 10. Change 8.5 - 6 = 2.5. Mix -1/4 * 3.5 + 1/4 * 9.5 = 1.5; within
// 3/8 * 1 + 5/8 * 1 = 1. With the mix of before the later mean would be (4 + 10) / 2 = 7.
TEST(MixEffect, PartsTheChangeByHand) {
  const Wave before = wave_of({2, 4, 8, 10}, {0, 0, 1, 1}),
             after = wave_of({4, 9, 10, 11}, {0, 1, 1, 1});
  std::size_t without = 0;
  const auto found = mix_effect(before.side(), after.side(), without);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->change.value, 2.5, 1e-12);
  EXPECT_NEAR(found->mix.value, 1.5, 1e-12);
  EXPECT_NEAR(found->within.value, 1.0, 1e-12);
  EXPECT_NEAR(found->reweighted.value, 7.0, 1e-12);
  EXPECT_NEAR(found->change_at_mix.value, 1.0, 1e-12);
  EXPECT_EQ(found->change.answers, 8u);
  // The change has the error of two independent means: squares about them 40 and 29.
  EXPECT_NEAR(*found->change.standard_error, std::sqrt((40.0 + 29.0) / 12.0), 1e-12);
}

TEST(MixEffect, SaysWhichClassHasNoAnswers) {
  const Wave before = wave_of({2, 4, 8}, {0, 0, 1}), after = wave_of({4, 9}, {0, 0});
  std::size_t without = 0;
  EXPECT_FALSE(mix_effect(before.side(), after.side(), without));
  EXPECT_EQ(without, 1u);
}

// Shares and means of the classes of a wave, from its rows.
struct Plain {
  double share[2] = {0, 0}, mean[2] = {0, 0};
};

Plain plainly(const Wave& wave, const std::vector<double>& w) {
  Plain result;
  double all = 0.0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (wave.y.reason[i] != Absent::No) continue;
    result.share[wave.over.level[i]] += w[i];
    result.mean[wave.over.level[i]] += w[i] * wave.y.value[i];
    all += w[i];
  }
  for (const int k : {0, 1}) {
    result.mean[k] /= result.share[k];
    result.share[k] /= all;
  }
  return result;
}

double part(const std::string& name, const Plain& a, const Plain& b) {
  double sum = 0.0;
  for (const int k : {0, 1}) {
    const double m1 = a.mean[k], m2 = b.mean[k], p1 = a.share[k], p2 = b.share[k];
    sum += name == "mix"      ? (p2 - p1) * (m1 + m2) / 2.0
           : name == "within" ? (p1 + p2) / 2.0 * (m2 - m1)
           : name == "change" ? p2 * m2 - p1 * m1
           : name == "stayed" ? p1 * m2
                              : p1 * (m2 - m1);
  }
  return sum;
}

Wave random_wave(unsigned seed) {
  const testing::NumberSample sample(seed, seed % 2 == 0);
  Wave wave{sample.design, sample.y, {"class", {"k", "m"}, sample.group.level}};
  wave.count();
  return wave;
}

TEST(MixEffect, HasTheErrorsThatMovingEveryWeightGives) {
  int seen = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Wave before = random_wave(seed), after = random_wave(seed + 1000);
    std::size_t without = 0;
    const auto found = mix_effect(before.side(), after.side(), without);
    if (!found) continue;
    ++seen;
    EXPECT_NEAR(found->mix.value + found->within.value, found->change.value, 1e-12);
    const std::pair<const char*, const Estimate*> all[]{{"mix", &found->mix},
                                                        {"within", &found->within},
                                                        {"change", &found->change},
                                                        {"stayed", &found->reweighted},
                                                        {"at mix", &found->change_at_mix}};
    const auto weights = [](const Wave& wave) {
      std::vector<double> w;
      for (const Weight& one : wave.design.weight) w.push_back(one.persons());
      return w;
    };
    const Plain a = plainly(before, weights(before)), b = plainly(after, weights(after));
    for (const auto& [name, estimate] : all) {
      EXPECT_NEAR(estimate->value, part(name, a, b), 1e-10) << name;
      const auto of_before = testing::influence_by_moving(
          before.design, [&](const auto& w) { return part(name, plainly(before, w), b); });
      const auto of_after = testing::influence_by_moving(
          after.design, [&](const auto& w) { return part(name, a, plainly(after, w)); });
      EXPECT_NEAR(*estimate->standard_error,
                  std::hypot(testing::plain_error(before.design, of_before),
                             testing::plain_error(after.design, of_after)),
                  1e-6)
          << name << " " << seed;
    }
  }
  EXPECT_GT(seen, 40);
}

}  // namespace
}  // namespace peil::estimate
