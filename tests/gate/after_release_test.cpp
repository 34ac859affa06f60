// A wave that is computed again after its figures went out: what may still be said of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <set>

#include "peil/disclosure/release_entry.h"
#include "peil/disclosure/release_log.h"
#include "peil/disclosure/released.h"
#include "peil/report/sample_study.h"

namespace peil::disclosure {

namespace sample = report::sample;

namespace {

FigureName mark(const char* domain) { return {"2013", domain, "overall", "mean"}; }

struct Sizes {
  std::size_t vreemdelingen = 400, referenten = 200, bedrijven = 400, onderwijs = 260,
              advocaten = 240, ketenpartners = 60;
};

WaveResults wave(const Sizes& n) {
  sample::Maker m("2013");
  m.mark("vreemdelingen", 7.3, 0.1, 0.4, n.vreemdelingen, 0.05);
  m.mark("referenten", 7.2, 0.1, 0.4, n.referenten, 0.05);
  m.mark("bedrijven", 7.1, 0.1, 0.4, n.bedrijven, 0.05);
  m.mark("onderwijs", 7.0, 0.1, 0.4, n.onderwijs, 0.05);
  m.mark("advocaten", 6.8, 0.1, 0.4, n.advocaten, 0.05);
  m.mark("ketenpartners", 6.9, 0.1, 0.4, n.ketenpartners, 0.05);
  m.mark("vr", 7.2, 0.1, 0.4, n.vreemdelingen + n.referenten, 0.04);
  m.mark("boak", 7.1, 0.1, 0.4, n.bedrijven + n.onderwijs + n.advocaten + n.ketenpartners, 0.04);
  m.mark("all", 7.2, 0.1, 0.4,
         n.vreemdelingen + n.referenten + n.bedrijven + n.onderwijs + n.advocaten + n.ketenpartners,
         0.03);
  m.results.digest = "d" + std::to_string(n.vreemdelingen) + std::to_string(n.ketenpartners);
  return m.results;
}

Released released(const WaveResults& results, const Study& study = sample::study()) {
  return release(study, std::span(&results, 1));
}

// The wave goes out as the gate lets it.
void goes_out(WentOut& out, WaveResults results, const Study& study = sample::study()) {
  results.went_out = out;
  LoggedRelease entry = release_entry(study, results, released(results, study));
  entry.number = out.releases.size() + 1;
  const auto more = went_out(std::span(&entry, 1));
  out.releases.push_back(more.at("2013").releases.front());
}

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

// Elimination in whole numbers modulo a prime, which shares nothing with the code under test.
class Rows {
 public:
  static constexpr std::int64_t prime = 1'000'003;
  using Row = std::vector<std::int64_t>;

  void add(Row row) {
    if (const auto at = reduce(row)) {
      const std::int64_t inverse = power(row[*at], prime - 2);
      for (std::int64_t& x : row) x = x * inverse % prime;
      rows_.emplace_back(*at, std::move(row));
    }
  }
  bool spans(Row row) const { return !reduce(row); }

 private:
  std::optional<std::size_t> reduce(Row& row) const {
    for (const auto& [at, known] : rows_) {
      const std::int64_t times = row[at];
      for (std::size_t i = 0; times != 0 && i < row.size(); ++i)
        row[i] = ((row[i] - times * known[i]) % prime + prime) % prime;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] != 0) return i;
    }
    return {};
  }
  static std::int64_t power(std::int64_t base, std::int64_t to) {
    std::int64_t result = 1;
    for (; to > 0; to /= 2, base = base * base % prime) {
      if (to % 2 == 1) result = result * base % prime;
    }
    return result;
  }
  std::vector<std::pair<std::size_t, Row>> rows_;
};

// Three releases of random waves: whoever has all of them can work out nothing of fewer than ten
// people, of whom the smaller numbers of a group are among the larger.
TEST(AfterRelease, NothingOfTooFewFollowsFromThreeReleases) {
  const std::array groups{"vreemdelingen", "referenten", "bedrijven",
                          "onderwijs",     "advocaten",  "ketenpartners"};
  std::mt19937 luck(20131202);
  std::uniform_int_distribution<std::size_t> start(1, 40), step(0, 14);
  std::size_t shown = 0;
  for (int round = 0; round < 150; ++round) {
    std::array<std::array<std::size_t, 6>, 3> n{};
    for (std::size_t g = 0; g < 6; ++g) {
      n[0][g] = start(luck);
      for (std::size_t t = 1; t < 3; ++t)
        n[t][g] = n[t - 1][g] + (luck() % 3 == 0 ? step(luck) : 0);
    }
    WentOut out;
    Rows known;
    std::vector<std::size_t> people(18);  // of a group: first those of the start, then who came
    for (std::size_t g = 0; g < 6; ++g) {
      for (std::size_t t = 0; t < 3; ++t) people[3 * g + t] = n[t][g] - (t == 0 ? 0 : n[t - 1][g]);
    }
    for (std::size_t t = 0; t < 3; ++t) {
      WaveResults now = wave({n[t][0], n[t][1], n[t][2], n[t][3], n[t][4], n[t][5]});
      now.digest = std::to_string(t);
      goes_out(out, now);
      for (const FigureName& name : out.releases.back().shown) {
        if (name.statistic != "mean") continue;
        ++shown;
        Rows::Row row(18, 0);
        for (const std::string& group : out.releases.back().groups.at(name.domain)) {
          const auto g =
              static_cast<std::size_t>(std::ranges::find(groups, group) - groups.begin());
          for (std::size_t part = 0; part <= t; ++part) {
            if (people[3 * g + part] > 0) row[3 * g + part] = 1;
          }
        }
        known.add(std::move(row));
      }
    }
    for (std::size_t a = 0; a < 18; ++a) {
      for (std::size_t b = a; b < 18; ++b) {
        const std::size_t both = people[a] + (a == b ? 0 : people[b]);
        if (people[a] == 0 || people[b] == 0 || both >= 10) continue;
        Rows::Row row(18, 0);
        row[a] = row[b] = 1;
        EXPECT_FALSE(known.spans(row)) << "round " << round << ", parts " << a << ' ' << b;
      }
    }
  }
  EXPECT_GT(shown, 1000u) << "holding everything is no protection";
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
