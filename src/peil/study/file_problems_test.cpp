#include "peil/study/file_problems.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace peil::study {
namespace {

TEST(Lines, APlaceIsALineAndASign) {
  const Lines lines("één\n\ndrie");
  const auto at = [&](std::size_t byte) {
    const Place place = lines.place_of(byte);
    return std::pair(place.line, place.column);
  };
  EXPECT_EQ(at(0), (std::pair<std::size_t, std::size_t>(1, 1)));
  EXPECT_EQ(at(4), (std::pair<std::size_t, std::size_t>(1, 3)));  // the n, after two signs of two
  EXPECT_EQ(at(5), (std::pair<std::size_t, std::size_t>(1, 4)));  // the end of the line
  EXPECT_EQ(at(6), (std::pair<std::size_t, std::size_t>(2, 1)));
  EXPECT_EQ(at(7), (std::pair<std::size_t, std::size_t>(3, 1)));
  EXPECT_EQ(at(900), (std::pair<std::size_t, std::size_t>(3, 5)));
  EXPECT_EQ(place_of("", 0).line, 1u);
}

TEST(Lines, ColumnsOfALongLineAreCountedInTheirTime) {
  std::string text = "x\n";
  for (int i = 0; i < 700'000; ++i) text += "aé";  // three bytes, two signs: pieces cut signs
  const Lines lines(text);
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < 20'000; ++i) {
    const Place place = lines.place_of(2 + 3 * 35 * i + i % 2);
    ASSERT_EQ(place.line, 2u);
    ASSERT_EQ(place.column, 1 + 2 * 35 * i + i % 2);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  EXPECT_LT(seconds.count(), 10.0) << "wide, for busy machines; from the start of the line it is "
                                      "20 thousand times a megabyte";
}

}  // namespace
}  // namespace peil::study
