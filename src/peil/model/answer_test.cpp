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
  for (const char* bad : {"",
                          "[]",
                          "7",
                          "\"a\"",
                          "{\"a\":1",
                          "{\"a\":1}}",
                          "{\"a\":1.5}",
                          "{\"a\":null}",
                          "{\"a\":true}",
                          "{\"a\":18446744073709551615}",
                          "{\"a\":{}}",
                          "{\"a\":{\"absent\":\"why\"}}",
                          "{\"a\":{\"absent\":\"\"}}",
                          "{\"a\":{\"absent\":2}}",
                          "{\"a\":{\"other\":\"dont_know\"}}",
                          "{\"a\":{\"absent\":\"dont_know\",\"b\":1}}",
                          "{\"a\":{\"absent\":{}}}",
                          "{\"a\":[1]}",
                          "{\"a\":[\"b\",{}]}",
                          "{\"a\":[[\"b\"]]}"}) {
    EXPECT_FALSE(read_answers_json(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace peil
