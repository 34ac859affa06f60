// Days and orders of imported files.
#include <gtest/gtest.h>

#include "peil/exchange/given_text.h"

namespace peil::exchange {
namespace {

std::string taken(const Question& question, const std::string& field) {
  const auto given = given_text(question, {}, {}, field);
  if (const auto* why = std::get_if<NotAnAnswer>(&given)) return why->message;
  Answers one;
  one["q"] = std::get<Given>(given);
  return answers_json(one);
}

TEST(GivenTypes, ADayIsOneThatExists) {
  Question day;
  day.type = QuestionType::Date;
  EXPECT_EQ(taken(day, " 2012-02-29 "), R"({"q":"2012-02-29"})");
  EXPECT_EQ(taken(day, "2013-02-29"), "is '2013-02-29', which is no day");
  EXPECT_EQ(taken(day, "01-09-2013"), "is '01-09-2013', which is no day");
  EXPECT_EQ(taken(day, ""), R"({"q":{"absent":"skipped"}})");
}

TEST(GivenTypes, AnOrderNamesEachChoiceOnceTheHighestFirst) {
  Question rank;
  rank.type = QuestionType::Rank;
  rank.ranks = 2;
  for (const char* name : {"a", "b", "c"}) rank.choices.push_back({name, {}, {}});
  EXPECT_EQ(taken(rank, "c a"), R"({"q":["c","a"]})");
  EXPECT_EQ(taken(rank, "c c"), "is 'c c', in which a choice has two places");
  EXPECT_EQ(taken(rank, "a b c"), "has 3 places, and there are 2");
  EXPECT_EQ(taken(rank, "a d"), "is 'd', which is none of its choices");
}

}  // namespace
}  // namespace peil::exchange
