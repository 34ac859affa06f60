#include "peil/interview/compound.h"

#include <gtest/gtest.h>

#include "peil/interview/read_parts.h"

namespace peil::interview {
namespace {

std::string day(const std::string& d, const std::string& m, const std::string& y) {
  return gathered({{"born.day", d}, {"born.month", m}, {"born.year", y}}).at(0).second;
}

std::string read(const std::string& d, const std::string& m, const std::string& y) {
  const auto given = read_date(day(d, m, y));
  if (const auto* why = std::get_if<Unread>(&given)) return why->key;
  return std::get<std::string>(std::get<Given>(given));
}

TEST(Compound, FieldsOfOneItemBecomeOneValueAndOthersStay) {
  const Fields all = gathered({{"peil.post", "mark"},
                               {"born.day", " 3 "},
                               {"speed", "4"},
                               {"born.month", ""},
                               {"born.year",
                                "19\x1f"
                                "80"}});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0], (std::pair<std::string, std::string>("peil.post", "mark")));
  EXPECT_EQ(all[1], (std::pair<std::string, std::string>("speed", "4")));
  EXPECT_EQ(all[2].first, "born");
  EXPECT_EQ(parts_of(all[2].second), (std::vector<Part>{{"day", "3"}, {"year", "1980"}}));
  EXPECT_EQ(part(all[2].second, "month"), "");
  EXPECT_EQ(gathered(all), all);
}

TEST(Compound, BlanksAloneAreNothing) {
  EXPECT_TRUE(gathered({{"born.day", " "}, {"born.month", ""}}).empty());
}

TEST(ReadDate, KnowsHowLongMonthsAre) {
  EXPECT_EQ(read("29", "2", "2012"), "2012-02-29");
  EXPECT_EQ(read("29", "2", "2013"), "error_date_none");
  EXPECT_EQ(read("29", "2", "1900"), "error_date_none");  // a hundred, and no four hundred
  EXPECT_EQ(read("29", "2", "2000"), "2000-02-29");
  EXPECT_EQ(read("31", "4", "2013"), "error_date_none");
  EXPECT_EQ(read("30", "04", "2013"), "2013-04-30");
  EXPECT_EQ(read("0", "4", "2013"), "error_date_none");
  EXPECT_EQ(read("1", "13", "2013"), "error_date_none");
  EXPECT_EQ(read("99999999999", "1", "2013"), "error_date_none");
}

TEST(ReadDate, ReadsDigitsOfOtherKeyboards) {
  EXPECT_EQ(read("٢٧", "٣", "٢٠١٣"), "2013-03-27");
  EXPECT_EQ(read("۲۷", "۳", "۲۰۱۳"), "2013-03-27");
}

TEST(ReadDate, SaysWhatIsAmiss) {
  EXPECT_EQ(read("27", "", "2013"), "error_date_parts");
  EXPECT_EQ(read("27", "maart", "2013"), "error_date_digits");
  EXPECT_EQ(read("-1", "3", "2013"), "error_date_digits");
  EXPECT_EQ(read("27", "3", "13"), "error_date_year");
  EXPECT_EQ(read("6", "1", "1392"), "error_date_year");  // of the Persian calendar
}

Question rank(int ranks, bool required = true) {
  Question q;
  q.type = QuestionType::Rank;
  q.name = "order";
  q.ranks = ranks;
  q.required = required;
  for (const char* name : {"desk", "phone", "mail"}) q.choices.push_back({name, {}, {}});
  return q;
}

std::string order(const Question& q, const Fields& fields) {
  std::vector<const Choice*> offered;
  for (const Choice& choice : q.choices) offered.push_back(&choice);
  const auto given = read_ranks(q, offered, gathered(fields).at(0).second);
  if (const auto* why = std::get_if<Unread>(&given)) {
    std::string text = why->key;
    for (const auto& [name, value] : why->arguments)
      text += " " + std::to_string(std::get<std::int64_t>(value));
    for (const Choice* choice : why->named) text += " " + choice->name;
    return text;
  }
  std::string text;
  for (const auto& name : std::get<std::vector<std::string>>(std::get<Given>(given)))
    text += name + " ";
  return text;
}

TEST(ReadRanks, GivesTheChoicesInTheOrderOfTheirPlaces) {
  EXPECT_EQ(order(rank(3), {{"order.desk", "3"}, {"order.phone", "1"}, {"order.mail", "2"}}),
            "phone mail desk ");
  EXPECT_EQ(order(rank(2), {{"order.desk", ""}, {"order.phone", "2"}, {"order.mail", "١"}}),
            "mail phone ");
}

TEST(ReadRanks, TellsTiesGapsAndWhatIsNoPlace) {
  EXPECT_EQ(order(rank(3), {{"order.desk", "1"}, {"order.phone", "2"}, {"order.mail", "2"}}),
            "error_rank_twice 2 phone mail");
  EXPECT_EQ(order(rank(3), {{"order.desk", "1"}, {"order.phone", "3"}}), "error_rank_gap 2");
  EXPECT_EQ(order(rank(3), {{"order.desk", "1"}, {"order.phone", "2"}}), "error_rank_gap 3");
  EXPECT_EQ(order(rank(3), {{"order.desk", "4"}}), "error_rank_number 3");
  EXPECT_EQ(order(rank(3), {{"order.desk", "eerst"}}), "error_rank_number 3");
  EXPECT_EQ(order(rank(3), {{"order.fax", "1"}}), "error_choice");
}

TEST(ReadRanks, AnOrderThatNeedNotBeGivenMayStopEarlyButHasNoGaps) {
  EXPECT_EQ(order(rank(3, false), {{"order.desk", "1"}, {"order.phone", "2"}}), "desk phone ");
  EXPECT_EQ(order(rank(3, false), {{"order.phone", "2"}}), "error_rank_gap 1");
}

}  // namespace
}  // namespace peil::interview
