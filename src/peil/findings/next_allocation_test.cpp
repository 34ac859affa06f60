#include "peil/findings/next_allocation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;

// Two customer groups of one reporting group, of which 1 in 4 and 1 in 2 answer: 8,000 people whose
// answers have a standard deviation of 1, and 2,000 with one of 2. No finite population correction
// in their errors, so that sd sqrt(n) is the error that was set.
struct Drawn {
  Study study = bare_study();
  std::vector<WaveResults> waves{wave_of("2013")};
  std::vector<StratumCount> strata{{"vreemdelingen/ja", 2000, 200},
                                   {"vreemdelingen/nee", 6000, 600},
                                   {"referenten/ja", 2000, 400}};

  Drawn() {
    Plan plan;
    plan.wave = "2013", plan.group = "klantgroep";
    plan.strata = {"klantgroep", "toegekend"};
    plan.fpc = false;
    study.plans = {plan};
    answered(waves[0], "vr", 7.4, 400, 1.4);
    answered(waves[0], "vreemdelingen", 7.3, 200, 1.0);
    answered(waves[0], "referenten", 7.8, 200, 2.0);
    waves[0].response = {{"vreemdelingen", 800, 250, 200, 8000},
                         {"referenten", 400, 220, 200, 2000}};
  }

  // 200 interviews of the reporting group.
  GroupAllocation of(Allocation rule, const Prices& prices = {}, std::size_t total = 200) const {
    const Sources sources(study, waves);
    NextWave next = next_wave(sources, {0.2, {}});
    for (GroupNeeds& g : next.groups) g.interviews = total;
    return next_allocations(sources, next, prices, rule, strata).at(0);
  }
};

std::vector<std::size_t> interviews(const GroupAllocation& of) {
  std::vector<std::size_t> all;
  for (const StratumShare& s : of.strata) all.push_back(s.interviews);
  return all;
}

std::vector<std::size_t> invitations(const GroupAllocation& of) {
  std::vector<std::size_t> all;
  for (const StratumShare& s : of.strata) all.push_back(s.invitations.value_or(0));
  return all;
}

// N S: 2,000, 6,000 and 2,000 * 2 = 4,000, of 12,000 together.
TEST(NextAllocation, OfNeymanIsInProportionToPeopleTimesSpread) {
  const GroupAllocation vr = Drawn().of(Allocation::Neyman);
  EXPECT_EQ(vr.why, NotShared::No);
  EXPECT_FALSE(vr.with_prices);
  EXPECT_THAT(interviews(vr), ElementsAre(33u, 100u, 67u));
  EXPECT_THAT(invitations(vr), ElementsAre(132u, 400u, 134u));
  EXPECT_EQ(vr.invitations, 666u);
  EXPECT_FALSE(vr.cost);
}

TEST(NextAllocation, OtherRulesLookAtPeopleAlone) {
  const Drawn wave;
  EXPECT_THAT(interviews(wave.of(Allocation::Proportional)), ElementsAre(40u, 120u, 40u));
  EXPECT_THAT(interviews(wave.of(Allocation::Equal, {}, 210)), ElementsAre(70u, 70u, 70u));
  // Roots 44.721, 77.460 and 44.721 of 166.902: 53.59, 92.82, 53.59.
  EXPECT_THAT(interviews(wave.of(Allocation::Power)), ElementsAre(54u, 93u, 53u));
}

// An interview of 5 with invitations of 5: of the first group 5 + 5/0.25 = 25, of the second
// 5 + 5/0.5 = 15. N S / sqrt(price): 400, 1,200, 1,032.8 of 2,632.8.
TEST(NextAllocation, WhereAskingIsDearThereAreFewer) {
  const Prices prices{5.0, 5.0};
  const GroupAllocation vr = Drawn().of(Allocation::Neyman, prices);
  EXPECT_TRUE(vr.with_prices);
  EXPECT_THAT(interviews(vr), ElementsAre(30u, 91u, 79u));  // 30.39, 91.16, 78.45
  EXPECT_THAT(invitations(vr), ElementsAre(120u, 364u, 158u));
  EXPECT_NEAR(*vr.cost, 5.0 * 200 + 5.0 * (120 + 364 + 158), 1e-9);
  EXPECT_NEAR(*vr.strata[0].cost, 5.0 * 30 + 5.0 * 120, 1e-9);
  EXPECT_THAT(interviews(Drawn().of(Allocation::Proportional, prices)),
              ElementsAre(40u, 120u, 40u));
}

