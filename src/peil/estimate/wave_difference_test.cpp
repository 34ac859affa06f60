#include "peil/estimate/wave_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "peil/base/contract.h"
#include "peil/estimate/linearised.h"
#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

constexpr Options of_domain{LonelyPsu::Fail, Degrees::OfDomain};

// A wave in memory: who answered what, in which stratum, with which weight.
struct Wave {
  Design design;
  NumberColumn answer;
  std::vector<std::uint32_t> person;

  void row(std::uint32_t who, std::uint32_t stratum, double weight, double value) {
    person.push_back(who);
    design.stratum.emplace_back(stratum);
    design.weight.emplace_back(weight);
    answer.value.push_back(value);
    answer.reason.push_back(Absent::No);
  }
  void silent(std::uint32_t who, std::uint32_t stratum, double weight) {
    row(who, stratum, weight, 0.0);
    answer.reason.back() = Absent::Skipped;
  }
};

Wave empty(std::size_t strata, std::optional<double> population = {}) {
  Wave wave;
  for (std::size_t h = 0; h < strata; ++h)
    wave.design.strata.push_back({std::to_string(h), population});
  return wave;
}

struct Part {
  Estimate mean;
  WaveUnits units;
};

Part part(const Wave& wave) {
  const Classes classes = classes_of(wave.design);
  const Domain all = everybody(classes);
  const LinearisedRows rows = linearised_mean(classes, wave.answer, all);
  Part result{*mean(classes, tally(wave.answer, classes), all, of_domain), {}};
  for (const Stratum& s : wave.design.strata) result.units.population.push_back(s.population);
  for (std::size_t i = 0; i < wave.person.size(); ++i) {
    result.units.units.push_back({static_cast<std::uint32_t>(wave.design.stratum[i].index()),
                                  wave.person[i], rows.value[i], rows.inside[i] != 0});
  }
  return result;
}

Estimate overlapping(const Wave& before, const Wave& after) {
  const Part a = part(before), b = part(after);
  return overlapping_difference(a.mean, b.mean, overlap(a.units, b.units, Degrees::OfDomain));
}

Estimate panel(const Wave& before, const Wave& after) {
  const Part a = part(before), b = part(after);
  return panel_difference(a.mean, b.mean, a.units, b.units, of_domain).difference;
}

// The independent recount: both waves in one file, people as PSUs, the waves as two domains of it.
Estimate pooled(const Wave& before, const Wave& after) {
  Wave both = before;
  both.answer.value.insert(both.answer.value.end(), after.answer.value.begin(),
                           after.answer.value.end());
  both.answer.reason.insert(both.answer.reason.end(), after.answer.reason.begin(),
                            after.answer.reason.end());
  both.design.stratum.insert(both.design.stratum.end(), after.design.stratum.begin(),
                             after.design.stratum.end());
  both.design.weight.insert(both.design.weight.end(), after.design.weight.begin(),
                            after.design.weight.end());
  std::map<std::uint32_t, std::uint32_t> place;
  for (const Wave* wave : {&before, &after}) {
    for (const std::uint32_t who : wave->person)
      place.try_emplace(who, static_cast<std::uint32_t>(place.size()));
  }
  Grouping wave{"wave", {"before", "after"}, {}};
  for (const std::uint32_t who : before.person) {
    both.design.psu.emplace_back(place[who]);
    wave.level.push_back(0);
  }
  for (const std::uint32_t who : after.person) {
    both.design.psu.emplace_back(place[who]);
    wave.level.push_back(1);
  }
  const Grouping* const by[]{&wave};
  const Classes classes = classes_of(both.design, by);
  return *difference(classes, tally(both.answer, classes), domain(classes, 0, 1),
                     domain(classes, 0, 0), of_domain);
}

// People of three strata with an answer before, and one after that goes along with it.
class People {
 public:
  explicit People(std::uint64_t seed) : random_(seed) {}

  double unit() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
  double normal() {
    return std::sqrt(-2.0 * std::log(1.0 - unit())) * std::cos(2.0 * 3.14159265358979 * unit());
  }
  std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(unit() * static_cast<double>(n));
  }

 private:
  std::mt19937_64 random_;
};

