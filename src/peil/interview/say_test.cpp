#include "peil/interview/say.h"

#include <gtest/gtest.h>

#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

LocalText in(const std::string& language, const std::string& words) {
  return {"key", {{language, words}}};
}

TEST(Say, FillsInArguments) {
  const Study s = testing::small_interview();
  EXPECT_EQ(say(s, "progress", "nl", {{"page", std::int64_t{2}}, {"pages", std::int64_t{12}}}),
            "[progress 2/12]");
  EXPECT_EQ(say(s, in("nl", "Over {organisation}, 's avonds"), "nl"), "Over de Dienst, 's avonds");
}

TEST(Say, WritesDaysInTheWordsOfTheLanguageWithLatinDigitsAndOurCalendar) {
  const Study s = testing::small_interview();
  const Arguments day{{"day", *read_day("2013-11-23")}};
  EXPECT_EQ(say(s, in("nl", "{day}"), "nl", day), "23 november 2013");
  EXPECT_EQ(say(s, in("en", "{day}"), "en", day), "23 November 2013");
  EXPECT_NE(say(s, in("fa", "{day}"), "fa", day).find("2013"), std::string::npos);
  EXPECT_NE(say(s, in("ar", "{day}"), "ar", day).find("23"), std::string::npos);
}

TEST(Say, KnowsThePluralsOfTheLanguage) {
  const Study s = testing::small_interview();
  const LocalText pl = in("pl", "{n, plural, one{# strona} few{# strony} other{# stron}}");
  EXPECT_EQ(say(s, pl, "pl", {{"n", std::int64_t{3}}}), "3 strony");
  EXPECT_EQ(say(s, pl, "pl", {{"n", std::int64_t{5}}}), "5 stron");
}

TEST(Say, ATextThatCannotBeReadComesOutAsItIs) {
  const Study s = testing::small_interview();
  EXPECT_EQ(say(s, in("nl", "open { haak"), "nl"), "open { haak");
}

}  // namespace
}  // namespace peil::interview
