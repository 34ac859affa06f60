#include "peil/estimate/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "peil/estimate/domains/by_domain.h"

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// The engine of the standard, with 32 bits wherever it is compiled.
struct Random {
  explicit Random(unsigned seed) : engine(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
  std::mt19937 engine;
};

// A sample of random make: strata, PSUs or not, weights, marks with gaps, a group.
struct Sample {
  Design design;
  CodeColumn marks;
  Grouping group{"group", {"a", "b", "c"}, {}};
  std::vector<weighting::Margin> margins;  // empty: not raked

  explicit Sample(unsigned seed, bool clustered) {
    Random random(seed);
    const std::uint32_t strata = 1 + random() % 4;
    std::uint32_t psus = 0;
    for (std::uint32_t h = 0; h < strata; ++h) {
      design.strata.push_back({"stratum " + std::to_string(h), {}});
      if (random() % 2 == 0) design.strata.back().population = 200.0 + random() % 300;
      const std::uint32_t units = 2 + random() % 12;
      for (std::uint32_t u = 0; u < units; ++u, ++psus) {
        const std::uint32_t rows = clustered ? 1 + random() % 6 : 1;
        for (std::uint32_t r = 0; r < rows; ++r) add(random, h, psus, clustered);
      }
    }
    marks.code[0] = 7;  // at least one answer
    marks.reason[0] = Absent::No;
  }

  void add(Random& random, std::uint32_t stratum, std::uint32_t psu, bool clustered) {
    design.stratum.emplace_back(stratum);
    if (clustered) design.psu.emplace_back(psu);
    design.weight.emplace_back(1.0 + random() % 5 + (random() % 4) / 3.0);
    const bool answered = random() % 5 != 0;
    marks.code.push_back(answered ? static_cast<std::uint8_t>(1 + random() % 10) : 0);
    marks.reason.push_back(answered ? Absent::No : Absent::DontKnow);
    group.level.push_back(random() % 3);
  }

  std::size_t rows() const { return design.rows(); }

  /// Rows in another order; order[i] is the old place of row i.
  Sample in_order(const std::vector<std::size_t>& order) const {
    Sample result = *this;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t from = order[i];
      result.design.stratum[i] = design.stratum[from];
      if (!design.psu.empty()) result.design.psu[i] = design.psu[from];
      result.design.weight[i] = design.weight[from];
      result.marks.code[i] = marks.code[from];
      result.marks.reason[i] = marks.reason[from];
      result.group.level[i] = group.level[from];
    }
    return result;
  }

  Estimate mean_all() const {
    const Classes classes = classes_of(design);
    return *mean(classes, tally(marks, classes), everybody(classes));
  }
  std::optional<Estimate> mean_in(std::uint32_t level) const {
    const Classes classes = classes_of(design, std::array<const Grouping*, 1>{&group});
    return mean(classes, tally(marks, classes), domain(classes, 0, level));
  }
};

// Straight from the formula, row by row: no classes, no tallies.
double plain_error(const Design& design, const std::vector<double>& influence) {
  const bool clustered = !design.psu.empty();
  double variance = 0.0;
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    std::map<std::size_t, double> units;
    for (std::size_t row = 0; row < design.rows(); ++row) {
      if (design.stratum[row].index() != h) continue;
      units[clustered ? design.psu[row].index() : row] +=
          design.weight[row].persons() * influence[row];
    }
    const auto n = static_cast<double>(units.size());
    double mean = 0.0, squares = 0.0;
    for (const auto& [id, z] : units) mean += z / n;
    for (const auto& [id, z] : units) squares += (z - mean) * (z - mean);
    const double f = design.strata[h].population ? n / *design.strata[h].population : 0.0;
    variance += (1.0 - f) * n / (n - 1.0) * squares;
  }
  return std::sqrt(variance);
}

std::vector<double> influence_of_mean(const Sample& sample, std::uint32_t level) {
  double weight = 0.0, sum = 0.0;
  const auto inside = [&](std::size_t row) {
    return sample.marks.code[row] != 0 && (level > 2 || sample.group.level[row] == level);
  };
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    if (!inside(row)) continue;
    weight += sample.design.weight[row].persons();
    sum += sample.design.weight[row].persons() * sample.marks.code[row];
  }
  std::vector<double> result(sample.rows(), 0.0);
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    if (inside(row)) result[row] = (sample.marks.code[row] - sum / weight) / weight;
  }
  return result;
}

