#include "peil/study/file_problems.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace peil::study
