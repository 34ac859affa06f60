#include "peil/weighting/weigh.h"

#include <gtest/gtest.h>

namespace peil::weighting {
namespace {

// Two strata, three and two answers, a design variable with two levels.
Dataset small() {
  Dataset data;
  data.wave = "2013";
  data.design.strata = {{"a", {}}, {"b", {}}};
  for (const std::uint32_t h : {0u, 0u, 0u, 1u, 1u}) {
    data.design.stratum.emplace_back(h);
    data.design.weight.emplace_back(h == 0 ? 10.0 : 4.0);
  }
  data.groupings = {{"outcome", {"granted", "refused"}, {0, 1, 0, 1, 0}}};
  return data;
}

DrawRecord drawn() {
  DrawRecord record;
  record.strata = {{"a", 60, 6}, {"b", 16, 4}};
  record.margins["outcome"] = {{"granted", 40}, {"refused", 36}};
  return record;
}

TEST(Weigh, LetsThoseWhoAnsweredStandForTheirWholeStratum) {
  const DrawRecord record = drawn();
  const Weighted weighted = weigh(small(), Plan{}, &record).value();
  EXPECT_DOUBLE_EQ(weighted.weight[0].persons(), 20.0);  // 60 people, 3 answers
  EXPECT_DOUBLE_EQ(weighted.weight[4].persons(), 8.0);   // 16 people, 2 answers
  EXPECT_TRUE(weighted.account.margins.empty());
  // 5 (3 * 400 + 2 * 64) / 76^2 = 1.14958...
  EXPECT_NEAR(weighted.account.kish_design_effect, 5.0 * 1328.0 / 5776.0, 1e-12);
}

TEST(Weigh, TakesTheWeightsAsTheyComeWithoutADraw) {
  const Weighted weighted = weigh(small(), Plan{}, nullptr).value();
  EXPECT_EQ(weighted.weight[0].persons(), 10.0);
}

TEST(Weigh, RakesToTheCountsOfTheFrame) {
  Plan plan;
  plan.margins = {{"uitkomst", "outcome", true, {}}};
  const DrawRecord record = drawn();
  const Weighted weighted = weigh(small(), plan, &record).value();
  EXPECT_TRUE(weighted.account.converged);
  EXPECT_EQ(weighted.account.margins, std::vector<std::string>{"uitkomst"});
  EXPECT_NEAR(
      weighted.weight[0].persons() + weighted.weight[2].persons() + weighted.weight[4].persons(),
      40.0, 1e-9);
  EXPECT_EQ(weighted.base[0].persons(), 20.0);
}

std::vector<std::string> codes(const Plan& plan, const Dataset& data, const DrawRecord* record) {
  std::vector<std::string> found;
  const auto result = weigh(data, plan, record);
  for (const Problem& p : result.ok() ? Problems{} : result.problems()) found.push_back(p.code);
  return found;
}

TEST(Weigh, NamesWhatAMarginLacks) {
  Plan plan;
  plan.margins = {{"one", "outcome", true, {}}, {"two", "channel", false, {{"desk", 5.0}}}};
  EXPECT_EQ(codes(plan, small(), nullptr),
            (std::vector<std::string>{"margin.no-frame-counts", "margin.no-such-column"}));
}

TEST(Weigh, ReportsLevelsWithoutAnswersAndAnswersOutside) {
  Plan plan;
  plan.margins = {
      {"one", "outcome", false, {{"granted", 5.0}, {"refused", 3.0}, {"withdrawn", 2.0}}}};
  EXPECT_EQ(codes(plan, small(), nullptr),
            std::vector<std::string>{"margin.level-without-answers"});
  Dataset data = small();
  data.groupings[0].level[2] = Grouping::outside;
  EXPECT_EQ(codes(plan, data, nullptr), std::vector<std::string>{"margin.answers-outside"});
}

}  // namespace
}  // namespace peil::weighting
