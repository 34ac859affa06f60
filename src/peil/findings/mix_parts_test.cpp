#include "peil/findings/mix_parts.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

struct Part {
  double before, after;                // marks
  double weight_before, weight_after;  // persons
};

// vr is vreemdelingen and referenten: the whole has the mark that its parts give it.
std::vector<WaveResults> waves(const Part& one, const Part& two, std::size_t n = 1000) {
  std::vector<WaveResults> all{wave_of("2011"), wave_of("2013")};
  const auto fill = [&](WaveResults& wave, double m1, double w1, double m2, double w2) {
    answered(wave, "vreemdelingen", m1, n), answered(wave, "referenten", m2, n);
    answered(wave, "vr", (m1 * w1 + m2 * w2) / (w1 + w2), 2 * n);
    wave.response = {{"vreemdelingen", 3000, n, n}, {"referenten", 3000, n, n}};
    wave.response[0].weight = w1, wave.response[1].weight = w2;
  };
  fill(all[0], one.before, one.weight_before, two.before, two.weight_before);
  fill(all[1], one.after, one.weight_after, two.after, two.weight_after);
  return all;
}

std::optional<MixParts> mix_of(const std::vector<WaveResults>& all) {
  const Study study = bare_study();
  const Sources sources(study, all);
  JudgedSteps judged(sources);
  return mix_parts(judged.of({"overall", "mean", "vr", "2011", "2013"}), sources, judged);
}

// Simpson: 6.0 to 5.7 and 8.0 to 7.7, while the second goes from 20 to 60 percent: 6.4 to 6.9.
// Mix: .4 (8 + 7.7) / 2 - .4 (6 + 5.7) / 2 = .8; within: .6 (-.3) + .4 (-.3) = -.3.
TEST(MixParts, TellOfAWholeThatRoseWhileAllItsPartsFell) {
  const auto mix = mix_of(waves({6.0, 5.7, 800.0, 400.0}, {8.0, 7.7, 200.0, 600.0}));
  ASSERT_TRUE(mix);
  EXPECT_NEAR(mix->mix, 0.8, 1e-12);
  EXPECT_NEAR(mix->within, -0.3, 1e-12);
  EXPECT_TRUE(mix->against);
  ASSERT_EQ(mix->parts.size(), 2u);
  EXPECT_DOUBLE_EQ(mix->parts[1].share_before, 0.2);
  EXPECT_DOUBLE_EQ(mix->parts[1].share_after, 0.6);
  EXPECT_EQ(mix->parts[0].step.outcome, Outcome::Fell);
}

TEST(MixParts, TellOfAWholeThatMovedWhileItsPartsDidNot) {
  const auto mix = mix_of(waves({6.0, 6.0, 800.0, 400.0}, {8.0, 8.0, 200.0, 600.0}));
  ASSERT_TRUE(mix);
  EXPECT_NEAR(mix->mix, 0.8, 1e-12);
  EXPECT_NEAR(mix->within, 0.0, 1e-12);
  EXPECT_FALSE(mix->against);
}

TEST(MixParts, AreNotToldOfAWholeWhosePartsShowIt) {
  EXPECT_FALSE(mix_of(waves({6.0, 6.3, 800.0, 400.0}, {8.0, 8.0, 200.0, 600.0})));
  EXPECT_FALSE(mix_of(waves({6.0, 6.0, 500.0, 500.0}, {8.0, 8.0, 500.0, 500.0})));  // unmoved
}

// Both parts 0.12 higher, alone within chance (0.12 of an error of 0.067 is p = .07, twice), while
// the whole shows it: no mix does that.
TEST(MixParts, AreNotToldWhereTheMarksBringTheChange) {
  EXPECT_FALSE(mix_of(waves({6.0, 6.12, 500.0, 500.0}, {6.0, 6.12, 500.0, 500.0})));
}

TEST(MixParts, AreNotToldWhereAPartIsHeldOrDoesNotAddUp) {
  auto held = waves({6.0, 5.7, 800.0, 400.0}, {8.0, 7.7, 200.0, 600.0});
  answered(held[1], "referenten", 7.7, 9);
  EXPECT_FALSE(mix_of(held));
  auto other = waves({6.0, 5.7, 800.0, 400.0}, {8.0, 7.7, 200.0, 600.0});
  other[1].response[1].weight = 700.0;
  EXPECT_FALSE(mix_of(other));
}

}  // namespace
}  // namespace peil::findings
