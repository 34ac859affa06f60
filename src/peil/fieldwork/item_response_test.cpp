#include "peil/fieldwork/item_response.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "peil/dataset/columns.h"
#include "peil/dataset/testing.h"

namespace peil::fieldwork {
namespace {

using dataset::response_of;

// Of group a: one answers all, one says don't know of wait, one skips it and stops there. Of group
// b, which is not asked for wait, one stops after the first page.
std::vector<ItemResponse> counted() {
  const Study study = dataset::small_study();
  Answers all{{"overall", std::int64_t{8}}, {"channels", std::vector<std::string>{"desk"}},
              {"wait", std::int64_t{3}},    {"kind", std::int64_t{4}},
              {"able", std::int64_t{4}},    {"times", std::int64_t{2}}};
  Answers unsure = all, stops = all;
  unsure["wait"] = Absent::DontKnow;
  unsure["times"] = Absent::NotApplicable;
  stops["wait"] = Absent::Skipped;
  stops.erase("times");
  Answers first{{"overall", std::int64_t{6}}, {"channels", Absent::Skipped}};
  return item_responses(
      dataset::columns(study, "2013",
                       {response_of("1", "a", all), response_of("2", "a", unsure),
                        response_of("3", "a", stops, false), response_of("4", "b", first, false)})
          .value(),
      study);
}

const ItemResponse& of(const std::vector<ItemResponse>& all, const std::string& item,
                       const std::string& domain) {
  for (const ItemResponse& one : all) {
    if (one.item == item && one.domain == domain) return one;
  }
  throw std::logic_error("an item");
}

TEST(ItemResponses, KeepTheReasonsApart) {
  const auto all = counted();
  const ItemResponse& wait = of(all, "wait", "a");
  EXPECT_EQ(wait.answers, 1u);
  EXPECT_EQ(wait.dont_know, 1u);
  EXPECT_EQ(wait.skipped, 1u);
  EXPECT_EQ(wait.not_reached, 0u);
  EXPECT_DOUBLE_EQ(wait.missing_share(), 2.0 / 3.0);
  const ItemResponse& times = of(all, "times", "all");
  EXPECT_EQ(times.answers, 1u);
  EXPECT_EQ(times.not_applicable, 1u);
  EXPECT_EQ(times.not_reached, 2u);
  EXPECT_DOUBLE_EQ(times.missing_share(), 0.0);
}

TEST(ItemResponses, LeaveOutWhomTheRouteLeadsPast) {
  const auto all = counted();
  EXPECT_THROW(of(all, "wait", "b"), std::logic_error);
  EXPECT_EQ(of(all, "wait", "all").asked(), 3u);
}

// Everybody but the last answers in English.
TEST(ItemResponses, TellLanguagesApartWherePeopleUsedSeveral) {
  const Study study = dataset::small_study();
  const Answers all{{"overall", std::int64_t{8}}};
  std::vector<Response> people{response_of("1", "a", all, false),
                               response_of("2", "a", {{"overall", Absent::Skipped}}, false),
                               response_of("3", "b", all, false)};
  const auto of_language = [&](const std::string& language) {
    std::vector<ItemResponse> found;
    for (const ItemResponse& one :
         item_responses(dataset::columns(study, "2013", people).value(), study)) {
      if (one.item == "overall" && one.language == language) found.push_back(one);
    }
    return found;
  };
  EXPECT_TRUE(of_language("en").empty()) << "all used one language";
  people.back().language = "nl";
  ASSERT_EQ(of_language("en").size(), 1u);
  EXPECT_EQ(of_language("en").front().asked(), 2u);
  EXPECT_EQ(of_language("en").front().answers, 1u);
  EXPECT_EQ(of_language("en").front().domain, "all");
  ASSERT_EQ(of_language("nl").size(), 1u);
  EXPECT_EQ(of_language("nl").front().answers, 1u);
}

TEST(ItemResponses, CountAQuestionWithSeveralChoicesOnce) {
  const auto all = counted();
  EXPECT_EQ(of(all, "channels", "all").answers, 3u);
  EXPECT_EQ(of(all, "channels", "b").skipped, 1u);
  EXPECT_THROW(of(all, "channels/desk", "all"), std::logic_error);
  EXPECT_EQ(of(all, "channels", "all_clients").asked(), 4u);
}

}  // namespace
}  // namespace peil::fieldwork
