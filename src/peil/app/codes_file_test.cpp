#include "peil/app/codes_file.h"

#include <gtest/gtest.h>

#include "peil/app/testing/outside.h"

namespace peil::app {
namespace {

Result<std::map<std::string, std::string>> codes(const std::string& text) {
  testing::MemoryFiles files;
  files.at["codes.csv"] = text;
  return codes_file("codes.csv", files);
}

TEST(CodesFile, IsReadAsTheLoadWroteIt) {
  // A key with a formula's sign has got an apostrophe, which is no part of it.
  const auto read = codes(
      "key,language,code,number\n'=V-1,nl,7KQ2-M4XW-9D0F,1234567890\nV-2,ar,7KQ2-M4XW-9D0G,1\n");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value(), (std::map<std::string, std::string>{{"=V-1", "7KQ2M4XW9D0F"},
                                                              {"V-2", "7KQ2M4XW9D0G"}}));
}

TEST(CodesFile, WhatIsNoneIsToldAllAtOnceWithoutTheCode) {
  EXPECT_EQ(codes("sleutel;code\n").problems().front().code, "codes.columns");
  EXPECT_EQ(codes("").problems().front().code, "codes.columns");
  const auto wrong = codes("key,code\nV-1,7KQ2\nV-2,7KQ2-M4XW-9D0G\nV-2,7KQ2-M4XW-9D0H\nV-3\n");
  ASSERT_EQ(wrong.problems().size(), 3u);
  EXPECT_EQ(wrong.problems()[0].code, "codes.row");
  EXPECT_EQ(wrong.problems()[0].line, 2u);
  EXPECT_EQ(wrong.problems()[1].code, "codes.twice");
  EXPECT_EQ(wrong.problems()[2].line, 5u);
  for (const Problem& one : wrong.problems())
    EXPECT_EQ(one.message.find("7KQ2"), std::string::npos);
}

}  // namespace
}  // namespace peil::app
