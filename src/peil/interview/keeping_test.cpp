#include "peil/interview/keeping.h"

#include <gtest/gtest.h>

#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

TEST(WorthKeeping, ValidAnswersAreAndMistakesAreNot) {
  Taken taken;
  taken.answers = {{"good", std::int64_t{7}}, {"both", Absent::DontKnow}};
  taken.errors = {{"both", "an answer and don't know"}};
  EXPECT_EQ(worth_keeping(taken, {}), (Answers{{"good", std::int64_t{7}}}));
}

TEST(WorthKeeping, ABlankIsWhereAnAnswerWasTakenAwayAndOnlyThere) {
  Taken taken;
  taken.answers = {{"was_there", Absent::Skipped}, {"never", Absent::Skipped}};
  EXPECT_EQ(worth_keeping(taken, {{"was_there", std::int64_t{3}}}),
            (Answers{{"was_there", Absent::Skipped}}));
}

TEST(IsFull, CountsPagesAndTheBytesOfOpenAnswers) {
  PageEvent event;
  std::vector<PageEvent> events(499, event);
  EXPECT_FALSE(is_full(events));
  events.push_back(event);
  EXPECT_TRUE(is_full(events));
  event.answers["why"] = std::string(1024 * 1024, 'x');
  EXPECT_FALSE(is_full({event}));
  EXPECT_TRUE(is_full({event, event}));
}

TEST(RestOfPage, HoldsTheQuestionsThatAreNotAskedThere) {
  const Questionnaire q = testing::form({testing::question(QuestionType::Mark, "a", "one"),
                                         testing::question(QuestionType::Text, "b", "one"),
                                         testing::question(QuestionType::Text, "c", "two")});
  const Page& one = q.pages[0];
  EXPECT_EQ(rest_of_page(q, one, {&one, {}, false}).questions.size(), 2u);
  EXPECT_EQ(rest_of_page(q, q.pages[1], {&q.pages[1], {}, false}).questions.size(), 1u);
  const Stop rest = rest_of_page(q, one, {&one, {&q.questions[0]}, false});
  ASSERT_EQ(rest.questions.size(), 1u);
  EXPECT_EQ(rest.questions[0]->name, "b");
}

TEST(WorthKeepingAside, WhatDidNotComeTakesNothingAway) {
  const Taken taken{{{"a", std::int64_t{4}}, {"b", Absent::Skipped}, {"c", Absent::Skipped}},
                    {{"d", "too much"}},
                    {}};
  const Answers held{{"b", "text"}, {"c", "text"}};
  const Answers kept =
      worth_keeping_aside(taken, {{"a", "4"}, {"b", ""}, {"d", "99"}, {"peil.post", "x"}}, held);
  EXPECT_EQ(kept, (Answers{{"a", std::int64_t{4}}}));
}

TEST(ForgiveBlanks, LeavesTheErrorsOfWhatWasTyped) {
  Taken taken{{}, {{"a", "enter one"}, {"b", "too long"}}, {{"a", ""}, {"b", "text"}}};
  forgive_blanks(taken);
  EXPECT_EQ(taken.errors, (std::map<std::string, std::string>{{"b", "too long"}}));
}

}  // namespace
}  // namespace peil::interview
