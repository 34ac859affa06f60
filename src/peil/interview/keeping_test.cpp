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

TEST(WholePage, HoldsEveryQuestionOfThePage) {
  const Questionnaire q = testing::form({testing::question(QuestionType::Mark, "a", "one"),
                                         testing::question(QuestionType::Text, "b", "one"),
                                         testing::question(QuestionType::Text, "c", "two")});
  EXPECT_EQ(whole_page(q, q.pages[0]).questions.size(), 2u);
  EXPECT_EQ(whole_page(q, q.pages[1]).questions.size(), 1u);
}

}  // namespace
}  // namespace peil::interview
