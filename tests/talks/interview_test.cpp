// Interviews told as conversations, over the stores in memory: answering.
#include <gtest/gtest.h>

#include "peil/interview/evaluate.h"
#include "talk.h"

namespace peil::talks {
namespace {

TEST(Talk, AVisitorOfTheDeskWithAHighMark) {
  Talk("lawyers")
      .asks("contact")
      .answers("contact", "desk")
      .asks("desk")
      .answers("desk", "8")
      .asks("rest")
      .says("speed", "4")
      .says("friendly", "5")
      .answers("expert", "3")
      .ends()
      .is_held_as(R"({"contact":["desk"],"desk":8,"expert":3,"friendly":5,"speed":4})");
}

TEST(Talk, ALowMarkLeadsToTheQuestionWhy) {
  Talk()
      .answers("contact", "desk")
      .answers("desk", "4")
      .asks("why")
      .answers("why", "Te lang gewacht")
      .asks("rest")
      .sends()
      .asks("waited")
      .answers("waited", "3")
      .ends();
}

TEST(Talk, DontKnowIsAnAnswerAndOpensNothing) {
  Talk("lawyers").answers("contact", "desk").answers("desk", "dont_know").asks("rest");
}

TEST(Talk, AMistakeKeepsThePageAndNothingIsStored) {
  Talk()
      .is_refused("contact", "[error_required_several]")
      .has_events(0)
      .says("contact", "letter")
      .is_refused("contact", "[error_choice]")
      .has_events(0)
      .answers("contact", "none")
      .has_events(1);
}

TEST(Talk, WhatIsLeftEmptyIsHeldAsSkipped) {
  Talk("lawyers")
      .answers("contact", "none")
      .sends()
      .ends()
      .is_held_as(
          R"({"contact":["none"],"expert":{"absent":"skipped"},"friendly":{"absent":"skipped"},)"
          R"("speed":{"absent":"skipped"}})");
}

TEST(Talk, GoingBackShowsTheAnswersAndTheLastGivenOneWins) {
  Talk("lawyers")
      .answers("contact", "desk")
      .answers("desk", "8")
      .goes_back()
      .asks("desk")
      .sees("desk", std::int64_t{8})
      .answers("desk", "7")
      .asks("rest")
      .sends()
      .ends()
      .goes_to("desk")
      .sees("desk", std::int64_t{7});
}

TEST(Talk, ABranchThatIsTakenBackIsKeptAsideAndComesBack) {
  Talk talk("lawyers");
  talk.answers("contact", "desk").answers("desk", "4").answers("why", "Wachten").sends().ends();
  talk.goes_to("contact")
      .answers("contact", "phone")
      .asks("rest")
      .is_held_as(
          R"({"contact":["phone"],"expert":{"absent":"skipped"},"friendly":{"absent":"skipped"},)"
          R"("speed":{"absent":"skipped"}})");
  talk.goes_to("contact").answers("contact", "desk").asks("desk").sees("desk", std::int64_t{4});
  talk.goes_to("why").sees("why", "Wachten");
}

TEST(Talk, ABranchOpenedAfterTheEndMustBeAnsweredBeforeTheEndComesAgain) {
  Talk talk("lawyers");
  talk.answers("contact", "none").sends().ends();
  talk.goes_to("contact").answers("contact", "desk").asks("desk").answers("desk", "9");
  talk.asks("rest").sends().ends();
}

TEST(Talk, ComingBackGoesOnWhereItStopped) {
  Talk()
      .answers("contact", "desk")
      .answers("desk", "8")
      .comes_back_later()
      .asks("rest")
      .sends()
      .comes_back_later()
      .asks("waited")
      .answers("waited", "1")
      .comes_back_later()
      .ends();
}

TEST(Talk, APageAheadOfTheFirstOpenOneCannotBeOpened) {
  Talk().goes_to("rest").asks("contact").goes_to("why").asks("contact");
}

TEST(Talk, LookingChangesNothing) {
  Talk talk;
  for (int i = 0; i < 50; ++i) talk.goes_to("contact");
  talk.has_events(0);
  EXPECT_TRUE(talk.house().responses().waves().empty());
}

TEST(Talk, EveryWalkForwardAndBackKeepsTheLastAnswerOfEveryPage) {
  // Over every pair of pages: answer all, go to page a, change it, go to page b, change it.
  const std::vector<std::string> items{"contact", "speed", "waited"};
  const std::vector<std::string> pages{"contact", "rest", "waited"};
  const std::vector<std::string> first{"none", "1", "1"}, second{"phone", "2", "2"};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      Talk talk;
      for (std::size_t i = 0; i < 3; ++i) talk.answers(items[i], first[i]);
      talk.ends();
      talk.goes_to(pages[a]).answers(items[a], second[a]);
      talk.goes_to(pages[b]).answers(items[b], second[b]);
      const auto events = talk.house().responses().events(talk.id());
      const Answers held = interview::fold({}, events).answers;
      for (std::size_t i = 0; i < 3; ++i) {
        const std::string& expected = i == a || i == b ? second[i] : first[i];
        EXPECT_EQ(interview::answer_text(held.at(items[i])), expected) << a << b << i;
      }
    }
  }
}

}  // namespace
}  // namespace peil::talks
