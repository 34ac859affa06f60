#include "peil/interview/show.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

using namespace testing;

PageShown page_of(const Study& s, const std::string& page, const Sent& sent = {},
                  const std::string& id = "r1") {
  const Route r = route(s.questionnaire, "clients", sent);
  Respondent who;
  who.id = id;
  who.group = "clients";
  return shown(s, who, sent, r, r.place(page), "nl");
}

Study rotating() {
  Study s = small_interview();
  Question q = question(QuestionType::SelectOne, "q", "p");
  q.rotate = true;
  q.choices = {choice("a"), choice("b"), choice("c"), choice("d")};
  s.questionnaire = form({q});
  return s;
}

std::string order(const PageShown& page) {
  std::string names;
  for (const Choice* c : page.questions.at(0).choices) names += c->name;
  return names;
}

TEST(Shown, AChoiceThatAsksATextStaysBehindTheOthers) {
  Study s = rotating();
  s.questionnaire.questions.at(0).choices.at(1).other = "q_other";
  std::set<std::string> orders;
  for (int i = 0; i < 50; ++i) orders.insert(order(page_of(s, "p", {}, "r" + std::to_string(i))));
  EXPECT_EQ(orders.size(), 6u);  // of the three others
  for (const std::string& one : orders) EXPECT_EQ(one.back(), 'b') << one;
}

TEST(Shown, CountsPagesOnTheRoute) {
  const Study s = small_interview();
  const PageShown first = page_of(s, "contact");
  EXPECT_EQ(first.number, 1u);
  EXPECT_EQ(first.of, 3u);
  EXPECT_EQ(first.back, "");
  const PageShown last = page_of(s, "waited");
  EXPECT_EQ(last.number, 3u);
  EXPECT_EQ(last.back, "rest");
  EXPECT_TRUE(last.last);
}

TEST(Shown, ThePageAfterWhichABranchMayOpenIsNotTheLast) {
  Study s = small_interview();
  s.questionnaire.pages.resize(3);  // contact, desk, why
  EXPECT_FALSE(page_of(s, "contact").last);
}

TEST(Shown, HoldsWhatWasGiven) {
  const Study s = small_interview();
  Sent sent;
  sent.answers = {{"friendly", std::int64_t{4}}, {"speed", Absent::NotApplicable}};
  const PageShown page = page_of(s, "rest", sent);
  EXPECT_EQ(page.questions.at(0).given.at("speed"), Given(Absent::NotApplicable));
  EXPECT_EQ(page.questions.at(1).given.at("friendly"), Given(std::int64_t{4}));
  EXPECT_FALSE(page.questions.at(1).given.contains("expert"));
}

TEST(Shown, EveryRespondentHasAnOrderOfTheirOwnAtEveryVisit) {
  const Study s = rotating();
  EXPECT_EQ(order(page_of(s, "p", {}, "r7")), order(page_of(s, "p", {}, "r7")));
  std::set<std::string> orders;
  std::map<char, int> first;
  for (int i = 0; i < 4000; ++i) {
    const std::string o = order(page_of(s, "p", {}, "r" + std::to_string(i)));
    orders.insert(o);
    ++first[o[0]];
  }
  EXPECT_EQ(orders.size(), 24u) << "every order of four occurs";
  // 4000 draws at 1/4: 1000, standard deviation 27; five of those allowed.
  for (const auto& [name, times] : first) EXPECT_NEAR(times, 1000, 137) << name;
}

TEST(Shown, WhatWasTypedComesBackBesideItsError) {
  const Study s = small_interview();
  Sent sent;
  sent.answers = {{"speed", std::int64_t{2}}};
  PageShown page = page_of(s, "rest", sent);
  const Route r = route(s.questionnaire, "clients", sent);
  show_again(page, take(s, r, r.stops[r.place("rest")], {{"speed", "9"}, {"friendly", "4"}}, "nl"));
  EXPECT_FALSE(page.questions[0].given.contains("speed"));
  EXPECT_EQ(page.questions[0].typed.at("speed"), "9");
  EXPECT_EQ(page.questions[0].errors.at("speed"), "[error_choice]");
  EXPECT_EQ(page.questions[1].given.at("friendly"), Given(std::int64_t{4}));
  EXPECT_TRUE(page.questions[1].errors.empty());
}

}  // namespace
}  // namespace peil::interview
