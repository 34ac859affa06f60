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

TEST(Weigh, NamesALevelOfWhichNobodyAnsweredAndWeighsTheRest) {
  Plan plan;
  plan.margins = {
      {"one", "outcome", false, {{"granted", 50.0}, {"refused", 30.0}, {"withdrawn", 20.0}}}};
  const Weighted weighted = weigh(small(), plan, nullptr).value();
  ASSERT_EQ(weighted.account.unheard.size(), 1u);
  EXPECT_EQ(weighted.account.unheard[0].margin, "one");
  EXPECT_EQ(weighted.account.unheard[0].name, "withdrawn");
  EXPECT_EQ(weighted.account.unheard[0].persons, 20.0);
  // Rows 0, 2 and 4 were granted, with 10, 10 and 4; rows 1 and 3 refused, with 10 and 4.
  EXPECT_NEAR(weighted.weight[0].persons(), 50.0 * 10 / 24, 1e-9);
  EXPECT_NEAR(weighted.weight[3].persons(), 30.0 * 4 / 14, 1e-9);
}

TEST(Weigh, MarginsComeDownToThePeopleWhoAreLeft) {
  Dataset data = small();
  data.groupings.push_back({"channel", {"desk", "phone"}, {0, 0, 1, 1, 0}});
  Plan plan;
  plan.margins = {
      {"one", "channel", false, {{"desk", 60.0}, {"phone", 40.0}}},
      {"two", "outcome", false, {{"granted", 50.0}, {"refused", 30.0}, {"gone", 20.0}}}};
  const Weighted weighted = weigh(data, plan, nullptr).value();
  double all = 0.0, granted = 0.0, desk = 0.0;
  for (std::size_t row = 0; row < 5; ++row) {
    const double w = weighted.weight[row].persons();
    all += w;
    granted += data.groupings[0].level[row] == 0 ? w : 0.0;
    desk += data.groupings[1].level[row] == 0 ? w : 0.0;
  }
  EXPECT_NEAR(all, 80.0, 1e-6);
  EXPECT_NEAR(granted, 50.0, 1e-6);
  EXPECT_NEAR(desk, 60.0 * 0.8, 1e-6);
}

// 1e-60 people over 10 + 10 + 4 of the start: 10 / 24 of them is 4.2e-61, and the rows of a wave
// are told nowhere.
TEST(Weigh, AWeightThatNothingCanBeCountedWithNamesTheLevelThatMadeIt) {
  Dataset data = small();
  data.groupings.push_back({"channel", {"desk", "phone"}, {0, 0, 1, 1, 0}});
  Plan plan;
  plan.margins = {{"kanaal", "channel", false, {{"desk", 50.0}, {"phone", 30.0}}},
                  {"uitkomst", "outcome", false, {{"granted", 1e-60}, {"refused", 80.0}}}};
  StepOfWave once;
  once.how.kind = WeightingStep::Kind::PostStratify;
  once.margins = {"uitkomst"};
  plan.weighting = {once};
  const auto refused = weigh(data, plan, nullptr);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problems()[0].code, "weighting.out-of-range");
  const std::string& said = refused.problems()[0].message;
  EXPECT_TRUE(
      said.starts_with("Weighting gives level 'granted' of margin 'uitkomst', which has "
                       "1e-60 people, the weight 4.16666666666666"))
      << said;
  EXPECT_EQ(said.find("row"), std::string::npos) << said;
}

// A third stratum of 24 people, of whom 3 were drawn and nobody answered.
DrawRecord drawn_with_silent() {
  DrawRecord record = drawn();
  record.strata.push_back({"c", 24, 3});
  return record;
}

TEST(Weigh, NamesAStratumOfWhichNobodyAnswered) {
  const DrawRecord record = drawn_with_silent();
  const Weighted weighted = weigh(small(), Plan{}, &record).value();
  ASSERT_EQ(weighted.account.unheard.size(), 1u);
  EXPECT_EQ(weighted.account.unheard[0].margin, "");
  EXPECT_EQ(weighted.account.unheard[0].name, "c");
  EXPECT_EQ(weighted.account.unheard[0].persons, 24.0);
  EXPECT_EQ(weighted.account.unheard[0].sampled, 3u);
  EXPECT_DOUBLE_EQ(weighted.weight[4].persons(), 8.0);
}

TEST(Weigh, AMergedStratumStandsForThoseOfWhomNobodyAnswered) {
  const DrawRecord record = drawn_with_silent();
  Plan plan;
  plan.merged_strata = {{"b", "c"}};
  Dataset data = small();
  data.design.strata[1].name = "b + c";  // as dataset::Columns names it
  const Weighted weighted = weigh(data, plan, &record).value();
  EXPECT_TRUE(weighted.account.unheard.empty());
  EXPECT_DOUBLE_EQ(weighted.weight[0].persons(), 20.0);
  EXPECT_DOUBLE_EQ(weighted.weight[3].persons(), 20.0);  // (16 + 24) people, 2 answers
  plan.merged_strata = {{"b", "d"}};
  EXPECT_EQ(codes(plan, data, &record), std::vector<std::string>{"weighting.no-such-stratum"});
}

