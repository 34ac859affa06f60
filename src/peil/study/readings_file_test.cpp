#include "peil/study/readings_file.h"

#include <gtest/gtest.h>

namespace peil::study {
namespace {

TEST(Readings, WhatIsWrittenIsReadAgain) {
  const std::vector<ConfirmedReading> written{
      {"Het \"cijfer\" steeg\tvan 7,4 naar 7,7 – écht.",
       "claim=rise measure=overall group=vr waves=\"2011 2013\"", 0},
      {"Dank aan iedereen.", "nothing", 0, "Het steeg."}};
  const auto read = read_readings(readings_text(written), "brief.md.readings.toml");
  ASSERT_TRUE(read.ok()) << read.problems().front().message;
  EXPECT_EQ(read.value().file, "brief.md.readings.toml");
  ASSERT_EQ(read.value().all.size(), 2u);
  EXPECT_EQ(read.value().all[0].words, written[0].words);
  EXPECT_EQ(read.value().all[0].claims, written[0].claims);
  EXPECT_EQ(read.value().all[0].after, "");
  EXPECT_EQ(read.value().all[1].after, "Het steeg.");
  EXPECT_EQ(read.value().all[1].line, 8u);
}

TEST(Readings, AFileThatIsNotOneIsToldWithItsLines) {
  EXPECT_EQ(read_readings("[[reading]\n", "r.toml").problems().front().code, "toml.syntax");
  const auto read = read_readings("[[reading]]\nword = \"a\"\nsays = 3\n", "r.toml");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problems().front().line, 2u);
  EXPECT_TRUE(read_readings("", "r.toml").ok());
}

}  // namespace
}  // namespace peil::study
