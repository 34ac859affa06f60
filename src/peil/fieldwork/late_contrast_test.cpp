#include "peil/fieldwork/late_contrast.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/fieldwork/made_wave_testing.h"

namespace peil::fieldwork {
namespace {

std::vector<LateContrast> found(const std::vector<MadePerson>& people) {
  const MadeWave wave = made_wave(people);
  return late_contrasts(wave.dataset, wave.weighted, wave.began, "overall");
}

// Six on the first two days with 8 7 8 7 8 7 (mean 7.5), three on the third with 5 6 7 (mean 6). By
// R survey (svyglm of the mark on being late, no strata, weights 1): difference -1.5. The
// linearised variance of the domain means is n/(n-1) sum z^2: (9/8) (6 x .25 / 36 + 2 / 9).
TEST(LateContrast, IsTheLastThirdByDayAgainstThoseBefore) {
  const auto all = found({{0, 8, 1.0, 0},
                          {0, 7, 1.0, 0},
                          {0, 8, 1.0, 0},
                          {0, 7, 1.0, 1},
                          {0, 8, 1.0, 1},
                          {0, 7, 1.0, 1},
                          {1, 5, 1.0, 2},
                          {1, 6, 1.0, 2},
                          {1, 7, 1.0, 2}});
  ASSERT_EQ(all.size(), 2u);
  const LateContrast& one = all.front();
  EXPECT_EQ(one.known, LateContrast::Known::Yes);
  EXPECT_EQ(one.domain, "all");
  EXPECT_EQ(one.early, 6u);
  EXPECT_EQ(one.late, 3u);
  EXPECT_EQ(day_text(one.from), day_text(Day(std::chrono::days(16002))));
  EXPECT_NEAR(one.difference.value, -1.5, 1e-12);
  EXPECT_NEAR(*one.difference.standard_error, std::sqrt(9.0 / 8.0 * (1.5 / 36.0 + 2.0 / 9.0)),
              1e-12);
  EXPECT_EQ(all[1].domain, "whole");
  EXPECT_NEAR(all[1].difference.value, -1.5, 1e-12);
}

// A day is not split: of 2, 5 and 2 people the last day leaves 2 of 9, the last two 7 of 9.
TEST(LateContrast, TakesTheDayThatComesNearestToAThird) {
  std::vector<MadePerson> people;
  for (const int day : {0, 0, 1, 1, 1, 1, 1, 2, 2}) people.push_back({0, 6 + day, 1.0, day});
  people[0].mark = 9;
  people.back().mark = 7;
  EXPECT_EQ(found(people).front().late, 2u);
}

TEST(LateContrast, IsNotKnownWhereAllAnswersBearOneDay) {
  const auto all = found({{0, 8, 1.0, 0}, {0, 7, 1.0, 0}, {0, 0, 1.0, 3}});
  EXPECT_EQ(all.front().known, LateContrast::Known::OneDay);
  EXPECT_EQ(all.front().late, 0u);
}

}  // namespace
}  // namespace peil::fieldwork
