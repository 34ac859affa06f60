#include "peil/reading/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::reading {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(std::string_view text, std::string_view language) {
  std::vector<std::string> all;
  for (const NumberInText& n : numbers_in(text, language)) all.push_back(n.text);
  return all;
}

double value(std::string_view text, std::string_view language) {
  const auto all = numbers_in(text, language);
  EXPECT_EQ(all.size(), 1u) << text;
  return all.at(0).value.value_or(-1e9);
}

TEST(NumbersInText, AreReadInTheSpellingOfTheLanguage) {
  EXPECT_DOUBLE_EQ(value("een 7,3 in", "nl"), 7.3);
  EXPECT_DOUBLE_EQ(value("1.729 mensen", "nl"), 1729);
  EXPECT_DOUBLE_EQ(value("1.234.567,25 euro", "nl"), 1234567.25);
  EXPECT_DOUBLE_EQ(value("a 7.3 in", "en"), 7.3);
  EXPECT_DOUBLE_EQ(value("1,729 people", "en"), 1729);
  EXPECT_DOUBLE_EQ(value("1.729", "en"), 1.729);
  EXPECT_DOUBLE_EQ(value("1,729", "nl"), 1.729);
}

TEST(NumbersInText, InTheOtherSpellingAreReadWhereTheyMeanOneThing) {
  EXPECT_DOUBLE_EQ(value("een 7.3", "nl"), 7.3);
  EXPECT_DOUBLE_EQ(value("a 7,3", "en"), 7.3);
}

TEST(NumbersInText, MayBeGroupedByBlanksButNotAcrossALineEnd) {
  EXPECT_THAT(texts("Kamerstuk 31 490, nr. 144", "nl"), ElementsAre("31 490", "144"));
  EXPECT_THAT(texts("31\xC2\xA0"
                    "490",
                    "nl"),
              ElementsAre("31\xC2\xA0"
                          "490"));
  EXPECT_THAT(texts("in 2013 325 mensen", "nl"), ElementsAre("2013", "325"));
  const auto all = numbers_in("groep 31\n490 mensen", "nl");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].line, 1u);
  EXPECT_EQ(all[1].line, 2u);
}

TEST(NumbersInText, KnowYearsSharesOrdinalsAndSigns) {
  EXPECT_THAT(texts("«2013», 40%, 12 procent, 2e, -0,1 en 7½", "nl"),
              ElementsAre("2013", "40%", "12 procent", "2e", "-0,1", "7½"));
  const auto all = numbers_in("40% 2e -0,1 7½", "nl");
  EXPECT_TRUE(all[0].percent);
  EXPECT_TRUE(all[1].word);
  EXPECT_DOUBLE_EQ(*all[2].value, -0.1);
  EXPECT_DOUBLE_EQ(*all[3].value, 7.5);
  EXPECT_EQ(all[3].decimals, 1);
}

TEST(NumbersInText, AreNoWordsAndNoPartOfAWord) {
  EXPECT_TRUE(numbers_in("een A4 over twee groepen", "nl").empty());
  EXPECT_THAT(texts("7,3-7,4", "nl"), ElementsAre("7,3", "7,4"));
  EXPECT_THAT(texts("van 7,3, via 7,4.", "nl"), ElementsAre("7,3", "7,4"));
}

TEST(NumbersInText, ThatMakeNoNumberTogetherAreTakenOneByOne) {
  EXPECT_THAT(texts("versie 3.2.1", "nl"), ElementsAre("3", "2", "1"));
  EXPECT_THAT(texts("2009,2011", "en"), ElementsAre("2009", "2011"));
}

TEST(NumbersInText, KnowTheArticleThatMakesAWholeNumberAMark) {
  EXPECT_TRUE(numbers_in("kreeg een 8 van", "nl").at(0).article_before);
  EXPECT_FALSE(numbers_in("de 8 groepen", "nl").at(0).article_before);
}

}  // namespace
}  // namespace peil::reading
