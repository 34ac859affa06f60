#include "peil/estimate/bootstrap_sums.h"

#include <gtest/gtest.h>

#include <random>

namespace peil::estimate {
namespace {

struct Sample {
  Design design;
  std::vector<weighting::Margin> margins;
  Grouping by;
  NumberColumn y;
};

struct Kind {
  bool clusters = false, own_weights = false, real_values = false, population = false;
};

// 300 rows in three strata, two margins, a grouping, and answers of which some are absent.
Sample sample_of(const Kind& kind) {
  std::mt19937 random(11);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random()) % n; };
  Sample sample;
  for (const char* name : {"a", "b", "c"}) {
    const bool known = kind.population && name[0] != 'c';
    sample.design.strata.push_back(
        {name, known ? std::optional<double>(kind.clusters ? 40.0 : 250.0) : std::nullopt});
  }
  sample.by.levels = {"one", "two"};
  sample.margins = {{"sex", {"f", "m"}, {800, 700}, {}},
                    {"age", {"y", "m", "o"}, {450, 600, 450}, {}}};
  for (std::uint32_t row = 0; row < 300; ++row) {
    const std::uint32_t h = row % 3;
    sample.design.stratum.emplace_back(h);
    sample.design.weight.emplace_back(kind.own_weights ? 1.0 + below(9) : 3.0 + h);
    if (kind.clusters) sample.design.psu.emplace_back(h + 3 * below(20));
    sample.margins[0].level.emplace_back(below(2));
    sample.margins[1].level.emplace_back(below(3));
    sample.by.level.push_back(below(5) == 0 ? Grouping::outside : below(2));
    sample.y.value.push_back((kind.real_values ? -0.37 : 1.0) * (1 + below(10)));
    sample.y.reason.push_back(below(6) == 0 ? Absent::DontKnow : Absent::No);
  }
  return sample;
}

// The same by the weights of every row: factors of the units, weighted, raked, added up.
std::vector<BootstrapSums::Sums> by_rows(const Sample& sample, const RaoWu& draws, std::size_t r,
                                         bool raked) {
  const std::vector<double> factor = draws.factors(r);
  std::vector<Weight> weight;
  std::vector<std::size_t> rows;
  std::vector<weighting::Margin> margins = sample.margins;
  for (weighting::Margin& margin : margins) margin.level.clear();
  for (std::size_t row = 0; row < 300; ++row) {
    const double f = factor[sample.design.psu.empty() ? row : sample.design.psu[row].index()];
    if (f == 0.0) continue;
    rows.push_back(row);
    weight.emplace_back(f * sample.design.weight[row].persons());
    for (std::size_t m = 0; m < 2; ++m) margins[m].level.push_back(sample.margins[m].level[row]);
  }
  if (raked) weight = weighting::rake(weight, margins).value().weight;
  std::vector<BootstrapSums::Sums> sums(3);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (sample.y.reason[rows[i]] != Absent::No) continue;
    const double w = weight[i].persons();
    const auto add = [&](BootstrapSums::Sums& to) {
      to.weight += w;
      to.value += w * sample.y.value[rows[i]];
    };
    add(sums[0]);
    if (const std::uint32_t level = sample.by.level[rows[i]]; level != Grouping::outside)
      add(sums[level + 1]);
  }
  return sums;
}

TEST(BootstrapSums, AreThoseOfTheWeightsOfAllRowsRakedAgain) {
  for (const bool raked : {false, true}) {
    for (unsigned bits = 0; bits < 16; ++bits) {
      const Kind kind{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
      const Sample sample = sample_of(kind);
      const RaoWu draws = RaoWu::of(sample.design, 40, "s").value();
      BootstrapSums sums(draws, sample.design, sample.design.weight,
                         raked ? sample.margins : std::vector<weighting::Margin>(), {}, &sample.by);
      sums.add(sample.y);
      BootstrapSums::Room room;
      for (std::size_t r = 0; r < 40; ++r) {
        const auto found = sums.replicate(r, room);
        ASSERT_TRUE(found);
        const auto expected = by_rows(sample, draws, r, raked);
        ASSERT_EQ(found->front().size(), 3u);
        for (std::size_t level = 0; level < 3; ++level) {
          // Both are raked to within 1e-12 of the margins.
          EXPECT_NEAR(found->front()[level].weight / expected[level].weight, 1.0, 1e-10) << bits;
          EXPECT_NEAR(found->front()[level].value / expected[level].value, 1.0, 1e-10) << bits;
        }
      }
    }
  }
}

TEST(BootstrapSums, OfAColumnDoNotDependOnTheOthers) {
  const Sample sample = sample_of({.own_weights = true});
  const RaoWu draws = RaoWu::of(sample.design, 3, "s").value();
  NumberColumn ones = sample.y;
  for (double& one : ones.value) one = 1.0;
  BootstrapSums alone(draws, sample.design, sample.design.weight, sample.margins);
  BootstrapSums both(draws, sample.design, sample.design.weight, sample.margins);
  alone.add(sample.y);
  both.add(ones);
  EXPECT_EQ(both.add(sample.y), 1u);
  BootstrapSums::Room room, other;
  const auto one = alone.replicate(2, room), two = both.replicate(2, other);
  EXPECT_NEAR((*one)[0][0].value, (*two)[1][0].value, 1e-9);
  EXPECT_NEAR((*two)[0][0].value, (*two)[0][0].weight, 1e-9);
}

TEST(BootstrapSums, GiveNothingForAReplicateThatCannotMeetTheMargins) {
  Sample sample = sample_of({});
  sample.margins[1].levels.push_back("rare");
  sample.margins[1].persons = {450, 600, 440, 10};
  sample.margins[1].level[17] = LevelId(3);  // one row, which some replicates do not draw
  const RaoWu draws = RaoWu::of(sample.design, 40, "s").value();
  BootstrapSums sums(draws, sample.design, sample.design.weight, sample.margins,
                     {.most_sweeps = 50});
  sums.add(sample.y);
  BootstrapSums::Room room;
  std::size_t without = 0, expected = 0;
  for (std::size_t r = 0; r < 40; ++r) {
    without += sums.replicate(r, room) ? 0 : 1;
    expected += draws.factors(r)[17] == 0.0 ? 1 : 0;
  }
  EXPECT_EQ(without, expected);
  EXPECT_GT(without, 0u);
}

}  // namespace
}  // namespace peil::estimate
