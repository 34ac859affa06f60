#include "peil/drivers/at_equal.h"

#include <gtest/gtest.h>

#include <random>

#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/penalty_reward.h"
#include "peil/model/dataset.h"

namespace peil::drivers {
namespace {

Variable view(const std::vector<double>& values, const char* name = "x") {
  Variable one;
  one.name = name;
  one.value = values;
  return one;
}

// Two classes of three and two people; the standard has them at 1 to 3.
struct Five {
  std::vector<double> y{1, 2, 3, 10, 14}, weight{1, 1, 2, 1, 1};
  EqualClasses at{2, {0, 0, 0, 1, 1}, {1, 0, 0, 3, 0}};
};

TEST(AtEqual, TheStandardIsOfThoseWhoCountInItAndOfTheReplicate) {
  const Five of;
  EXPECT_EQ(standard_shares(of.at), (std::vector{0.25, 0.75}));
  const std::vector<double> factors{2, 1, 1, 2.0 / 3.0, 1};
  EXPECT_EQ(standard_shares(of.at, factors, {}), (std::vector{0.5, 0.5}));
}

// Class means (1 + 2 + 6) / 4 = 2.25 and 12: 0.25 * 2.25 + 0.75 * 12 = 9.5625. Squares about the
// means of the classes, each over its weight: 2.75 / 4 and 8 / 2.
TEST(AtEqual, MomentsAreWithinTheClassesEachForItsShareByHand) {
  const Five of;
  const Variable all[]{view(of.y)};
  const auto found =
      moments_at_equal(moments_by_class(all, of.weight, of.at), standard_shares(of.at));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->rows, 5u);
  EXPECT_NEAR(found->mean[0], 9.5625, 1e-12);
  EXPECT_NEAR(found->at(0, 0), 0.25 * 2.75 / 4.0 + 0.75 * 8.0 / 2.0, 1e-12);
  EXPECT_NEAR(*performance_at_equal(all[0], of.weight, of.at), 9.5625, 1e-12);
}

TEST(AtEqual, AClassOfTheStandardWithoutRowsGivesNothing) {
  Five of;
  of.weight[3] = of.weight[4] = 0.0;
  const Variable all[]{view(of.y)};
  EXPECT_FALSE(moments_at_equal(moments_by_class(all, of.weight, of.at), standard_shares(of.at)));
  EXPECT_FALSE(performance_at_equal(all[0], of.weight, of.at));
}

// Weights of 4 and 2 to shares of 1 to 3 of their 6: 1.5 and 4.5 in all.
TEST(AtEqual, WeightsGiveEveryClassItsShareOfTheWhole) {
  const Five of;
  const Variable all[]{view(of.y)};
  const std::vector<double> w = weights_at_equal(all, of.weight, of.at);
  EXPECT_NEAR(w[0] + w[1] + w[2], 1.5, 1e-12);
  EXPECT_NEAR(w[3] + w[4], 4.5, 1e-12);
  EXPECT_NEAR(w[2] / w[0], 2.0, 1e-12);
}

// The outcome of the case moves the mark and an aspect that nobody judges the mark by; the other
// aspect does matter.
struct Cases {
  std::vector<double> mark, decision, staff, weight;
  EqualClasses at{2, {}, {}};

