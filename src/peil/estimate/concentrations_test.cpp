#include "peil/estimate/concentrations.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

Dataset four_people() {
  Dataset dataset;
  dataset.design.weight = {Weight(1.0), Weight(1.0), Weight(2.0), Weight(1.0)};
  dataset.groupings = {{"reporting_group", {"r"}, {0, 0, 0, 0}},
                       {"customer_group", {"a", "b"}, {0, 0, 0, 1}}};
  return dataset;
}

weighting::Weighted as_they_are(const Dataset& dataset) {
  return {dataset.design.weight, dataset.design.weight, {}, {}};
}

Concentration of(const Dataset& dataset, const std::string& domain, const std::string& item) {
  const auto all = concentrations(dataset, as_they_are(dataset));
  const auto found = all.find({domain, item});
  return found == all.end() ? Concentration{} : found->second;
}

TEST(Concentrations, CountWhoGaveTheAnswerThatMostGave) {
  Dataset dataset = four_people();
  dataset.items = {{"overall", ItemKind::Mark, {}, CodeColumn{{8, 8, 8, 3}, {}}}};
  EXPECT_EQ(of(dataset, "all", "overall").most_given, 3u);
  EXPECT_EQ(of(dataset, "a", "overall").answers, 3u);
  EXPECT_TRUE(of(dataset, "a", "overall").tells_all());
  EXPECT_TRUE(of(dataset, "r", "overall").tells_all());   // all but one
  EXPECT_FALSE(of(dataset, "b", "overall").tells_all());  // one answer: that is a matter of n
  EXPECT_EQ(of(dataset, "r", "overall").in_high, 3u);     // 8 to 10
  EXPECT_EQ(of(dataset, "r", "overall").in_low, 1u);      // 1 to 5
}

TEST(Concentrations, OfOneChoiceOfSeveralCountThoseWhoChoseIt) {
  Dataset dataset = four_people();  // code 1: no, 2: yes
  dataset.items = {{"channels/desk", ItemKind::Chosen, {}, CodeColumn{{1, 1, 1, 1}, {}}},
                   {"channels/post", ItemKind::Chosen, {}, CodeColumn{{2, 2, 2, 1}, {}}}};
  EXPECT_FALSE(of(dataset, "all", "channels/desk").tells_all());  // that nobody came tells nothing
  EXPECT_TRUE(of(dataset, "all", "channels/post").tells_all());
}

TEST(Concentrations, OfAmountsFindTheTwoLargestPartsWithTheirWeights) {
  Dataset dataset = four_people();
  const NumberColumn contacts{{1.0, 30.0, 20.0, 0.0},
                              {Absent::No, Absent::No, Absent::No, Absent::Skipped}};
  dataset.items = {{"contacts", ItemKind::Number, {}, contacts}};
  const Concentration all = of(dataset, "all", "contacts");
  EXPECT_EQ(all.total, 71.0);    // 1 + 30 + 2 * 20
  EXPECT_EQ(all.largest, 40.0);  // the second largest can work it out to within 1 of 40
  EXPECT_EQ(all.second, 30.0);
  EXPECT_TRUE(all.is_dominated(0.1));
  EXPECT_FALSE(all.is_dominated(0.02));
  EXPECT_EQ(of(dataset, "b", "contacts").answers, 0u);
}

}  // namespace
}  // namespace peil::estimate
