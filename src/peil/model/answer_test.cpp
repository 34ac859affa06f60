#include "peil/model/answer.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Answers, GoToJsonAndComeBackTheSame) {
  const Answers answers{{"overall", std::int64_t{8}},
                        {"channels", std::vector<std::string>{"desk", "phone"}},
                        {"wait", Absent::DontKnow},
                        {"letter", Absent::NotApplicable},
                        {"open", std::string("Goed \"gesprek\" ሰላም")}};
  EXPECT_EQ(read_answers_json(answers_json(answers)).value(), answers);
}

TEST(Answers, RefusesWhatItDidNotWrite) {
  for (const char* bad : {"", "[]", "{\"a\":1.5}", "{\"a\":{\"absent\":\"why\"}}", "{\"a\":[1]}"}) {
    EXPECT_FALSE(read_answers_json(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace peil