  Cases() {
    std::mt19937 random(11);
    const auto noise = [&] { return static_cast<double>(random() % 1000) / 500.0 - 1.0; };
    for (int i = 0; i < 1200; ++i) {
      const bool granted = random() % 2 == 0;
      at.of_row.push_back(granted ? 0 : 1);
      at.standard.push_back(1.0);
      weight.push_back(1.0);
      staff.push_back(noise());
      decision.push_back((granted ? 2.0 : -2.0) + noise());
      mark.push_back((granted ? 2.0 : -2.0) + staff.back() + noise());
    }
  }
  std::vector<Variable> drivers() const { return {view(decision), view(staff)}; }
  Importance importance(bool equal) const {
    const std::vector<Variable> all{view(mark), view(decision), view(staff)};
    const Moments of =
        equal ? *moments_at_equal(moments_by_class(all, weight, at), standard_shares(at))
              : moments(all, weight);
    return lmg(*correlations(of));
  }
};

TEST(AtEqual, WhatGoesWithTheOutcomeAloneHasNoImportanceLeft) {
  const Cases cases;
  const Importance plain = cases.importance(false), equal = cases.importance(true);
  EXPECT_GT(plain.share[0] / plain.r_squared, 0.7);
  EXPECT_LT(equal.share[0] / equal.r_squared, 0.02);
  EXPECT_GT(equal.share[1] / equal.r_squared, 0.98);
}

TEST(AtEqual, AReplicateOfEveryUnitOnceIsTheSampleAndTheDrawsLieAroundIt) {
  const Cases cases;
  const std::vector<Variable> all{view(cases.mark), view(cases.decision), view(cases.staff)};
  const std::vector<std::vector<double>> once{std::vector<double>(cases.mark.size(), 1.0)};
  const auto replicate = EqualReplicates(all, cases.weight, {}, cases.at).of(once).front();
  const auto found =
      moments_at_equal(moments_by_class(all, cases.weight, cases.at), standard_shares(cases.at));
  for (std::size_t i = 0; i < 9; ++i)
    EXPECT_NEAR(replicate.moments.product[i], found->product[i], 1e-12);
  for (std::size_t v = 0; v < 3; ++v)
    EXPECT_NEAR(replicate.mean[v], *performance_at_equal(all[v], cases.weight, cases.at), 1e-12);

  Design design;
  design.strata = {{"all", {}}};
  design.stratum.assign(cases.mark.size(), StratumId(0));
  design.weight.assign(cases.mark.size(), Weight(1.0));
  const auto bootstrap = estimate::RaoWu::of(design, 50, "equal");
  const Drawn drawn = bootstrap_importance(all[0], cases.drivers(), cases.weight, bootstrap.value(),
                                           {}, 1, &cases.at);
  EXPECT_EQ(drawn.draws, 50u);
  for (const double percent : drawn.importance[1]) EXPECT_GT(percent, 95.0);
}

// Units of twelve people: their sums, and those of the standard, are made once.
TEST(AtEqual, ReplicatesOfUnitsOfManyRowsAreThoseOfTheirRows) {
  const Cases cases;
  const std::vector<Variable> all{view(cases.mark), view(cases.decision), view(cases.staff)};
  std::vector<PsuId> psu;
  std::vector<double> of_unit, of_row;
  for (std::size_t unit = 0; unit < 100; ++unit) of_unit.push_back(static_cast<double>(unit % 3));
  for (std::size_t row = 0; row < cases.mark.size(); ++row) {
    psu.emplace_back(static_cast<std::uint32_t>(row % 100));
    of_row.push_back(of_unit[row % 100]);
  }
  const std::vector<std::vector<double>> units{of_unit}, rows{of_row};
  const auto found = EqualReplicates(all, cases.weight, psu, cases.at).of(units).front();
  const auto right = EqualReplicates(all, cases.weight, {}, cases.at).of(rows).front();
  for (std::size_t i = 0; i < 9; ++i)
    EXPECT_NEAR(found.moments.product[i], right.moments.product[i], 1e-10);
  for (std::size_t v = 0; v < 3; ++v) EXPECT_NEAR(found.mean[v], right.mean[v], 1e-12);
}

// Indicators of the classes take the outcome out of low and high answers as well.
TEST(AtEqual, AClassLessThanThereAreIsAnIndicatorAndOthersAreBlank) {
  EqualClasses at{3, {0, 1, 2, 3}, {1, 0, 1, 0}};
  std::vector<std::vector<double>> store;
  std::vector<std::vector<std::uint8_t>> blank;
  const auto found = class_indicators(at, standard_shares(at), store, blank);
  ASSERT_EQ(found.size(), 1u);  // of two classes with a share
  EXPECT_EQ(found[0].value[2], 1.0);
  EXPECT_EQ(found[0].value[0], 0.0);
  EXPECT_TRUE(found[0].absent(3));
}

TEST(LmgWithout, IsThatOfTheOthersAlone) {
  // Outcome, two drivers that are one, and a third without correlation: by hand .5 of R2 .34 is the
  // pair's .25 halved; without the twin .25.
  const std::vector<double> r{1, .5, .5, .3, .5, 1, 1, 0, .5, 1, 1, 0, .3, 0, 0, 1};
  const Importance all = lmg(r);
  EXPECT_NEAR(all.share[0], 0.125, 1e-12);
  const std::size_t second[]{1};
  const Importance alone = lmg_without(r, 3, second);
  EXPECT_NEAR(alone.share[0], 0.25, 1e-12);
  EXPECT_EQ(alone.share[1], 0.0);
  EXPECT_NEAR(alone.share[2], 0.09, 1e-12);
  EXPECT_EQ(twins(r, 3), (std::vector<std::vector<std::size_t>>{{1}, {0}, {}}));
}

}  // namespace
}  // namespace peil::drivers
