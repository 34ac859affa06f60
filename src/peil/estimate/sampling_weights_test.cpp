// Weights of a sample are no counts of people: what tests and errors make of them.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "peil/base/chance.h"
#include "peil/estimate/contrast.h"
#include "peil/estimate/student.h"
#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

using testing::answered;
using testing::NumberSample;
using testing::simple_design;

constexpr std::size_t people = 400;

// Two groups in turn, answers that have nothing to do with group or weight, and weights with a
// coefficient of variation of 1 (lognormal, variance ln 2 of the logarithm).
struct NothingToFind {
  Design design = simple_design(people);
  NumberColumn answers;
  Grouping group{"group", {"a", "b"}, {}};

  explicit NothingToFind(Chance& chance) {
    const double spread = std::sqrt(std::log(2.0));
    std::vector<double> said;
    for (std::size_t i = 0; i < people; ++i) {
      design.weight[i] = Weight(std::exp(spread * chance.normal()));
      said.push_back(chance.normal());
      group.level.push_back(i % 2);
    }
    answers = answered(std::move(said));
  }

  double p() const {
    const std::array<const Grouping*, 1> by{&group};
    const Classes classes = classes_of(design, by);
    const Contrasted found =
        contrast(classes, tally(answers, classes), domain(classes, 0, 0), domain(classes, 0, 1));
    return found.test.value().p;
  }

  // The same with weights as counts, brought to the number of people: what tables of frequencies
  // do.
  bool naive_test_rejects() const {
    std::array<double, 2> weight{}, sum{};
    for (std::size_t i = 0; i < people; ++i) {
      weight[i % 2] += design.weight[i].persons();
      sum[i % 2] += design.weight[i].persons() * answers.value[i];
    }
    const double to_people = static_cast<double>(people) / (weight[0] + weight[1]);
    double squares = 0.0;
    for (std::size_t i = 0; i < people; ++i) {
      const double from_mean = answers.value[i] - sum[i % 2] / weight[i % 2];
      squares += to_people * design.weight[i].persons() * from_mean * from_mean;
    }
    const double error =
        std::sqrt(squares / (people - 2.0) * (1.0 / weight[0] + 1.0 / weight[1]) / to_people);
    constexpr double t_of_398 = 1.96594;  // 97.5 %
    return std::abs(sum[0] / weight[0] - sum[1] / weight[1]) > t_of_398 * error;
  }
};

TEST(SamplingWeights, ATrueNullIsRejectedInOneOfTwentySamples) {
  const int draws = std::getenv("PEIL_SOAK") != nullptr ? 10000 : 1000;
  Chance chance("weights", "null");
  int rejected = 0, naive = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const NothingToFind sample(chance);
    rejected += sample.p() < 0.05 ? 1 : 0;
    naive += sample.naive_test_rejects() ? 1 : 0;
  }
  std::printf("%d of %d samples rejected, %d with weights as counts\n", rejected, draws, naive);
  EXPECT_GE(rejected, draws * 4 / 100);
  EXPECT_LE(rejected, draws * 6 / 100);
  EXPECT_GE(naive, draws * 14 / 100);  // these samples would show it
}

TEST(SamplingWeights, TimesAnyFactorChangeNoMeanErrorOrTest) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const NumberSample sample(seed, seed % 2 == 0);
    const auto found = [&](const NumberSample& of) {
      const std::array<const Grouping*, 1> by{&of.group};
      const Classes classes = classes_of(of.design, by);
      return contrast(classes, tally(of.y, classes), domain(classes, 0, 0), domain(classes, 0, 1));
    };
    const Contrasted whole = found(sample);
    for (const double factor : {0.4, 1000.0}) {
      const Contrasted scaled = found(sample.with_weights_times(factor));
      ASSERT_EQ(scaled.outcome, whole.outcome) << seed;
      EXPECT_NEAR(scaled.difference.value, whole.difference.value, 1e-12) << seed;
      ASSERT_EQ(scaled.difference.standard_error.has_value(),
                whole.difference.standard_error.has_value());
      if (!whole.difference.standard_error) continue;
      const double error = *whole.difference.standard_error;
      EXPECT_NEAR(*scaled.difference.standard_error, error, 1e-12 * error + 1e-15) << seed;
      ASSERT_EQ(scaled.test.has_value(), whole.test.has_value());
      if (!whole.test) continue;
      EXPECT_NEAR(scaled.test->p, whole.test->p, 1e-10) << seed;
    }
  }
}

// One man who said no and nine women of whom five said yes, weighed to as many men as women. By
// hand: half of 5/9; sum of (w (y - share))^2 = 25 x 0.0772 + 25/81 (5 x 0.5216 + 4 x 0.0772).
TEST(SamplingWeights, TenPeopleGiveTheSharePrintedWithItsError) {
  Design design = simple_design(10);
  design.weight.assign(10, Weight(5.0 / 9.0));
  design.weight[0] = Weight(5.0);
  const Classes classes = classes_of(design);
  const auto yes = answered({0, 1, 1, 1, 1, 1, 0, 0, 0, 0});
  const auto found = mean(classes, tally(yes, classes), everybody(classes));
  ASSERT_TRUE(found && found->standard_error);
  EXPECT_NEAR(found->value, 0.278, 0.0005);
  EXPECT_NEAR(*found->standard_error, 0.18, 0.005);
  const double share = 2.5 / 9.0;
  const double squares = 25.0 * share * share +
                         25.0 / 81.0 * (5.0 * (1.0 - share) * (1.0 - share) + 4.0 * share * share);
  EXPECT_NEAR(*found->standard_error, std::sqrt(10.0 / 9.0 * squares) / 10.0, 1e-14);
}

// Promoters 40 %, detractors 25 %: the score is 15. Linearisation promises what the study states.
TEST(RecommendScore, ItsIntervalHoldsTheTruthAsOftenAsItPromises) {
  const int draws = std::getenv("PEIL_SOAK") != nullptr ? 10000 : 1000;
  Chance chance("score", "coverage");
  constexpr std::size_t answers = 300;  // "several hundred"
  const Classes classes = classes_of(simple_design(answers));
  int held = 0;
  for (int draw = 0; draw < draws; ++draw) {
    std::vector<double> counts;
    for (std::size_t i = 0; i < answers; ++i) {
      const double u = chance.share();
      counts.push_back(u < 0.25 ? -100.0 : u < 0.6 ? 0.0 : 100.0);
    }
    const auto found =
        mean(classes, tally(answered(std::move(counts)), classes), everybody(classes));
    const auto ends = interval(found.value(), 0.95);
    held += ends && ends->low <= 15.0 && 15.0 <= ends->high ? 1 : 0;
  }
  std::printf("%d of %d intervals hold the score\n", held, draws);
  // 95 %, and what so many draws leave to chance: three standard deviations.
  const double chance_alone = 3.0 * std::sqrt(draws * 0.95 * 0.05);
  EXPECT_GE(held, draws * 0.95 - chance_alone);
  EXPECT_LE(held, draws * 0.95 + chance_alone);
}

}  // namespace
}  // namespace peil::estimate
