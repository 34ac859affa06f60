#include "peil/disclosure/open_answers.h"

#include <gtest/gtest.h>

namespace peil::disclosure {
namespace {

std::vector<AnsweredOpen> counts_of(std::size_t dutch, std::size_t english, std::size_t turkish) {
  return {{"open", "a", "nl", 100, dutch},
          {"open", "a", "en", 100, english},
          {"open", "b", "tr", 100, turkish}};
}

ReleasedOpen one_of(const std::vector<AnsweredOpen>& counts) {
  return release_open_answers(Rules{}, counts).at(0);
}

TEST(ReleasedOpenAnswers, AreNumbersWhereEnoughPeopleWrote) {
  const ReleasedOpen open = one_of(counts_of(60, 20, 15));
  EXPECT_EQ(open.all.answers, 95u);
  ASSERT_EQ(open.languages.size(), 3u);
  EXPECT_EQ(open.languages[1].first, "nl");
  EXPECT_EQ(open.languages[1].second.answers, 60u);
  for (const auto& [language, count] : open.languages) EXPECT_FALSE(count.held) << language;
}

TEST(ReleasedOpenAnswers, OfFewStayInsideAndDoNotFollowFromTheOthers) {
  const ReleasedOpen open = one_of(counts_of(60, 20, 4));
  EXPECT_EQ(open.languages[2].second.held, Held::TooFew);
  EXPECT_EQ(open.languages[2].second.answers, 0u);
  // All less the two others would be the four.
  const bool guarded =
      open.all.held || open.languages[0].second.held || open.languages[1].second.held;
  EXPECT_TRUE(guarded);
}

TEST(ReleasedOpenAnswers, OfFewAltogetherAreNone) {
  const ReleasedOpen open = one_of(counts_of(6, 3, 0));
  EXPECT_EQ(open.all.held, Held::TooFew);
  EXPECT_EQ(open.all.answers, 0u);
  EXPECT_EQ(open.languages.size(), 2u);  // nobody wrote Turkish
}

TEST(ReleasedOpenAnswers, ThatAllOfAFewPeopleGaveStayInside) {
  EXPECT_EQ(one_of({{"open", "a", "nl", 13, 12}}).all.held, Held::OneAnswer);
  EXPECT_FALSE(one_of({{"open", "a", "nl", 14, 12}}).all.held);
  EXPECT_FALSE(one_of({{"open", "a", "nl", 61, 60}}).all.held);
}

TEST(ReleasedOpenAnswers, AreThereQuestionByQuestion) {
  const auto all =
      release_open_answers(Rules{}, {{"more", "a", "nl", 50, 30}, {"open", "a", "nl", 50, 0}});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].item, "more");
  EXPECT_EQ(all[1].all.held, Held::TooFew);
  EXPECT_TRUE(all[1].languages.empty());
}

}  // namespace
}  // namespace peil::disclosure
