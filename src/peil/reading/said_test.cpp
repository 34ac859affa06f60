#include "peil/reading/said.h"

#include <gtest/gtest.h>

#include "peil/reading/numbers.h"

namespace peil::reading {
namespace {

struct Heard {
  Saying said;
  std::vector<NumberInText> numbers;

  const NumberSaid& of(const std::string& number) const {
    for (const NumberSaid& one : said.numbers) {
      if (numbers[one.number].text == number) return one;
    }
    throw std::logic_error(number);
  }
};

Heard heard(const std::string& text, const std::string& language = "nl") {
  Heard h{{}, numbers_in(text, language)};
  h.said = said(text, 0, text.size(), h.numbers, language);
  return h;
}

struct Direction {
  const char *language, *words;
  bool up, down, same, not_up, not_down;
};

TEST(Said, DirectionsAndWhatIsDenied) {
  const Direction all[] = {
      {"nl", "Het oordeel steeg", true, false, false, false, false},
      {"nl", "De waardering is niet gestegen", false, false, false, true, false},
      {"nl", "Zij werden niet positiever", false, false, false, true, false},
      {"nl", "daalde van 7,3 naar 7,7", false, true, false, false, false},
      {"nl", "nam de waardering toe", true, false, false, false, false},
      {"nl", "nam de waardering af", false, true, false, false, false},
      {"nl", "bleef gelijk", false, false, true, false, false},
      {"nl", "niet alleen gestegen, ook hoger dan ooit", true, false, false, false, false},
      {"nl", "is niet gedaald, maar gestegen", true, false, false, false, true},
      {"nl", "zijn níét vriendelijker", false, false, false, true, false},
      {"nl", "blijven duidelijk achter bij de particulieren", false, true, false, false, false},
      {"nl", "onder andere vreemdelingen", false, false, false, false, false},
      {"nl", "lager dan 7,1", false, true, false, false, false},
      {"en", "It did not fall", false, false, false, false, true},
      {"en", "the mark rose from 7.3 to 7.7", true, false, false, false, false},
      {"en", "up from 7.3", true, false, false, false, false},
      {"en", "customers are less satisfied", false, true, false, false, false},
      {"en", "the mark remained the same", false, false, true, false, false},
      {"en", "never fell, but rose", true, false, false, false, true},
  };
  for (const Direction& row : all) {
    const Saying s = heard(row.words, row.language).said;
    EXPECT_EQ(s.up, row.up) << row.words;
    EXPECT_EQ(s.down, row.down) << row.words;
    EXPECT_EQ(s.same, row.same) << row.words;
    EXPECT_EQ(s.not_up, row.not_up) << row.words;
    EXPECT_EQ(s.not_down, row.not_down) << row.words;
  }
}

TEST(Said, HowANumberStandsToWhatItIsHeldAgainst) {
  EXPECT_EQ(heard("een 7,7").of("7,7").nearness, Nearness::As);
  EXPECT_EQ(heard("bijna een 8").of("8").nearness, Nearness::JustBelow);
  EXPECT_EQ(heard("een krappe 7").of("7").nearness, Nearness::JustBelow);
  EXPECT_EQ(heard("ruim een 7,5").of("7,5").nearness, Nearness::JustAbove);
  EXPECT_EQ(heard("meer dan een acht").of("acht").nearness, Nearness::More);
  EXPECT_EQ(heard("minder dan een 7").of("7").nearness, Nearness::Less);
  EXPECT_EQ(heard("minstens een 7").of("7").nearness, Nearness::AtLeast);
  EXPECT_EQ(heard("over 7.7", "en").of("7.7").nearness, Nearness::More);
  EXPECT_EQ(heard("just under seven", "en").of("seven").nearness, Nearness::JustBelow);
  EXPECT_EQ(heard("a 7.7 in 2013, more than in 2009", "en").of("7.7").nearness, Nearness::As);
}

TEST(Said, WhatANumberIsFor) {
  EXPECT_EQ(heard("steeg met 0,9 punt").of("0,9").role, NumberRole::Amount);
  EXPECT_EQ(heard("drie tienden hoger").of("drie tienden").role, NumberRole::Amount);
  EXPECT_EQ(heard("+0,4 sinds 2019").of("+0,4").role, NumberRole::Amount);
  EXPECT_EQ(heard("een volle punt gedaald").of("volle punt").role, NumberRole::Amount);
  const Heard ci = heard("7.7 on a 10-point scale (95% CI 7.6-7.8)", "en");
  EXPECT_EQ(ci.of("7.7").role, NumberRole::Figure);
  EXPECT_EQ(ci.of("10").role, NumberRole::Scale);
  EXPECT_EQ(ci.of("95%").role, NumberRole::Confidence);
  EXPECT_EQ(ci.of("7.6").role, NumberRole::IntervalEnd);
  EXPECT_EQ(ci.of("7.8").role, NumberRole::IntervalEnd);
  EXPECT_EQ(heard("een 7,7 (marge 7,6 tot 7,8)").of("7,8").role, NumberRole::IntervalEnd);
  EXPECT_EQ(heard("7,7 ± 0,1").of("0,1").role, NumberRole::Margin);
  const Heard between = heard("ligt tussen 7,0 en 7,5");
  EXPECT_EQ(between.of("7,0").role, NumberRole::RangeLow);
  EXPECT_EQ(between.of("7,5").role, NumberRole::RangeHigh);
  const Heard aside = heard("was in 2013 een 7,7 (tussen 7,1 en 8,4)");
  EXPECT_EQ(aside.of("7,1").role, NumberRole::IntervalEnd);
  EXPECT_EQ(aside.of("8,4").role, NumberRole::IntervalEnd);
  EXPECT_EQ(heard("gave 7.7 in 2013, between 7.0 and 9.0", "en").of("9.0").role,
            NumberRole::IntervalEnd);
  EXPECT_EQ(heard("op een schaal van 1 tot 10").of("10").role, NumberRole::Scale);
  EXPECT_EQ(heard("geeft een 8 of hoger").of("8").role, NumberRole::Threshold);
  EXPECT_EQ(heard("van een 7,3 in 2009 naar een 7,7").of("7,3").role, NumberRole::Figure);
}

TEST(Said, SharesAndWhatIsSaidBesides) {
  for (const char* words : {"de helft geeft een 8", "niemand gaf een 8", "58% geeft een 8 of hoger",
                            "acht van de tien zijn tevreden", "8 van de 10 klanten"})
    EXPECT_TRUE(heard(words).said.share) << words;
  EXPECT_FALSE(heard("steeg van de 7,3 in 2009 naar 7,7").said.share);
  EXPECT_FALSE(heard("alle zes de klantgroepen gaven een 7").said.share);
  EXPECT_TRUE(heard("het hoogste cijfer van Nederland").said.besides.contains("highest"));
  EXPECT_TRUE(heard("steeg voor het eerst").said.besides.contains("first"));
  EXPECT_TRUE(heard("alleen vreemdelingen").said.besides.contains("only"));
  EXPECT_TRUE(heard("dankzij de cursus").said.besides.contains("cause"));
  EXPECT_TRUE(heard("steeg significant").said.significant);
  EXPECT_TRUE(heard("verschilt niet significant").said.not_significant);
  EXPECT_TRUE(heard("is fors gestegen").said.large);
  EXPECT_TRUE(heard("is bijna verdubbeld").said.doubled);
  EXPECT_TRUE(heard("lijkt gestegen").said.hedged);
}

TEST(NumbersInWords, AreMarksBehindAnArticleAndAmounts) {
  const auto value = [](const char* text, const char* language) {
    const auto all = numbers_in(text, language);
    return all.size() == 1 ? *all.front().value : -1.0 * static_cast<double>(all.size());
  };
  EXPECT_DOUBLE_EQ(value("een zes", "nl"), 6.0);
  EXPECT_DOUBLE_EQ(value("een zeven komma zeven", "nl"), 7.7);
  EXPECT_DOUBLE_EQ(value("een vijf-komma-één!", "nl"), 5.1);
  EXPECT_DOUBLE_EQ(value("een zes-en-een-kwart", "nl"), 6.25);
  EXPECT_DOUBLE_EQ(value("een ruime zeven:", "nl"), 7.0);
  EXPECT_DOUBLE_EQ(value("drie tienden hoger", "nl"), 0.3);
  EXPECT_DOUBLE_EQ(value("half a mark more", "en"), 0.5);
  EXPECT_DOUBLE_EQ(value("a seven", "en"), 7.0);
  EXPECT_DOUBLE_EQ(value("a seven point seven", "en"), 7.7);
  EXPECT_EQ(value("in drie metingen", "nl"), 0.0);
  EXPECT_EQ(value("een van de zes klantgroepen", "nl"), 0.0);
  EXPECT_EQ(value("one of a kind", "en"), 0.0);
}

}  // namespace
}  // namespace peil::reading
