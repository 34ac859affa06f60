#pragma once

// For tests only: documents that are broken, or were made to mislead. Each is read as its readers
// see it, or is refused in words.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/base/zip_parts.h"
#include "peil/files/letter_texts.h"

namespace peil::files::hostile {

using Parts = std::vector<std::pair<std::string, std::string>>;

struct Case {
  const char *name, *where;
  std::string bytes;
  std::vector<std::string> has;  // words of the text
  const char* refused = "";      // or why there is none
  const char* never = "GEHEIM";  // what nobody sees is written in capitals
};

inline std::string many(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

inline void check(const std::vector<Case>& all) {
  for (const Case& one : all) {
    SCOPED_TRACE(std::string(one.name) + ", " + one.where);
    const auto read = LetterTexts().text(one.bytes, one.where);
    if (one.has.empty()) {
      ASSERT_FALSE(read.ok());
      EXPECT_EQ(read.problems().front().code, "letter.not-readable");
      EXPECT_THAT(read.problems().front().message, ::testing::HasSubstr(one.refused));
      continue;
    }
    ASSERT_TRUE(read.ok()) << read.problems().front().message;
    for (const std::string& words : one.has) EXPECT_THAT(read.value(), ::testing::HasSubstr(words));
    EXPECT_THAT(read.value(), ::testing::Not(::testing::HasSubstr(one.never)));
  }
}

}  // namespace peil::files::hostile
