#include "peil/model/scale.h"

#include <gtest/gtest.h>

#include "peil/model/questionnaire.h"

namespace peil {
namespace {

Question asked(QuestionType type, int from = 1, int points = 0) {
  Question q;
  q.type = type;
  q.from = from;
  q.points = points;
  return q;
}

struct Ends {
  int from, to, low_to, high_from;
  bool operator==(const Ends&) const = default;
};

Ends ends(const Question& q) {
  const Scale s = scale_of(q).value();
  return {s.from, s.to, s.low_to(), s.high_from()};
}

TEST(Scale, TailsFollowFromTheNumberOfPoints) {
  EXPECT_EQ(ends(asked(QuestionType::Mark)), (Ends{1, 10, 5, 8}));
  EXPECT_EQ(ends(asked(QuestionType::Mark, 0)), (Ends{0, 10, 5, 8}));
  EXPECT_EQ(ends(asked(QuestionType::Scale, 1, 3)), (Ends{1, 3, 1, 3}));
  EXPECT_EQ(ends(asked(QuestionType::Scale, 1, 4)), (Ends{1, 4, 1, 4}));
  EXPECT_EQ(ends(asked(QuestionType::Scale, 1, 5)), (Ends{1, 5, 2, 4}));
  EXPECT_EQ(ends(asked(QuestionType::Scale, 0, 5)), (Ends{0, 4, 1, 3}));
  EXPECT_EQ(ends(asked(QuestionType::Matrix, 1, 7)), (Ends{1, 7, 2, 6}));
  EXPECT_EQ(ends(asked(QuestionType::Scale, 1, 11)), (Ends{1, 11, 6, 9}));
}

TEST(Scale, RecommendingHasItsOwnTails) {
  Question q = asked(QuestionType::Mark, 0);
  q.recommend = true;
  EXPECT_EQ(ends(q), (Ends{0, 10, 6, 9}));
  const Scale s = scale_of(q).value();
  for (int answer = 0; answer <= 10; ++answer)
    EXPECT_EQ(recommend_points(s, answer), answer >= 9 ? 100 : answer <= 6 ? -100 : 0) << answer;
}

TEST(Scale, NumbersOfContactsAndChoicesAreNoJudgement) {
  for (const QuestionType type :
       {QuestionType::Integer, QuestionType::SelectOne, QuestionType::SelectMultiple,
        QuestionType::Text, QuestionType::Note})
    EXPECT_FALSE(scale_of(asked(type)));
}

TEST(Scale, EveryAnswerHasACodeAboveNoAnswer) {
  const Scale zero{0, 10};
  EXPECT_EQ(zero.code_of(0), 1);
  EXPECT_EQ(zero.code_of(10), 11);
  EXPECT_EQ(zero.answer_of(1), 0);
  EXPECT_EQ((Scale{1, 10}).code_of(7), 7);
}

TEST(Scale, IsReadWhateverTheDash) {
  EXPECT_EQ(read_scale("1-10"), (Scale{1, 10}));
  EXPECT_EQ(read_scale(" 1 \xE2\x80\x93 10"), (Scale{1, 10}));
  EXPECT_EQ(read_scale("0 tot 10"), (Scale{0, 10}));
  EXPECT_EQ(read_scale("10"), std::nullopt);
  EXPECT_EQ(read_scale("10-1"), std::nullopt);
}

}  // namespace
}  // namespace peil
