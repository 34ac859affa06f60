#include "peil/findings/change.h"

#include <gtest/gtest.h>

namespace peil::findings {
namespace {

Estimate estimate_of(double value, std::optional<double> error, std::size_t answers = 900) {
  return {value, error, answers, static_cast<double>(answers) - 6.0};
}

TEST(Change, RisesEvenWhenTheRoundedMarksAreEqual) {
  const Change c = change(estimate_of(7.16, 0.015), estimate_of(7.24, 0.015), Rules{});
  EXPECT_EQ(c.direction, Direction::Rose);
  EXPECT_FALSE(c.visible);  // 7.2 and 7.2
}

TEST(Change, ShowsNothingWhenTheRoundedMarksDifferByChance) {
  const Change c = change(estimate_of(7.24, 0.05), estimate_of(7.26, 0.05), Rules{});
  EXPECT_EQ(c.direction, Direction::NotShown);
  EXPECT_TRUE(c.visible);  // 7.2 and 7.3: the report must not call this a rise
}

TEST(Change, DoesNotJudgeWithoutAnErrorOrOnTooFewAnswers) {
  EXPECT_EQ(change(estimate_of(6.0, {}), estimate_of(8.0, 0.01), Rules{}).direction, Direction::NotTested);
  EXPECT_EQ(change(estimate_of(6.0, 0.1, 29), estimate_of(8.0, 0.1), Rules{}).direction, Direction::NotTested);
}

TEST(PrintedMark, RoundsHalvesUpAlsoWhereBinaryFallsShort) {
  EXPECT_EQ(PrintedMark(7.05).text("en"), "7.1");
  EXPECT_EQ(PrintedMark(7.049).text("en"), "7.0");
  EXPECT_EQ(PrintedMark(9.96).text("nl"), "10,0");
  EXPECT_EQ(PrintedMark(0.9).text("en"), "0.9");  // of a scale from 0
  EXPECT_THROW(PrintedMark(-0.1), ContractError);
}

}  // namespace
}  // namespace peil::findings
