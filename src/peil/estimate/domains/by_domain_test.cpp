#include "peil/estimate/domains/by_domain.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include "peil/weighting/rake.h"

namespace peil::estimate {
namespace {

struct Random {
  explicit Random(unsigned seed) : engine(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
  std::mt19937 engine;
};

// A sample of random make: strata (some with a population), PSUs or not, unequal weights, raked or
// not to two margins, answers with gaps, two groupings of which one is a margin.
struct Sample {
  Design design;
  weighting::Weighted weighted;
  CodeColumn marks;
  Grouping group{"group", {"a", "b", "c"}, {}}, region{"region", {"n", "s"}, {}};
  std::vector<std::uint8_t> weightless;

  Sample(unsigned seed, bool clustered, bool raked) {
    Random random(seed);
    const std::uint32_t strata = 1 + random() % 4;
    std::uint32_t psus = 0;
    for (std::uint32_t h = 0; h < strata; ++h) {
      design.strata.push_back({"stratum " + std::to_string(h), {}});
      if (random() % 2 == 0) design.strata.back().population = 400.0 + random() % 300;
      const std::uint32_t units = 3 + random() % 30;
      for (std::uint32_t u = 0; u < units; ++u, ++psus) {
        const std::uint32_t rows = clustered ? 1 + random() % 6 : 1;
        for (std::uint32_t r = 0; r < rows; ++r) add(random, h, psus, clustered);
      }
    }
    weighted.base = weighted.weight = design.weight;
    if (raked) rake_it();
  }

  void add(Random& random, std::uint32_t stratum, std::uint32_t psu, bool clustered) {
    design.stratum.emplace_back(stratum);
    if (clustered) design.psu.emplace_back(psu);
    design.weight.emplace_back(1.0 + random() % 2 + (random() % 4) / 3.0);
    const std::size_t row = design.rows();
    const bool answered = random() % 5 != 0;
    marks.code.push_back(answered ? static_cast<std::uint8_t>(1 + random() % 10) : 0);
    marks.reason.push_back(answered ? Absent::No : Absent::DontKnow);
    group.level.push_back(row < 4             ? random() % 3
                          : random() % 4 == 0 ? Grouping::outside
                                              : random() % 3);
    region.level.push_back(row % 2);
  }

  void rake_it() {
    const auto n = static_cast<double>(design.rows());
    weighting::Margin by_region{"region", {"n", "s"}, {3.0 * n, 2.5 * n}, {}};
    weighting::Margin by_third{"third", {"x", "y", "z"}, {2.0 * n, 1.5 * n, 2.0 * n}, {}};
    for (std::size_t row = 0; row < design.rows(); ++row) {
      by_region.level.emplace_back(region.level[row]);
      by_third.level.emplace_back(static_cast<std::uint32_t>(row * 7 % 3));
    }
    weighted.margins = {by_region, by_third};
    weighted.weight = weighting::rake(design.weight, weighted.margins).value().weight;
  }

  std::vector<const Grouping*> groupings() const { return {&group, &region}; }
  ByDomain by_domain(Degrees degrees = Degrees::OfDomain, int threads = 1) const {
    return {design, weighted, groupings(), weightless, {LonelyPsu::Fail, degrees}, threads};
  }
  CodedItem item() const { return {marks.code, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}; }