class AnyDesign : public ::testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Statistics, AnyDesign, ::testing::Bool());

TEST_P(AnyDesign, GivesTheErrorOfThePlainFormulaForEverybodyAndForDomains) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    const Sample sample(seed, GetParam());
    const Estimate all = sample.mean_all();
    EXPECT_NEAR(*all.standard_error, plain_error(sample.design, influence_of_mean(sample, 9)),
                1e-12)
        << seed;
    for (std::uint32_t level = 0; level < 3; ++level) {
      const auto in = sample.mean_in(level);
      if (!in) continue;
      EXPECT_NEAR(*in->standard_error, plain_error(sample.design, influence_of_mean(sample, level)),
                  1e-12)
          << seed;
    }
  }
}

TEST_P(AnyDesign, DoesNotDependOnTheOrderOfTheRows) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(seed, GetParam());
    std::vector<std::size_t> order(sample.rows());
    std::iota(order.begin(), order.end(), 0u);
    std::mt19937 random(seed);
    std::shuffle(order.begin(), order.end(), random);
    const Estimate a = sample.mean_all(), b = sample.in_order(order).mean_all();
    EXPECT_EQ(a.value, b.value);  // to the last digit
    EXPECT_EQ(a.standard_error, b.standard_error);
    EXPECT_EQ(a.degrees_of_freedom, b.degrees_of_freedom);
  }
}

TEST_P(AnyDesign, DoesNotDependOnTheScaleOfTheWeightsOrTheNamesOfTheStrata) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(seed, GetParam());
    Sample scaled = sample, renamed = sample;
    for (Weight& w : scaled.design.weight) w = Weight(w.persons() * 1234.5);
    const auto last = static_cast<std::uint32_t>(sample.design.strata.size() - 1);
    std::ranges::reverse(renamed.design.strata);
    for (StratumId& id : renamed.design.stratum)
      id = StratumId(last - static_cast<std::uint32_t>(id.index()));
    const Estimate a = sample.mean_all();
    for (const Estimate& b : {scaled.mean_all(), renamed.mean_all()}) {
      EXPECT_NEAR(a.value, b.value, 1e-13 * a.value);
      EXPECT_NEAR(*a.standard_error, *b.standard_error, 1e-12 * *a.standard_error + 1e-15);
      EXPECT_EQ(a.degrees_of_freedom, b.degrees_of_freedom);
    }
  }
}

// A domain is the same as blanking the item outside it.
TEST_P(AnyDesign, GivesADomainWhatRecodingGives) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(seed, GetParam());
    for (std::uint32_t level = 0; level < 3; ++level) {
      const auto in = sample.mean_in(level);
      if (!in) continue;
      Sample recoded = sample;
      for (std::size_t row = 0; row < recoded.rows(); ++row) {
        if (recoded.group.level[row] != level) recoded.marks.code[row] = 0;
      }
      const Estimate other = recoded.mean_all();
      EXPECT_NEAR(in->value, other.value, 1e-13 * in->value);
      EXPECT_NEAR(*in->standard_error, *other.standard_error, 1e-13);
      EXPECT_EQ(in->degrees_of_freedom, other.degrees_of_freedom);
      EXPECT_EQ(in->answers, other.answers);
    }
  }
}

TEST_P(AnyDesign, GivesNumbersAndCodesTheSameFigures) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Sample sample(seed, GetParam());
    NumberColumn numbers;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      numbers.value.push_back(sample.marks.code[row]);
      numbers.reason.push_back(sample.marks.code[row] == 0 ? Absent::Skipped : Absent::No);
    }
    const Classes classes = classes_of(sample.design);
    const Estimate b = *mean(classes, tally(numbers, classes), everybody(classes));
    EXPECT_EQ(sample.mean_all().value, b.value);
    EXPECT_EQ(sample.mean_all().standard_error, b.standard_error);
  }
}

weighting::Weighted raked(const Sample& sample, const Grouping& margin_of) {
  weighting::Weighted result{sample.design.weight, {}, {}, {}};
  weighting::Margin& margin = result.margins.emplace_back();
  margin.name = margin_of.name;
  for (const std::uint32_t l : margin_of.level) margin.level.emplace_back(l);
  margin.levels = margin_of.levels;
  margin.persons = {100.0, 250.0, 50.0};
  result.weight = weighting::rake(sample.design.weight, result.margins).value().weight;
  return result;
}