// Two waves of the same 60 people, some of whom skip the question in one of them.
std::pair<Wave, Wave> same_people(std::uint64_t seed, double skipping,
                                  std::optional<double> population = {}) {
  People people(seed);
  std::pair<Wave, Wave> waves{empty(3, population), empty(3, population)};
  for (std::uint32_t who = 0; who < 60; ++who) {
    const std::uint32_t h = who % 3;
    const double weight = 1.0 + 3.0 * people.unit(), usual = 7.0 + people.normal() + h;
    const double last = usual + 0.5 * people.normal(), later = 0.5 + 4.0 * people.unit();
    people.unit() < skipping ? waves.first.silent(who, h, weight)
                             : waves.first.row(who, h, weight, usual);
    people.unit() < skipping ? waves.second.silent(who, h, later)
                             : waves.second.row(who, h, later, last);
  }
  return waves;
}

TEST(IndependentDifference, AddsVariancesAndDegreesOfFreedom) {
  const Estimate d = independent_difference({7.0, 0.3, 50, 48.0}, {7.5, 0.4, 60, 57.0});
  EXPECT_NEAR(d.value, 0.5, 1e-12);
  EXPECT_NEAR(*d.standard_error, 0.5, 1e-12);
  EXPECT_EQ(d.degrees_of_freedom, 105.0);
  EXPECT_EQ(d.answers, 110u);
}

TEST(IndependentDifference, HasNoErrorWhenOneWaveHasNone) {
  const Estimate d =
      independent_difference({7.0, 0.3, 50, 48.0}, {7.5, {}, 60, 57.0, NoError::LonelyPsu});
  EXPECT_FALSE(d.standard_error);
  EXPECT_EQ(d.why_no_error, NoError::LonelyPsu);
}

// By hand: z1 = -1/3 0 1/3, z2 = -2/3 2/3 0 for three people with weight 1. The products about
// their means of 0 sum to 2/9, times 3/2 = 1/3.
TEST(Overlap, IsTheCovarianceOfTheMatchedUnits) {
  Wave before = empty(1), after = empty(1);
  const double first[]{1.0, 2.0, 3.0}, last[]{1.0, 5.0, 3.0};
  for (std::uint32_t who = 0; who < 3; ++who) {
    before.row(who, 0, 1.0, first[who]);
    after.row(who, 0, 1.0, last[who]);
  }
  const Overlap o = overlap(part(before).units, part(after).units, Degrees::OfDomain);
  EXPECT_NEAR(o.covariance, 1.0 / 3.0, 1e-12);
  EXPECT_EQ(o.units, 3u);
  EXPECT_EQ(o.degrees_of_freedom, 2.0);
  // The differences 0 3 0 have variance 3; the paired t test divides it by 3.
  EXPECT_NEAR(*overlapping(before, after).standard_error, 1.0, 1e-12);
  EXPECT_EQ(overlapping(before, after).degrees_of_freedom, 2.0);
}

// Three of ten of the frame, all the same: 1 - 3 * 3 / (3 * 10) is left.
TEST(Overlap, KeepsOutWhatAFiniteFrameFixes) {
  Wave before = empty(1, 10.0), after = empty(1, 10.0);
  const double first[]{1.0, 2.0, 3.0}, last[]{1.0, 5.0, 3.0};
  for (std::uint32_t who = 0; who < 3; ++who) {
    before.row(who, 0, 1.0, first[who]);
    after.row(who, 0, 1.0, last[who]);
  }
  const Overlap o = overlap(part(before).units, part(after).units, Degrees::OfDomain);
  EXPECT_NEAR(o.covariance, 0.7 / 3.0, 1e-12);
}

TEST(Overlap, IsNothingForSamplesWithoutPeopleInCommon) {
  Wave before = empty(1), after = empty(1);
  for (std::uint32_t who = 0; who < 5; ++who) {
    before.row(who, 0, 1.0, who * 1.5);
    after.row(who + 100, 0, 1.0, who * who * 1.0);
  }
  const Part a = part(before), b = part(after);
  EXPECT_EQ(overlap(a.units, b.units, Degrees::OfDomain).covariance, 0.0);
  const Estimate apart = independent_difference(a.mean, b.mean), d = overlapping(before, after);
  EXPECT_DOUBLE_EQ(*d.standard_error, *apart.standard_error);
  EXPECT_EQ(d.degrees_of_freedom, apart.degrees_of_freedom);
}

