#include "peil/base/nul_byte.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

using namespace std::string_literals;

std::size_t line(const std::string& text) { return line_of_nul(bytes_of(text)); }

TEST(NulByte, TheLineIsThatOfTheFirst) {
  EXPECT_EQ(line(""), 0u);
  EXPECT_EQ(line("a,b\n1,2\n"), 0u);
  EXPECT_EQ(line("\0a"s), 1u);
  EXPECT_EQ(line("a\n\0\n\0"s), 2u);
  EXPECT_EQ(line("a\r\nb\r\n\0"s), 3u);
  EXPECT_EQ(line("a\rb\r\0"s), 3u);
  EXPECT_EQ(line("a\n\n\0"s), 3u);
}

// 65,536 bytes are read at a time: CR and LF lie on both sides of the border.
TEST(NulByte, ALineEndBetweenTwoPiecesIsOne) {
  EXPECT_EQ(line(std::string(65535, 'a') + "\r\n\0"s), 2u);
  EXPECT_EQ(line(std::string(200000, '\n') + "\0"s), 200001u);
}

TEST(NulByte, IsFoundInAnyOfSomeTexts) {
  EXPECT_TRUE(has_nul(std::vector{"a"s, "b\0"s}));
  EXPECT_FALSE(has_nul(std::vector{"a"s, ""s}));
}

}  // namespace
}  // namespace peil