TEST(Weigh, DoesTheStepsOfThePlanInOrder) {
  Plan plan;
  plan.margins = {{"one", "outcome", false, {{"granted", 60.0}, {"refused", 20.0}}}};
  StepOfWave linear, trim;
  linear.how.kind = WeightingStep::Kind::Linear;
  trim.how.kind = WeightingStep::Kind::Trim;
  trim.how.spread_equally = true;
  trim.how.upper = 24.0;
  plan.weighting = {linear, trim};
  const Weighted weighted = weigh(small(), plan, nullptr).value();
  // One margin: granted rows 10, 10, 4 become 25, 25, 10; refused 10, 4 become 100/7, 40/7. The
  // trim takes 1 from each of the first two and gives 2/3 to each of the others.
  EXPECT_NEAR(weighted.weight[0].persons(), 24.0, 1e-9);
  EXPECT_NEAR(weighted.weight[4].persons(), 10.0 + 2.0 / 3, 1e-9);
  EXPECT_NEAR(weighted.weight[1].persons(), 100.0 / 7 + 2.0 / 3, 1e-9);
  EXPECT_EQ(weighted.account.trimmed, 2u);
  EXPECT_EQ(weighted.steps.size(), 2u);
  ASSERT_EQ(weighted.margins.size(), 1u);  // the variance takes residuals from it
}

TEST(Weigh, FitsToTheTotalOfAColumnOfNumbers) {
  Dataset data = small();
  data.groupings.push_back({"permits", {"1", "2"}, {0, 1, 0, 1, 0}});
  Plan plan;
  StepOfWave linear;
  linear.how.kind = WeightingStep::Kind::Linear;
  linear.totals = {{"permits", 62.0}};
  plan.weighting = {linear};
  const Weighted weighted = weigh(data, plan, nullptr).value();
  // sum w x = 52 and sum w x^2 = 80, so g = 1 + x (62 - 52) / 80.
  EXPECT_NEAR(weighted.weight[0].persons(), 10.0 * (1.0 + 10.0 / 80), 1e-9);
  EXPECT_NEAR(weighted.weight[3].persons(), 4.0 * (1.0 + 20.0 / 80), 1e-9);
  data.groupings[1].levels[0] = "few";
  EXPECT_EQ(codes(plan, data, nullptr), std::vector<std::string>{"weighting.total-no-number"});
}

TEST(Weigh, NumbersOfTheFrameHaveTheDecimalSignThatThePlanNames) {
  Dataset data = small();
  data.groupings.push_back({"permits", {"0,5", "1,5"}, {0, 1, 0, 1, 0}});
  Plan plan;
  StepOfWave linear;
  linear.how.kind = WeightingStep::Kind::Linear;
  linear.totals = {{"permits", 36.0}};
  plan.weighting = {linear};
  const auto wrong = weigh(data, plan, nullptr);
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.problems()[0].mend,
            "They have the other decimal sign: say with `decimal` under [frame] or [import] of "
            "the plan which it is.");
  // sum w x = 33 and sum w x^2 = 0.25 (10 + 10 + 4) + 2.25 (10 + 4) = 37.5.
  plan.frame_form.decimal = ',';
  EXPECT_NEAR(weigh(data, plan, nullptr).value().weight[0].persons(),
              10.0 * (1.0 + 0.5 * (36.0 - 33.0) / 37.5), 1e-9);
  plan.import = ImportPlan{};
  plan.import->form.decimal = ',';
  EXPECT_NEAR(weigh(data, plan, nullptr).value().weight[3].persons(),
              4.0 * (1.0 + 1.5 * (36.0 - 33.0) / 37.5), 1e-9);
}

TEST(Weigh, SaysWhatALevelNeedsBeyondTheBoundsOfATrim) {
  Plan plan;
  plan.margins = {{"one", "outcome", false, {{"granted", 60.0}, {"refused", 20.0}}}};
  StepOfWave rake, trim;
  trim.how.kind = WeightingStep::Kind::Trim;
  trim.how.upper = 15.0;
  plan.weighting = {rake, trim};
  EXPECT_EQ(codes(plan, small(), nullptr), std::vector<std::string>{"trim.beyond-reach"});
}

TEST(Weigh, ReportsAnswersOutsideAMargin) {
  Plan plan;
  plan.margins = {{"one", "outcome", false, {{"granted", 5.0}, {"refused", 3.0}}}};
  Dataset data = small();
  data.groupings[0].level[2] = Grouping::outside;
  EXPECT_EQ(codes(plan, data, nullptr), std::vector<std::string>{"margin.answers-outside"});
}

}  // namespace
}  // namespace peil::weighting
