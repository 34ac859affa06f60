#include "peil/render/slide_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "peil/render/slide_testing.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

using ::testing::ElementsAre;
using testing::figure;
using testing::in;

std::vector<std::string> lines_of(Words words, double width) {
  std::vector<std::string> lines;
  const auto starts = line_starts(words, 10, false, width);
  for (std::size_t i = starts.size(); i-- > 0;) {
    auto [first, rest] = parted(words, starts[i]);
    lines.insert(lines.begin(), flat(rest));
    words = std::move(first);
  }
  return lines;
}

TEST(SlideText, LinesBreakAtBlanksAlsoBetweenRuns) {
  const double width = text_width("aaa bbb", 10) + 0.1;
  EXPECT_THAT(lines_of(plain("aaa bbb ccc"), width), ElementsAre("aaa bbb ", "ccc"));
  EXPECT_THAT(lines_of(plain("aaa b") + plain("bb ccc"), width), ElementsAre("aaa bbb ", "ccc"));
}

TEST(SlideText, WordThatIsWiderThanALineIsBroken) {
  const double width = text_width("mmm", 10) + 0.1;
  EXPECT_THAT(lines_of(plain("a mmmmmm b"), width), ElementsAre("a ", "mmm", "mmm ", "b"));
}

TEST(SlideText, FigureIsNotBrokenAtItsBlank) {
  const double width = text_width("aa 1", 10) + 0.1;
  EXPECT_THAT(lines_of(plain("aa ") + figure("1 7", "k"), width), ElementsAre("aa ", "1 7"));
}

TEST(SlideText, NoLineIsWiderThanItMayBeAndNothingIsLost) {
  std::mt19937 chance(1);
  std::uniform_int_distribution<int> length(1, 30), letter('a', 'z'), wide(20, 200);
  for (int round = 0; round < 200; ++round) {
    Words words;
    for (int w = 0; w < 20; ++w) {
      std::string word;
      for (int n = length(chance); n > 0; --n) word += static_cast<char>(letter(chance));
      words = std::move(words) + (w % 3 == 0 ? strong(word + " ") : plain(word + " "));
    }
    const double width = wide(chance);
    std::string all;
    for (const std::string& line : lines_of(words, width)) {
      const std::string shown = line.ends_with(' ') ? line.substr(0, line.size() - 1) : line;
      EXPECT_LE(text_width(shown, 10), width) << shown;
      all += line;
    }
    EXPECT_EQ(all, flat(words));
  }
}

TEST(SlideText, WhatDoesNotFitGoesOnLineByLine) {
  std::string many;
  for (int i = 0; i < 400; ++i) many += "word" + std::to_string(i) + " ";
  const auto [now, later] = fitting({{plain("short")}, {plain(many)}}, 400, 200);
  ASSERT_EQ(now.size(), 2u);
  ASSERT_EQ(later.size(), 1u);
  EXPECT_LE(height_of(now, 400), 200);
  EXPECT_EQ(flat(now[1].words) + flat(later[0].words), many);
}

TEST(SlideText, HeadingGoesAlongWithWhatItHeads) {
  const auto [now, later] = fitting({{plain("first")},
                                     {plain("heading"), SlideStyle::Heading},
                                     {plain("a b c d e f g h i j k l m n o p")}},
                                    60, 70);
  ASSERT_EQ(now.size(), 1u);
  ASSERT_EQ(later.size(), 2u);
  EXPECT_EQ(flat(later[0].words), "heading");
}

TEST(SlideText, RightToLeftWhereAllWordsAre) {
  EXPECT_TRUE(right_to_left(in("ar", "عربية") + figure("7,1", "k"), "nl"));
  EXPECT_TRUE(right_to_left(in("fa", "فارسی"), "en"));
  EXPECT_TRUE(right_to_left(plain("عربية"), "ar"));
  EXPECT_FALSE(right_to_left(plain("x ") + in("ar", "عربية"), "nl"));
  EXPECT_FALSE(right_to_left(figure("7,1", "k"), "nl"));
}

}  // namespace
}  // namespace peil::render
