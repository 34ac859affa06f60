#include "peil/estimate/multiplicity.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "peil/estimate/concentrations.h"
#include "peil/estimate/design_account.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/linearised.h"
#include "peil/estimate/mark_weighting.h"
#include "peil/estimate/quantile.h"
#include "peil/estimate/testing.h"
#include "peil/estimate/two_frames.h"

namespace peil::estimate {
namespace {

// Strata are the lists; every third person of a list is on the next one too, every sixth on all.
struct Listed : testing::NumberSample {
  Grouping list{"list", {"one", "two", "three"}, {}}, everybody;

  explicit Listed(unsigned seed) : NumberSample(seed, false), everybody(whole_sample(rows())) {
    Lists lists;
    for (std::size_t row = 0; row < rows(); ++row) {
      const std::size_t own = design.stratum[row].index();
      lists.drawn_from.push_back(std::uint64_t{1} << own);
      lists.on.push_back(lists.drawn_from.back());
      const std::size_t n = design.strata.size();
      if (row % 3 == 0) lists.on.back() |= std::uint64_t{1} << (own + 1) % n;
      if (row % 6 == 0) lists.on.back() = (std::uint64_t{1} << n) - 1;
      list.level.push_back(static_cast<std::uint32_t>(own));
    }
    design.lists = std::move(lists);
  }
  // How many of the lists with an answer in `of` have the person.
  double counts(std::size_t row, const Grouping& of) const {
    std::uint64_t behind = 0;
    for (std::size_t other = 0; other < rows(); ++other) {
      if (of.level[other] == of.level[row] && y.reason[other] == Absent::No)
        behind |= design.lists->drawn_from[other];
    }
    double lists = 0.0;
    for (std::uint64_t rest = behind & design.lists->on[row]; rest != 0; rest &= rest - 1)
      lists += 1.0;
    return 1.0 / lists;
  }
  double mean(const std::vector<double>& weight, const Grouping& of, std::uint32_t level) const {
    double sum = 0.0, all = 0.0;
    for (std::size_t row = 0; row < rows(); ++row) {
      if (y.reason[row] != Absent::No || of.level[row] != level) continue;
      const double w = weight[row] * counts(row, of);
      sum += w * y.value[row], all += w;
    }
    return sum / all;
  }
};

// Row by row, the error from how the mean moves with each weight: everybody, a variable that runs
// across the lists, and the lists themselves.
TEST(Multiplicity, MeansCountAPersonOnceOverTheListsBehindThem) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Listed sample(seed);
    const weighting::Weighted weighted{sample.design.weight, sample.design.weight, {}, {}, {}};
    const std::array<const Grouping*, 3> by{&sample.everybody, &sample.group, &sample.list};
    ByDomain means(sample.design, weighted, {by.begin(), by.end()}, {}, {});
    EXPECT_FALSE(means.from_sums());
    const auto found = means.of(sample.y);
    std::vector<double> weight;
    for (const Weight& w : sample.design.weight) weight.push_back(w.persons());
    for (std::size_t g = 0; g < by.size(); ++g) {
      for (std::uint32_t level = 0; level < by[g]->levels.size(); ++level) {
        if (!found[g][level]) continue;
        const auto mean = [&](const std::vector<double>& w) {
          return sample.mean(w, *by[g], level);
        };
        const Estimate& e = found[g][level]->mean;
        EXPECT_NEAR(e.value, mean(weight), 1e-12);
        if (!e.standard_error) continue;
        const double plain =
            testing::plain_error(sample.design, testing::influence_by_moving(sample.design, mean));
        EXPECT_NEAR(*e.standard_error, plain, 1e-7 * plain + 1e-9) << seed << ' ' << by[g]->name;
      }
    }
  }
}

TEST(Multiplicity, WithinOneListEverybodyCountsWhole) {
  const Listed sample(5);
  Design plain = sample.design;
  plain.lists.reset();
  const std::array<const Grouping*, 2> by{&sample.list, &sample.everybody};
  const auto means = [&](const Design& design) {
    const Classes classes = classes_of(design, by);
    const Tallies tallies = tally(sample.y, classes);
    std::vector<double> result;
    for (const auto& [g, level] : {std::pair{0u, 0u}, {0u, 1u}, {1u, 0u}})
      result.push_back(mean(classes, tallies, domain(classes, g, level))->value);
    return result;
  };
  const std::vector<double> with = means(sample.design), without = means(plain);
  EXPECT_NEAR(with[0], without[0], 1e-12);
  EXPECT_NEAR(with[1], without[1], 1e-12);
  EXPECT_GT(std::abs(with[2] - without[2]), 1e-3);
}