TEST(Overlap, CountsThoseWhoMovedAndLeavesThemOut) {
  auto [before, after] = same_people(3, 0.0);
  for (std::size_t i = 0; i < after.person.size(); ++i)
    after.design.stratum[i] = StratumId((after.person[i] + 1) % 3);
  const Overlap o = overlap(part(before).units, part(after).units, Degrees::OfDomain);
  EXPECT_EQ(o.moved, 60u);
  EXPECT_EQ(o.units, 0u);
  EXPECT_EQ(o.covariance, 0.0);
}

TEST(Overlap, WantsAUnitOnce) {
  auto [before, after] = same_people(3, 0.0);
  before.person[1] = before.person[0];
  const Part a = part(before), b = part(after);
  EXPECT_THROW((void)overlap(a.units, b.units, Degrees::OfDomain), ContractError);
}

TEST(OverlappingDifference, HasNoErrorWhenTheCovarianceIsImpossible) {
  const Estimate d =
      overlapping_difference({7.0, 0.1, 50, 48.0}, {7.0, 0.1, 50, 48.0}, {0.02, 3.0, 4, 0});
  EXPECT_FALSE(d.standard_error);
  EXPECT_EQ(d.why_no_error, NoError::NotDefined);
}

TEST(PanelDifference, IsThatOfAPooledFileWithPeopleAsUnits) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (const std::optional<double> population : {std::optional<double>(), std::optional(90.0)}) {
      auto [before, after] = same_people(seed, 0.2, population);
      // Five people left after the first wave, five came for the second.
      after.person.resize(55);
      after.design.stratum.erase(after.design.stratum.begin() + 55, after.design.stratum.end());
      after.design.weight.erase(after.design.weight.begin() + 55, after.design.weight.end());
      after.answer.value.resize(55);
      after.answer.reason.resize(55);
      for (std::uint32_t who = 60; who < 65; ++who) after.row(who, who % 3, 1.5, 6.0 + who % 4);
      const Estimate got = panel(before, after), wanted = pooled(before, after);
      EXPECT_NEAR(got.value, wanted.value, 1e-12);
      EXPECT_NEAR(*got.standard_error, *wanted.standard_error, 1e-12);
      EXPECT_EQ(got.degrees_of_freedom, wanted.degrees_of_freedom);
    }
  }
}

TEST(OverlappingDifference, IsThatOfAPooledFileWhenEverybodyIsInBothWaves) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (const std::optional<double> population : {std::optional<double>(), std::optional(90.0)}) {
      const auto [before, after] = same_people(seed, 0.2, population);
      const Estimate got = overlapping(before, after), wanted = pooled(before, after);
      EXPECT_NEAR(*got.standard_error, *wanted.standard_error, 1e-12);
    }
    const auto [before, after] = same_people(seed, 0.0);
    EXPECT_EQ(overlapping(before, after).degrees_of_freedom, 57.0);
  }
}

// Ten thousand people of two strata; 40 percent of the second sample was in the first.
struct Town {
  std::vector<double> before, after;
  double change = 0.0;
};

constexpr std::size_t in_stratum = 5000;

Town town(People& people) {
  Town result;
  for (std::size_t i = 0; i < 2 * in_stratum; ++i) {
    const double usual = (i < in_stratum ? 7.0 : 5.5) + 1.2 * people.normal();
    result.before.push_back(usual + 0.6 * people.normal());
    result.after.push_back(usual + 0.15 + 0.6 * people.normal());
    result.change += (result.after.back() - result.before.back()) / (2.0 * in_stratum);
  }
  return result;
}

