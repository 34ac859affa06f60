// A wave that is computed again after its figures went out: what may still be said of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "gate/wave_again.h"

namespace peil::disclosure {
namespace {

FigureName mark(const char* domain) { return {"2013", domain, "overall", "mean"}; }

WaveResults after(const WentOut& out, const Sizes& n) {
  WaveResults results = wave(n);
  results.went_out = out;
  return results;
}

std::set<std::string> held_after_release(const Released& released, const char* statistic = "mean") {
  std::set<std::string> domains;
  for (const auto& [name, why] : released.held()) {
    if (name.statistic == statistic && why == Held::AfterRelease) domains.insert(name.domain);
  }
  return domains;
}

// Twelve, then fourteen: two people are what differs, in the group, its reporting group and
// everybody. Then twenty-five: thirteen.
TEST(AfterRelease, AGroupThatGrewByTwoIsHeldAndByThirteenIsNot) {
  WentOut out;
  goes_out(out, wave({.ketenpartners = 12}));
  ASSERT_TRUE(out.releases[0].shown.contains(mark("ketenpartners")));
  const WaveResults grown = after(out, {.ketenpartners = 14});
  const Released two = released(grown);
  EXPECT_EQ(held_after_release(two), (std::set<std::string>{"all", "boak", "ketenpartners"}));
  EXPECT_TRUE(two.figure(mark("advocaten"))) << "nothing came in there";
  EXPECT_TRUE(two.figure(mark("vr")));
  EXPECT_FALSE(follows_from_earlier(sample::study(), grown, two));
  goes_out(out, wave({.ketenpartners = 14}));  // without those three
  const Released thirteen = released(after(out, {.ketenpartners = 25}));
  EXPECT_TRUE(held_after_release(thirteen).empty());
  EXPECT_TRUE(thirteen.figure(mark("ketenpartners")));
}

TEST(AfterRelease, SharesAreHeldAsMeansAre) {
  WentOut out;
  goes_out(out, wave({.ketenpartners = 12}));
  EXPECT_EQ(held_after_release(released(after(out, {.ketenpartners = 14})), "high"),
            (std::set<std::string>{"all", "boak", "ketenpartners"}));
}

TEST(AfterRelease, AGroupThatLostTwoIsHeldAsOneThatGrew) {
  WentOut out;
  goes_out(out, wave({.ketenpartners = 62}));
  EXPECT_EQ(held_after_release(released(after(out, {.ketenpartners = 60}))),
            (std::set<std::string>{"all", "boak", "ketenpartners"}));
  EXPECT_TRUE(held_after_release(released(after(out, {.ketenpartners = 50}))).empty());
}

// Thirty came in, of whom four are partners: the partners and nobody else.
TEST(AfterRelease, ATotalThatGrewByManyIsShownThoughOnePartGrewByFew) {
  WentOut out;
  goes_out(out, wave({}));
  const Released now = released(after(out, {.advocaten = 266, .ketenpartners = 64}));
  EXPECT_FALSE(now.figure(mark("ketenpartners")));
  // all and boak less what went out are the thirty; less the lawyers they are the four.
  int shown = 0;
  for (const char* domain : {"advocaten", "boak"}) shown += now.figure(mark(domain)) ? 1 : 0;
  EXPECT_LT(shown, 2);
}

TEST(AfterRelease, TheSameAnswersAgainChangeNothing) {
  for (const std::size_t partners : {4u, 9u, 12u, 60u}) {
    const Released before = released(wave({.ketenpartners = partners}));
    WentOut out;
    goes_out(out, wave({.ketenpartners = partners}));
    WaveResults again = after(out, {.ketenpartners = partners});
    again.digest = "corrected";
    const Released now = released(again);
    EXPECT_EQ(now.held(), before.held()) << partners;
    EXPECT_EQ(now.figures().size(), before.figures().size()) << partners;
  }
}

// The partners, nine, were too few and are ten now. The total, the companies and the schools went
// out: with the lawyers, who did not come or go, they tell of the nine.
TEST(AfterRelease, AGroupThatWasTooFewIsNotToldByTheOldTotal) {
  WentOut out;
  goes_out(out, wave({.ketenpartners = 9}));
  ASSERT_TRUE(out.releases[0].shown.contains(mark("boak")));
  ASSERT_FALSE(out.releases[0].shown.contains(mark("advocaten")));
  const Released now = released(after(out, {.ketenpartners = 10}));
  EXPECT_EQ(now.why(mark("advocaten")), Held::AfterRelease);
  EXPECT_EQ(now.why(mark("boak")), Held::AfterRelease) << "one more than it was";
}

// The five partners went from one reporting group to the other: what each is less what it was are
// they.
TEST(AfterRelease, OtherReportingGroupsDoNotTellOfAGroupThatIsTooFew) {
  Study before = sample::study(), now = sample::study();
  WentOut out;
  goes_out(out, wave({.ketenpartners = 5}), before);
  for (CustomerGroup& group : now.customer_groups) {
    if (group.name == "ketenpartners") group.reporting_group = "vr";
  }
  WaveResults moved = after(out, {.ketenpartners = 5});
  for (auto& [name, estimate] : moved.estimates) {
    if (name.domain == "vr") estimate.answers += 5;
    if (name.domain == "boak") estimate.answers -= 5;
  }
  const Released released = disclosure::release(now, std::span(&moved, 1));
  EXPECT_FALSE(released.figure(mark("vr")));
  EXPECT_FALSE(released.figure(mark("boak")));
}

TEST(AfterRelease, WhatAllSaidStaysSecretBesideAnEarlierTotal) {
  WaveResults first = wave({});
  first.estimates.at(mark("ketenpartners")).standard_error = 0.0;
  WentOut out;
  goes_out(out, first);
  ASSERT_TRUE(out.releases[0].secret.contains(mark("ketenpartners")));
  ASSERT_FALSE(out.releases[0].shown.contains(mark("advocaten")));
  // Twenty partners more, who said other things: the old total less the others is the old mark.
  const Released now = released(after(out, {.ketenpartners = 80}));
  int shown = 0;
  for (const char* domain : {"bedrijven", "onderwijs", "advocaten"})
    shown += now.figure(mark(domain)) ? 1 : 0;
  EXPECT_LT(shown, 3);
}

TEST(AfterRelease, AnEntryTellsWhatIsOutAndWhoAnswered) {
  const WaveResults results = wave({.ketenpartners = 9});
  const LoggedRelease entry = release_entry(sample::study(), results, released(results));
  EXPECT_EQ(entry.verdict, ReleaseVerdict::Pass) << "what is held is held as it should be";
  EXPECT_EQ(entry.answers.at({"ketenpartners", "overall"}), 9u);
  EXPECT_EQ(entry.groups.at("vr"), (std::set<std::string>{"vreemdelingen", "referenten"}));
  const auto partners =
      std::ranges::find(entry.figures, mark("ketenpartners"), &LoggedFigure::name);
  EXPECT_FALSE(partners->went_out());
  EXPECT_EQ(partners->rule, "too-few");
  EXPECT_EQ(partners->answers, 0u);
  const auto boak = std::ranges::find(entry.figures, mark("boak"), &LoggedFigure::name);
  EXPECT_EQ(boak->value, 7.1);
}

TEST(AfterRelease, TheVerdictIsReviewWhereAFigureMissesTheStandardAndFailWithoutWeights) {
  Study study = sample::study();
  study.rules.precision.means = PrecisionStandard::Miss::Flag;
  WaveResults results = wave({});
  const auto verdict = [&] {
    return release_entry(study, results, released(results, study)).verdict;
  };
  EXPECT_EQ(verdict(), ReleaseVerdict::Pass);
  results.estimates.at(mark("advocaten")).standard_error = 0.3;
  EXPECT_EQ(verdict(), ReleaseVerdict::Review);
  study.rules.precision.means = PrecisionStandard::Miss::Withhold;
  EXPECT_EQ(verdict(), ReleaseVerdict::Review);
  EXPECT_FALSE(released(results, study).figure(mark("advocaten")));
  const std::string key = mark("advocaten").text() + "@" + results.digest;
  results.went_out.exceptions = {{key, "known to be few", "Ann", "Bea", "", 1}};
  EXPECT_EQ(verdict(), ReleaseVerdict::Pass);
  ASSERT_TRUE(released(results, study).figure(mark("advocaten")));
  EXPECT_TRUE(misses(released(results, study).figure(mark("advocaten"))->precision()));
  results.digest = "other";  // other answers are another figure
  EXPECT_EQ(verdict(), ReleaseVerdict::Review);
  results.weighting.converged = false;
  EXPECT_EQ(verdict(), ReleaseVerdict::Fail);
}

TEST(AfterRelease, TheSecondLockSeesAFigureThatTheGateLetThrough) {
  WentOut out;
  goes_out(out, wave({.ketenpartners = 12}));
  WaveResults grown = wave({.ketenpartners = 14});
  const Released careless = released(grown);  // nobody told the gate
  grown.went_out = out;
  EXPECT_TRUE(follows_from_earlier(sample::study(), grown, careless));
}

}  // namespace
}  // namespace peil::disclosure
