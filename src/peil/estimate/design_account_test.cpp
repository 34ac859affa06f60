#include "peil/estimate/design_account.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// Four people in two strata, one of which has a known population; the last skipped the question.
Dataset four_people_drawn() {
  Dataset dataset;
  Design& design = dataset.design;
  design.strata = {{"north", 120.0}, {"south", {}}};
  for (const std::uint32_t stratum : {0u, 0u, 1u, 1u}) design.stratum.emplace_back(stratum);
  design.weight = {Weight(1.0), Weight(1.0), Weight(2.0), Weight(5.0)};
  dataset.groupings = {{"reporting_group", {"r"}, {0, 0, 0, 0}},
                       {"customer_group", {"a", "b"}, {0, 0, 0, 1}}};
  dataset.items = {
      {"overall",
       ItemKind::Mark,
       {},
       CodeColumn{{8, 8, 8, 0}, {Absent::No, Absent::No, Absent::No, Absent::Skipped}}},
      {"ways/web",
       ItemKind::Chosen,
       {},
       CodeColumn{{1, 2, 1, 2}, {Absent::No, Absent::No, Absent::No, Absent::No}}}};
  return dataset;
}

DesignAccount account_of(const Dataset& dataset) {
  return design_account(dataset, {dataset.design.weight, dataset.design.weight, {}, {}});
}

TEST(DesignAccount, CountsStrataAndThoseWithAKnownPopulation) {
  const DesignAccount account = account_of(four_people_drawn());
  EXPECT_EQ(account.strata, 2u);
  EXPECT_EQ(account.corrected, 1u);
  EXPECT_EQ(account.clusters, 0u);
  EXPECT_FALSE(account.second_stage);
}

TEST(DesignAccount, CountsClustersOnce) {
  Dataset dataset = four_people_drawn();
  for (const std::uint32_t psu : {0u, 0u, 1u, 2u}) dataset.design.psu.emplace_back(psu);
  EXPECT_EQ(account_of(dataset).clusters, 3u);
}

TEST(DesignAccount, HasWhatThoseWithAnAnswerWeighTogether) {
  const DesignAccount account = account_of(four_people_drawn());
  const WeightedBase& all = account.bases.at({"all", "overall"});
  EXPECT_EQ(all.persons, 4.0);                  // 1 + 1 + 2
  EXPECT_DOUBLE_EQ(all.effective, 16.0 / 6.0);  // 4^2 / (1 + 1 + 4)
  EXPECT_DOUBLE_EQ(all.design_effect(3), 3.0 / (16.0 / 6.0));
  EXPECT_EQ(account.bases.at({"a", "overall"}).persons, 4.0);
  EXPECT_FALSE(account.bases.contains({"b", "overall"}));   // nobody answered
  EXPECT_EQ(account.bases.at({"r", "ways"}).persons, 9.0);  // of one choice: by its question
}

}  // namespace
}  // namespace peil::estimate