// Of two lists it is the estimator of two frames with a half in each.
TEST(Multiplicity, OfTwoListsItIsTheMeanOverTwoFrames) {
  const Listed both(4);
  ASSERT_EQ(both.design.strata.size(), 2u);
  std::array<Design, 2> design;
  std::array<NumberColumn, 2> value;
  std::array<std::vector<std::uint8_t>, 2> shared;
  for (std::size_t row = 0; row < both.rows(); ++row) {
    const std::size_t side = both.design.stratum[row].index();
    design[side].strata = {both.design.strata[side]};
    design[side].stratum.emplace_back(0u);
    design[side].weight.push_back(both.design.weight[row]);
    value[side].value.push_back(both.y.value[row]);
    value[side].reason.push_back(both.y.reason[row]);
    shared[side].push_back(both.design.lists->on[row] == 3 ? 1 : 0);
  }
  const std::array<Classes, 2> classes{classes_of(design[0]), classes_of(design[1])};
  const Options by_design{LonelyPsu::Fail, Degrees::OfDesign};
  std::vector<FrameSample> sample;
  std::vector<std::vector<std::uint8_t>> inside;
  for (std::size_t side = 0; side < 2; ++side) {
    std::vector<double> half;
    for (const std::uint8_t both_frames : shared[side]) half.push_back(both_frames != 0 ? 0.5 : 1);
    sample.push_back({classes[side], half, shared[side], by_design});
    inside.emplace_back(half.size(), std::uint8_t{1});
  }
  const FrameAnswers first{sample[0], value[0], inside[0]}, second{sample[1], value[1], inside[1]};
  const Classes whole = classes_of(both.design);
  const Tallies tallies = tally(both.y, whole);
  const auto found = mean(whole, tallies, everybody(whole), by_design);
  const auto wanted = two_frame_mean(first, second);
  EXPECT_NEAR(found->value, wanted->value, 1e-12);
  EXPECT_NEAR(*found->standard_error, *wanted->standard_error, 1e-12);
  EXPECT_EQ(found->degrees_of_freedom, wanted->degrees_of_freedom);
  const auto sum = total(whole, tallies, everybody(whole));
  EXPECT_NEAR(sum->value, two_frame_total(first, second)->value, 1e-9);
  EXPECT_NEAR(*sum->standard_error, *two_frame_total(first, second)->standard_error, 1e-9);
}

// What else is told of a mean counts the same people: its rows, weighted base, spread and
// quantiles.
TEST(Multiplicity, EverythingToldOfAMeanCountsThePeopleAsItDoes) {
  const Listed sample(8);
  const Classes classes = classes_of(sample.design);
  const Tallies tallies = tally(sample.y, classes);
  const Domain all = everybody(classes);
  double persons = 0.0, times = 0.0, low = 0.0, squares = 0.0;
  std::size_t answers = 0;
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    if (sample.y.reason[row] != Absent::No) continue;
    const double w = sample.design.weight[row].persons() * sample.counts(row, sample.everybody);
    persons += w, times += w * sample.y.value[row], squares += w * w, ++answers;
    low += sample.y.value[row] <= 2.0 ? w : 0.0;
  }
  const double mean_of = times / persons;
  double spread = 0.0, sum_of_rows = 0.0;
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    if (sample.y.reason[row] != Absent::No) continue;
    spread += sample.design.weight[row].persons() * sample.counts(row, sample.everybody) *
              std::pow(sample.y.value[row] - mean_of, 2.0);
  }
  const auto n = static_cast<double>(answers);
  EXPECT_NEAR(standard_deviation(classes, tallies, all)->value,
              std::sqrt(spread / persons * n / (n - 1.0)), 1e-12);
  EXPECT_NEAR(share(classes, tallies, all, {-100.0, 2.0})->value, low / persons, 1e-12);
  const Distribution distribution = estimate::distribution(classes, tallies, all);
  for (std::size_t v = 0; v < distribution.value.size(); ++v) {
    if (distribution.value[v] != 2.0) continue;
    EXPECT_NEAR(distribution.at_or_below[v], low / persons, 1e-12);
  }
  const LinearisedRows rows = linearised_mean(classes, sample.y, all);
  for (const double value : rows.value) sum_of_rows += value;
  EXPECT_NEAR(sum_of_rows, 0.0, 1e-12);

  Dataset dataset;
  dataset.design = sample.design;
  Item item;
  item.name = "amount", item.kind = ItemKind::Number, item.column = sample.y;
  Grouping one = sample.list;
  one.name = "customer_group";
  dataset.groupings = {one, {"reporting_group", {"whole"}, sample.everybody.level}};
  dataset.items = {item};
  const weighting::Weighted weighted{sample.design.weight, sample.design.weight, {}, {}, {}};
  for (const std::string domain : {"all", "whole"}) {
    const auto base = design_account(dataset, weighted).bases.at({domain, "amount"});
    EXPECT_NEAR(base.persons, persons, 1e-9);
    EXPECT_NEAR(base.effective, persons * persons / squares, 1e-9);
    double largest = 0.0, amounts = 0.0;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      if (sample.y.reason[row] != Absent::No) continue;
      const double part = sample.design.weight[row].persons() *
                          sample.counts(row, sample.everybody) * std::abs(sample.y.value[row]);
      largest = std::max(largest, part), amounts += part;
    }
    const Concentration found = concentrations(dataset, weighted).at({domain, "amount"});
    EXPECT_NEAR(found.largest, largest, 1e-12);
    EXPECT_NEAR(found.total, amounts, 1e-9);
  }
}

}  // namespace
}  // namespace peil::estimate