// As the wave was drawn 200, 600 and 400 were asked, and 50, 150 and 200 expected to answer.
TEST(NextAllocation, TellsTheMarginsBesideThoseOfThisWavesAllocation) {
  const GroupAllocation vr = Drawn().of(Allocation::Neyman);
  EXPECT_EQ(vr.strata[0].as_now, 25u);
  EXPECT_EQ(vr.strata[1].as_now, 75u);
  EXPECT_EQ(vr.strata[2].as_now, 100u);
  const auto part = [](double share, double sd, double n, double people) {
    return share * share * sd * sd * (1.0 - n / people) / n;
  };
  const double z = 1.959964;
  // As the size of the wave is told: 200 answers of 10,000 people with a deviation of 1.4.
  EXPECT_NEAR(*vr.margin_as_now, z * std::sqrt(part(1.0, 1.4, 200, 10000)), 1e-6);
  const double then = part(0.2, 1, 33, 2000) + part(0.6, 1, 100, 6000) + part(0.2, 2, 67, 2000);
  const double now = part(0.2, 1, 25, 2000) + part(0.6, 1, 75, 6000) + part(0.2, 2, 100, 2000);
  EXPECT_NEAR(*vr.margin, *vr.margin_as_now * std::sqrt(then / now), 1e-6);
  EXPECT_LT(*vr.margin, *vr.margin_as_now);
  ASSERT_EQ(vr.groups.size(), 2u);
  EXPECT_EQ(vr.groups[0].interviews, 133u);
  EXPECT_NEAR(*vr.groups[0].margin,
              z * std::sqrt(part(0.25, 1, 33, 2000) + part(0.75, 1, 100, 6000)), 1e-6);
  EXPECT_NEAR(*vr.groups[1].margin, z * std::sqrt(part(1.0, 2, 67, 2000)), 1e-6);
  EXPECT_NEAR(*vr.groups[1].margin_as_now, z * std::sqrt(part(1.0, 2, 100, 2000)), 1e-6);
}

// The gate holds a mark on 9 answers, and that of the other group, from which it would follow: what
// is known of their spread is that of the whole, 1.4 in all strata.
TEST(NextAllocation, TheSpreadOfAGroupThatIsHeldIsThatOfItsWhole) {
  Drawn wave;
  EXPECT_FALSE(wave.of(Allocation::Neyman).strata[2].sd_of_whole);
  answered(wave.waves[0], "referenten", 7.8, 9, 2.0);
  const GroupAllocation vr = wave.of(Allocation::Neyman);
  for (const StratumShare& s : vr.strata) {
    EXPECT_TRUE(s.sd_of_whole);
    EXPECT_NEAR(s.sd, 1.4, 1e-9);
  }
  EXPECT_THAT(interviews(vr), ElementsAre(40u, 120u, 40u));
}

// Of 2,000 people half answers: no more than 1,000 interviews, and the rest goes elsewhere.
TEST(NextAllocation, AStratumGivesNoMoreThanAnswer) {
  Drawn wave;
  const GroupAllocation many = wave.of(Allocation::Equal, {}, 2800);
  EXPECT_THAT(interviews(many), ElementsAre(500u, 1300u, 1000u));
  EXPECT_EQ(many.strata[0].invitations, 2000u);
  EXPECT_EQ(wave.of(Allocation::Equal, {}, 3001).why, NotShared::TooFew);
}

TEST(NextAllocation, IsNotThereWhereNothingSaysHowManyPeopleThereAre) {
  Drawn wave;
  wave.strata.clear();  // no record: customer groups are the strata
  EXPECT_THAT(interviews(wave.of(Allocation::Neyman)), ElementsAre(133u, 67u));
  wave.waves[0].response[0].frame = 0;
  EXPECT_EQ(wave.of(Allocation::Neyman).why, NotShared::NotDrawn);
  Drawn across;
  across.study.plans[0].strata = {"toegekend"};
  EXPECT_EQ(across.of(Allocation::Neyman).why, NotShared::Across);
  Drawn held;
  answered(held.waves[0], "vr", 7.4, 9);
  EXPECT_EQ(held.of(Allocation::Neyman).why, NotShared::NotShown);
  EXPECT_TRUE(held.of(Allocation::Neyman).strata.empty());
}

}  // namespace
}  // namespace peil::findings
