#include "peil/web/respondent/body_limit.h"

#include <gtest/gtest.h>

#include "peil/interview/testing.h"

namespace peil::web::respondent {
namespace {

using namespace interview::testing;

// A letter of Tigrinya is three bytes, nine when a form is written; one beyond the first plane is
// four and twelve.
TEST(BodyLimit, APageOfOpenAnswersAtTheirLongestFits) {
  for (const std::size_t texts : {1u, 3u, 8u}) {
    std::vector<Question> questions;
    for (std::size_t i = 0; i < texts; ++i) {
      questions.push_back(question(QuestionType::Text, "t" + std::to_string(i), "p"));
    }
    EXPECT_GT(largest_body(form(questions)), texts * 10'000 * 12);
    EXPECT_LT(largest_body(form(questions)), texts * 10'000 * 30);
  }
}

TEST(BodyLimit, APageWithoutOpenAnswersTakesLittle) {
  EXPECT_LT(largest_body(form({question(QuestionType::Mark, "m", "p")})), 16'000u);
}

}  // namespace
}  // namespace peil::web::respondent
