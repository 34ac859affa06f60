#include "peil/dataset/columns.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/dataset/open_answers.h"
#include "peil/dataset/testing.h"

namespace peil::dataset {
namespace {

using Names = std::vector<std::string>;

std::vector<int> codes(const Dataset& data, const std::string& item) {
  const auto& column = std::get<CodeColumn>(data.item(item)->column);
  return {column.code.begin(), column.code.end()};
}

Absent reason(const Dataset& data, const std::string& item, std::size_t row = 0) {
  return std::visit([&](const auto& column) { return column.reason[row]; },
                    data.item(item)->column);
}

Dataset one(const Response& response) {
  const Study study = small_study();
  return columns(study, "2013", {response}).value();
}

TEST(Columns, HoldsAnswersByKindOfQuestion) {
  const Dataset data = one(response_of("p", "a",
                                       {{"overall", 4},
                                        {"channels", Names{"phone"}},
                                        {"wait", 5},
                                        {"kind", 3},
                                        {"able", Absent::NotApplicable},
                                        {"complained", std::string("no")},
                                        {"times", 12},
                                        {"remark", std::string("Fine.")}}));
  EXPECT_EQ(codes(data, "overall"), std::vector<int>{4});
  EXPECT_EQ(codes(data, "channels/desk"), std::vector<int>{1});
  EXPECT_EQ(codes(data, "channels/phone"), std::vector<int>{2});
  EXPECT_EQ(codes(data, "wait"), std::vector<int>{5});
  EXPECT_EQ(codes(data, "kind"), std::vector<int>{3});
  EXPECT_EQ(codes(data, "complained"), std::vector<int>{2});
  EXPECT_EQ(data.item("complained")->levels, (Names{"yes", "no"}));
  EXPECT_EQ(std::get<NumberColumn>(data.item("times")->column).value[0], 12.0);
  EXPECT_EQ(reason(data, "able"), Absent::NotApplicable);
  EXPECT_EQ(data.item("remark"), nullptr);  // open answers stay apart
}

TEST(Columns, KeepsTheReasonsForAbsenceApart) {
  const Dataset data = one(response_of("p", "b",
                                       {{"overall", Absent::DontKnow},
                                        {"channels", Absent::Skipped},
                                        {"kind", 2},
                                        {"able", 2},
                                        {"times", Absent::Skipped},
                                        {"remark", Absent::Skipped}}));
  EXPECT_EQ(reason(data, "overall"), Absent::DontKnow);
  EXPECT_EQ(reason(data, "channels/desk"), Absent::Skipped);
  EXPECT_EQ(reason(data, "wait"), Absent::NotAsked);        // of group a only
  EXPECT_EQ(reason(data, "complained"), Absent::NotAsked);  // only below 5
  EXPECT_EQ(reason(data, "times"), Absent::Skipped);
}

TEST(Columns, DoesNotCountAnAnswerThatTheRouteHasLeft) {
  const Dataset data =
      one(response_of("p", "a", {{"overall", 8}, {"complained", std::string("yes")}}));
  EXPECT_EQ(codes(data, "complained"), std::vector<int>{0});
  EXPECT_EQ(reason(data, "complained"), Absent::NotAsked);
}

TEST(Columns, SaysNotReachedBehindTheLastPageOfAnInterviewThatStopped) {
  const Dataset data = one(response_of("p", "a", {{"overall", 8}, {"channels", Names{}}}, false));
  EXPECT_EQ(reason(data, "overall"), Absent::No);
  EXPECT_EQ(codes(data, "channels/desk"), std::vector<int>{1});
  EXPECT_EQ(reason(data, "kind"), Absent::NotReached);
  EXPECT_EQ(reason(data, "times"), Absent::NotReached);
}

TEST(Columns, GivesTheSameDatasetForAnyOrderOfTheResponses) {
  const Study study = small_study();
  std::vector<Response> responses{response_of("q", "b", {{"overall", 6}}),
                                  response_of("p", "a", {{"overall", 7}}),
                                  response_of("r", "a", {{"overall", 9}})};
  for (Response& r : responses) r.who.design["outcome"] = r.who.id == "p" ? "refused" : "granted";
  const Dataset one = columns(study, "2013", responses).value();
  std::ranges::reverse(responses);
  const Dataset other = columns(study, "2013", responses).value();

  EXPECT_EQ(codes(one, "overall"), (std::vector<int>{7, 6, 9}));  // p, q, r
  EXPECT_EQ(codes(other, "overall"), codes(one, "overall"));
  EXPECT_EQ(other.sha256, one.sha256);
  EXPECT_EQ(other.design.stratum, one.design.stratum);
  EXPECT_EQ(one.grouping("outcome")->levels, (Names{"granted", "refused"}));
  EXPECT_EQ(other.grouping("outcome")->level, one.grouping("outcome")->level);
  EXPECT_EQ(one.grouping("customer_group")->level, (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(Columns, GivesOtherDigestsForOtherAnswersOrWeights) {
  const Study study = small_study();
  Response r = response_of("p", "a", {{"overall", 7}});
  const std::string first = columns(study, "2013", {r}).value().sha256;
  r.who.base_weight = 2.0;
  EXPECT_NE(columns(study, "2013", {r}).value().sha256, first);
  EXPECT_NE(one(response_of("p", "a", {{"overall", 8}})).sha256, first);
}

// Texts that a person chose, so that no end of one looks like the start of the next.
TEST(Columns, GivesOtherDigestsForAnswersThatOnlyLookAlike) {
  const std::vector<Answers> all{{{"remark", std::string("7")}},
                                 {{"remark", std::int64_t{7}}},
                                 {{"remark", std::vector<std::string>{"7"}}},
                                 {{"remark", std::vector<std::string>{"7", "8"}}},
                                 {{"remark", std::vector<std::string>{"71:8"}}},
                                 {{"remark", std::string("7\n5:othert1:8")}},
                                 {{"remark", std::string("7")}, {"other", std::string("8")}},
                                 {{"remark", Absent::Skipped}},
                                 {{"remark", std::string("skipped")}}};
  std::set<std::string> digests;
  for (const Answers& answers : all) {
    Response r = response_of("p", "a", {});
    r.answers = answers;
    digests.insert(columns(small_study(), "2013", {r}).value().sha256);
  }
  EXPECT_EQ(digests.size(), all.size());
}

TEST(Columns, NestsPsusInStrataAndMakesAUnitOfWhoeverHasNone) {
  const Study study = small_study();
  std::vector<Response> responses;
  for (const std::string id : {"p", "q", "r", "s"})
    responses.push_back(response_of(id, "a", {{"overall", 7}}));
  responses[0].who.psu = responses[1].who.psu = "a/1";
  const Dataset data = columns(study, "2013", responses).value();
  ASSERT_EQ(data.design.psu.size(), 4u);
  EXPECT_EQ(data.design.psu[0], data.design.psu[1]);
  EXPECT_NE(data.design.psu[2], data.design.psu[0]);
  EXPECT_NE(data.design.psu[2], data.design.psu[3]);
}

TEST(Columns, TakesThePopulationOfAStratumFromTheDraw) {
  Study study = small_study();
  study.plans.emplace_back();
  study.plans.back().wave = "2013";
  DrawRecord record;
  record.strata = {{"a", 400, 40}};
  const auto responses = {response_of("p", "a", {{"overall", 7}})};
  EXPECT_EQ(columns(study, "2013", responses, &record).value().design.strata[0].population, 400.0);
  study.plans.back().fpc = false;
  EXPECT_FALSE(columns(study, "2013", responses, &record).value().design.strata[0].population);
}

TEST(Columns, RefusesAnswersThatTheQuestionnaireDoesNotHave) {
  const Study study = small_study();
  const auto result = columns(study, "2013",
                              {response_of("p", "z",
                                           {{"overall", 11},
                                            {"channels", Names{"fax"}},
                                            {"kind", 6},
                                            {"times", std::string("often")}})});
  ASSERT_FALSE(result.ok());
  ASSERT_EQ(result.problems().size(), 5u);
  int groups = 0;
  for (const Problem& p : result.problems()) groups += p.code == "dataset.unknown-group" ? 1 : 0;
  EXPECT_EQ(groups, 1);
  EXPECT_EQ(result.problems()[0].code, "dataset.unknown-answer");
}

TEST(OpenAnswers, AreKeptApartWithTheirLanguage) {
  const Response r = response_of("p", "a", {{"overall", 7}, {"remark", std::string("Fine.")}});
  const auto open = open_answers(small_study(), r);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].item, "remark");
  EXPECT_EQ(open[0].text, "Fine.");
  EXPECT_EQ(open[0].language, "en");
}

TEST(Columns, ErrorsForFewClustersNeedClustersWithoutStrata) {
  Study study = small_study();
  Plan plan;
  plan.wave = "2013";
  plan.import = ImportPlan{};
  plan.import->few_clusters = true;
  study.plans.push_back(plan);
  std::vector<Response> responses{response_of("p", "a", {{"overall", 4}}),
                                  response_of("q", "a", {{"overall", 6}})};
  const auto code = [&] { return columns(study, "2013", responses).problems().front().code; };
  EXPECT_EQ(code(), "dataset.few-clusters");  // everybody came alone
  responses[0].who.psu = "one", responses[1].who.psu = "two";
  EXPECT_TRUE(columns(study, "2013", responses).value().design.few_clusters);
  responses[1].who.stratum = "other";
  EXPECT_EQ(code(), "dataset.few-clusters");
}

TEST(Columns, WhoIsInAnotherGroupTooIsOnBothLists) {
  Study study = small_study();
  Plan plan;
  plan.wave = "2013";
  plan.design = {"other"}, plan.also_in = "other";
  study.plans.push_back(plan);
  std::vector<Response> responses{response_of("p", "a", {{"overall", 4}}),
                                  response_of("q", "b", {{"overall", 6}}),
                                  response_of("r", "b", {{"overall", 7}})};
  const auto data = [&] { return columns(study, "2013", responses); };
  responses[0].who.design["other"] = "";
  EXPECT_FALSE(data().value().design.lists);
  responses[1].who.design["other"] = " a;";
  const Dataset both = data().value();
  ASSERT_TRUE(both.design.lists);
  EXPECT_EQ(both.design.lists->drawn_from, (std::vector<std::uint64_t>{1, 2, 2}));
  EXPECT_EQ(both.design.lists->on, (std::vector<std::uint64_t>{1, 3, 2}));
  ASSERT_NE(both.grouping("other"), nullptr);  // tables can show it
  responses[2].who.design["other"] = "a; firms";
  const Problems found = data().problems();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "dataset.unknown-group");
  EXPECT_NE(found[0].message.find("firms"), std::string::npos);
}

}  // namespace
}  // namespace peil::dataset