  /// Answers of rows without weight are no answers, for the general way.
  Tallies tallies(const Classes& classes) const {
    CodeColumn column = marks;
    for (std::size_t row = 0; row < weightless.size(); ++row) {
      if (weightless[row] != 0) column.code[row] = 0;
    }
    return tally(column, classes);
  }
};

void expect_same(const std::optional<Estimate>& general, const std::optional<DomainEstimate>& quick,
                 bool total, unsigned seed) {
  ASSERT_EQ(general.has_value(), quick.has_value()) << seed;
  if (!general) return;
  const Estimate& e = total ? quick->total : quick->mean;
  EXPECT_NEAR(e.value, general->value, 1e-12 * std::abs(general->value)) << seed;
  EXPECT_EQ(e.answers, general->answers) << seed;
  EXPECT_EQ(e.degrees_of_freedom, general->degrees_of_freedom) << seed;
  ASSERT_TRUE(general->standard_error) << seed;
  // The sums of squares lose at most seven of sixteen digits before rows are squared one by one.
  EXPECT_NEAR(*e.standard_error, *general->standard_error,
              1e-9 * *general->standard_error + 1e-13 * std::abs(general->value))
      << seed << (total ? " total" : " mean");
}

struct Kind {
  bool clustered, raked;
};

class MeansByDomain : public ::testing::TestWithParam<Kind> {};
INSTANTIATE_TEST_SUITE_P(Designs, MeansByDomain,
                         ::testing::Values(Kind{false, false}, Kind{false, true}, Kind{true, false},
                                           Kind{true, true}));

// The general way goes from influence to residual to variance, a domain at a time.
TEST_P(MeansByDomain, AreThoseOfTheGeneralWayInEveryDomain) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Sample sample(seed, GetParam().clustered, GetParam().raked);
    const auto groupings = sample.groupings();
    const Classes classes = classes_of(sample.design, sample.weighted, groupings);
    const Tallies tallies = sample.tallies(classes);
    for (const Degrees degrees : {Degrees::OfDomain, Degrees::OfDesign}) {
      ByDomain quick = sample.by_domain(degrees);
      ASSERT_TRUE(quick.from_sums()) << seed;
      const auto found = quick.of(sample.item());
      for (std::size_t g = 0; g < groupings.size(); ++g) {
        for (std::uint32_t l = 0; l < groupings[g]->levels.size(); ++l) {
          const Domain in = domain(classes, g, l);
          const Options options{LonelyPsu::Fail, degrees};
          expect_same(mean(classes, tallies, in, options), found[g][l], false, seed);
          expect_same(total(classes, tallies, in, options), found[g][l], true, seed);
        }
      }
    }
  }
}

TEST_P(MeansByDomain, DoNotDependOnTheOrderOfTheRowsToTheLastBit) {
  const Sample sample(7, GetParam().clustered, GetParam().raked);
  Sample other = sample;
  const std::size_t rows = sample.design.rows();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t from = rows - 1 - i;
    other.design.stratum[i] = sample.design.stratum[from];
    if (!sample.design.psu.empty()) other.design.psu[i] = sample.design.psu[from];
    other.weighted.base[i] = sample.weighted.base[from];
    other.weighted.weight[i] = sample.weighted.weight[from];
    other.design.weight[i] = sample.design.weight[from];
    other.marks.code[i] = sample.marks.code[from];
    other.group.level[i] = sample.group.level[from];
    other.region.level[i] = sample.region.level[from];
    for (std::size_t m = 0; m < sample.weighted.margins.size(); ++m)
      other.weighted.margins[m].level[i] = sample.weighted.margins[m].level[from];
  }
  const auto of = [](const Sample& s) { return s.by_domain().of(s.item()); };
  const auto a = of(sample), b = of(other);
  for (std::size_t g = 0; g < a.size(); ++g) {
    for (std::size_t l = 0; l < a[g].size(); ++l) {
      EXPECT_EQ(a[g][l]->mean.value, b[g][l]->mean.value);
      EXPECT_EQ(*a[g][l]->mean.standard_error, *b[g][l]->mean.standard_error);
      EXPECT_EQ(*a[g][l]->total.standard_error, *b[g][l]->total.standard_error);
    }
  }
}

TEST(ByDomain, RowsWithoutWeightStayInTheSample) {
  Sample sample(3, false, false);
  for (std::size_t row = 0; row < sample.design.rows(); ++row)
    sample.weightless.push_back(row % 3 == 0 ? 1 : 0);
  const Classes classes = classes_of(sample.design, sample.weighted, sample.groupings());
  const auto found = sample.by_domain().of(sample.item());
  expect_same(mean(classes, sample.tallies(classes), domain(classes, 1, 0)), found[1][0], false, 3);
}

