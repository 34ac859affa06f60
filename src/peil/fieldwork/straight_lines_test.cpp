#include "peil/fieldwork/straight_lines.h"

#include <gtest/gtest.h>

#include "peil/fieldwork/made_wave_testing.h"

namespace peil::fieldwork {
namespace {

TEST(StraightLines, AreOneAnswerThroughoutAmongThoseWhoAnsweredAllRows) {
  const MadeWave wave = made_wave({{0, 8, 1.0, 0, {3, 3, 3, 3}},
                                   {0, 8, 1.0, 0, {3, 3, 3, 4}},
                                   {0, 8, 1.0, 0, {5, 5, 5, 0}},  // left one empty
                                   {1, 8, 1.0, 0, {1, 1, 1, 1}},
                                   {1, 8, 1.0, 0, {}}});
  const auto found = straight_lines(wave.dataset, made_study());
  ASSERT_EQ(found.size(), 4u);  // of the matrix of two rows nothing
  EXPECT_EQ(found[0].matrix, "staff");
  EXPECT_EQ(found[0].domain, "all");
  EXPECT_EQ(found[0].rows, 4u);
  EXPECT_EQ(found[0].people, 3u);
  EXPECT_EQ(found[0].same, 2u);
  EXPECT_EQ(found[1].domain, "whole");
  EXPECT_EQ(found[2].domain, "a");
  EXPECT_DOUBLE_EQ(found[2].share(), 0.5);
  EXPECT_EQ(found[3].domain, "b");
  EXPECT_EQ(found[3].people, 1u);
}

}  // namespace
}  // namespace peil::fieldwork