// Draws from one stratum without replacement: `kept` of those in `from`, the others anew.
std::vector<std::uint32_t> draw(People& people, std::uint32_t stratum, std::size_t n,
                                std::vector<std::uint32_t> from, std::size_t kept) {
  std::vector<std::uint32_t> sample;
  std::vector<std::uint8_t> taken(2 * in_stratum, 0);
  for (const std::uint32_t who : from) taken[who] = 1;
  while (sample.size() < kept) {
    const std::size_t at = people.below(from.size());
    sample.push_back(from[at]);
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
  }
  while (sample.size() < n) {
    const auto who = static_cast<std::uint32_t>(stratum * in_stratum + people.below(in_stratum));
    if (taken[who] == 0) sample.push_back(who);
    taken[who] = 1;
  }
  return sample;
}

TEST(OverlappingDifference, CoversTheChangeAsOftenAsItSays) {
  People people(20260101);
  const Town all = town(people);
  constexpr std::size_t rounds = 2000, n[]{120, 80}, kept[]{48, 32};
  std::size_t covered = 0;
  double squares = 0.0, variances = 0.0, apart = 0.0;
  for (std::size_t round = 0; round < rounds; ++round) {
    Wave before = empty(2, in_stratum), after = empty(2, in_stratum);
    for (std::uint32_t h = 0; h < 2; ++h) {
      const auto first = draw(people, h, n[h], {}, 0);
      const auto last = draw(people, h, n[h], first, kept[h]);
      const double weight = static_cast<double>(in_stratum) / static_cast<double>(n[h]);
      for (const std::uint32_t who : first) before.row(who, h, weight, all.before[who]);
      for (const std::uint32_t who : last) after.row(who, h, weight, all.after[who]);
    }
    const Estimate d = overlapping(before, after);
    const Interval i = *interval(d, 0.95);
    covered += i.low <= all.change && all.change <= i.high ? 1 : 0;
    squares += std::pow(d.value - all.change, 2.0);
    variances += std::pow(*d.standard_error, 2.0);
    apart +=
        std::pow(*independent_difference(part(before).mean, part(after).mean).standard_error, 2.0);
  }
  // Four standard errors of the simulation itself: 2 percent of coverage, 13 of a variance.
  EXPECT_NEAR(static_cast<double>(covered) / rounds, 0.95, 0.02);
  EXPECT_NEAR(variances / squares, 1.0, 0.13);
  EXPECT_GT(apart / squares, 1.25);  // without the covariance the error is too wide
}

// Person 3 is in both and silent after: matched, but with an answer in both are only 1 and 2.
TEST(Overlap, CountsThoseWithAnAnswerInBoth) {
  Wave before = empty(1), after = empty(1);
  for (const std::uint32_t who : {1u, 2u, 3u}) before.row(who, 0, 1.0, 5.0 + who);
  for (const std::uint32_t who : {1u, 2u, 4u}) after.row(who, 0, 1.0, 6.0 + who);
  after.silent(3, 0, 1.0);
  const Overlap shared = overlap(part(before).units, part(after).units, Degrees::OfDomain);
  EXPECT_EQ(shared.units, 3u);
  EXPECT_EQ(shared.inside, 2u);
}

// Persons 1 and 2 say 1 and 3 before, 2 and 3 say 4 and 8 after. What the three add is -1/2, 1/2, 0
// before and 0, -1, 1 after: variances 3/2 * 1/2 and 3/2 * 2, covariance 3/2 * -1/2.
TEST(PanelDifference, SaysWhatItsErrorIsMadeOf) {
  Wave before = empty(1), after = empty(1);
  before.row(1, 0, 1.0, 1.0);
  before.row(2, 0, 1.0, 3.0);
  after.row(2, 0, 1.0, 4.0);
  after.row(3, 0, 1.0, 8.0);
  const Part a = part(before), b = part(after);
  const PanelDifference found = panel_difference(a.mean, b.mean, a.units, b.units, of_domain);
  ASSERT_TRUE(found.errors);
  EXPECT_NEAR(found.errors->before, std::sqrt(0.75), 1e-12);
  EXPECT_NEAR(found.errors->after, std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(found.errors->covariance, -0.75, 1e-12);
  EXPECT_NEAR(*found.difference.standard_error, std::sqrt(5.25), 1e-12);
}

}  // namespace
}  // namespace peil::estimate