TEST(ByDomain, AnswersThatAreAllAlikeHaveNoErrorAtAll) {
  Sample sample(5, true, true);
  for (std::uint8_t& code : sample.marks.code) code = code == 0 ? 0 : 7;
  const CodedItem item{sample.marks.code, {1, 2, 3, 4, 5, 6, 7}};
  const auto found = sample.by_domain().of(item);
  EXPECT_EQ(found[1][0]->mean.value, 7.0);
  EXPECT_EQ(*found[1][0]->mean.standard_error, 0.0);
}

TEST(ByDomain, GivesTheSameOnTwoThreads) {
  const Sample sample(11, false, true);
  const std::vector<Answers> items(5, sample.item());
  const auto one = sample.by_domain(Degrees::OfDomain, 1).of(items);
  const auto two = sample.by_domain(Degrees::OfDomain, 2).of(items);
  for (std::size_t i = 0; i < items.size(); ++i)
    EXPECT_EQ(one[i][0][1]->mean.standard_error, two[i][0][1]->mean.standard_error);
}

// Items between others that come from sums: every answer keeps its place.
TEST(ByDomain, TakesTheGeneralWayForAnswersWithoutWholeSteps) {
  const Sample sample(1, false, false);
  const Classes classes = classes_of(sample.design, sample.weighted, sample.groupings());
  for (const std::vector<double>& value : {std::vector<double>{0.5, 1.25, 2, 3, 4, 5, 6, 7, 8, 9},
                                           std::vector<double>{0, 1e15, 1, 2, 3, 4, 5, 6, 7, 8},
                                           std::vector<double>{0, 256, 1, 2, 3, 4, 5, 6, 7, 8}}) {
    const CodedItem item{sample.marks.code, value};
    EXPECT_FALSE(whole_steps(item));
    NumberColumn column{{}, sample.marks.reason};
    for (const std::uint8_t code : sample.marks.code)
      column.value.push_back(code == 0 ? 0.0 : value[code - 1u]);
    const Tallies tallies = tally(column, classes);
    const auto found = sample.by_domain().of(std::vector<Answers>{sample.item(), item, column});
    for (std::uint32_t l = 0; l < sample.group.levels.size(); ++l) {
      const auto general = mean(classes, tallies, domain(classes, 0, l));
      expect_same(general, found[1][0][l], false, l);
      expect_same(general, found[2][0][l], false, l);
      expect_same(mean(classes, sample.tallies(classes), domain(classes, 0, l)), found[0][0][l],
                  false, l);
    }
  }
}

TEST(ByDomain, LeavesToTheGeneralWayWhatSumsCannotGive) {
  Sample sample(1, false, false);
  sample.weighted.totals.push_back({"age", 100.0, std::vector<double>(sample.design.rows(), 1.0)});
  EXPECT_FALSE(sample.by_domain().from_sums());
  Sample lonely(1, false, false);
  lonely.design.strata.push_back({"one", {}});
  lonely.design.stratum.back() =
      StratumId(static_cast<std::uint32_t>(lonely.design.strata.size() - 1));
  EXPECT_FALSE(lonely.by_domain().from_sums());
}

TEST(ByDomain, TellsOfTheLevelsNamedAlsoWhenNoRowHasThem) {
  const Sample sample(1, false, false);
  ByDomain some(sample.design, sample.weighted, std::vector{sample.group, sample.region},
                {"c", "west", "n"}, {}, {}, 1);
  ByDomain moved = std::move(some);
  std::vector<std::string> seen;
  moved.each(moved.of(sample.item()), [&](const auto& grouping, const auto& level, const auto& e) {
    seen.push_back(grouping + " " + level + (e ? "" : ": nobody"));
  });
  EXPECT_EQ(seen,
            (std::vector<std::string>{"group n: nobody", "group west: nobody", "group c",
                                      "region c: nobody", "region west: nobody", "region n"}));
}

}  // namespace
}  // namespace peil::estimate