// What the margins fix does not vary: the size of a level is known without error.
TEST_P(AnyDesign, GivesAMarginsOwnLevelsNoErrorAfterRaking) {
  int tried = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Sample sample(seed, GetParam());
    std::array<int, 3> rows{};
    for (const std::uint32_t l : sample.group.level) ++rows[l];
    if (std::ranges::min(rows) == 0) continue;
    ++tried;
    const Classes classes = classes_of(sample.design, raked(sample, sample.group),
                                       std::array<const Grouping*, 1>{&sample.group});
    CodeColumn level;
    for (const std::uint32_t l : sample.group.level) {
      level.code.push_back(static_cast<std::uint8_t>(l + 1));
      level.reason.push_back(Absent::No);
    }
    const Estimate p = *share(classes, tally(level, classes), everybody(classes), {2.0, 2.0});
    EXPECT_NEAR(p.value, 250.0 / 400.0, 1e-12) << seed;
    EXPECT_NEAR(*p.standard_error, 0.0, 1e-12) << seed;
  }
  EXPECT_GT(tried, 20);
}

// Margins that say nothing new (two that are the same) leave the errors as one margin gives them.
TEST_P(AnyDesign, DoesNotMindMarginsThatDependOnEachOther) {
  int tried = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Sample sample(seed, GetParam());
    std::array<int, 3> rows{};
    for (const std::uint32_t l : sample.group.level) ++rows[l];
    if (std::ranges::min(rows) == 0) continue;
    ++tried;
    const weighting::Weighted once = raked(sample, sample.group);
    weighting::Weighted twice = once;
    twice.margins.push_back(twice.margins.front());
    const Classes a = classes_of(sample.design, once), b = classes_of(sample.design, twice);
    const Estimate x = *mean(a, tally(sample.marks, a), everybody(a));
    const Estimate y = *mean(b, tally(sample.marks, b), everybody(b));
    EXPECT_NEAR(*x.standard_error, *y.standard_error, 1e-12) << seed;
  }
  EXPECT_GT(tried, 20);
}

TEST(Statistics, GivesAReasonInsteadOfAnErrorWhereAStratumHasOneUnit) {
  Design design;
  design.strata = {{"big", {}}, {"small", {}}};
  CodeColumn marks;
  for (int i = 0; i < 5; ++i) {
    design.stratum.emplace_back(i == 4 ? 1u : 0u);
    design.weight.emplace_back(1.0);
    marks.code.push_back(static_cast<std::uint8_t>(5 + i));
    marks.reason.push_back(Absent::No);
  }
  const Classes classes = classes_of(design);
  const Estimate e = *mean(classes, tally(marks, classes), everybody(classes));
  EXPECT_EQ(e.value, 7.0);
  EXPECT_FALSE(e.standard_error);
  EXPECT_EQ(e.why_no_error, NoError::LonelyPsu);
  design.strata[1].population = 1.0;  // it is the whole stratum: nothing to estimate
  const Classes whole = classes_of(design);
  EXPECT_TRUE(mean(whole, tally(marks, whole), everybody(whole))->standard_error);
}

TEST(Statistics, GivesNothingWithoutAnswers) {
  Design design;
  design.strata = {{"one", {}}};
  design.stratum.emplace_back(0u);
  design.weight.emplace_back(1.0);
  const CodeColumn marks{{0}, {Absent::DontKnow}};
  const Classes classes = classes_of(design);
  EXPECT_FALSE(mean(classes, tally(marks, classes), everybody(classes)));
  EXPECT_FALSE(total(classes, tally(marks, classes), everybody(classes)));
}

// In a simple random sample with equal weights and no correction the variance of the mean is that
// of the simple random sample with replacement itself, s^2 / n.
TEST(DesignEffect, WithReplacementIsOneForASimpleRandomSample) {
  const Design design = testing::simple_design(7);
  const Classes classes = classes_of(design);
  const auto tallies = tally(testing::answered({3, 9, 1, 4, 4, 10, 7}), classes);
  EXPECT_NEAR(
      *design_effect(*domain_estimate(classes, tallies, everybody(classes)), Replacement::With),
      1.0, 1e-12);
  const auto alike = tally(testing::answered(std::vector<double>(7, 4.0)), classes);
  EXPECT_FALSE(
      design_effect(*domain_estimate(classes, alike, everybody(classes)), Replacement::With));
}

}  // namespace
}  // namespace peil::estimate
