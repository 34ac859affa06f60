#include "peil/base/hand_over.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace peil {
namespace {

TEST(HandOver, WorksOnEverythingInTheOrderInWhichItWasGiven) {
  std::vector<int> done;
  HandOver<int> over(2, [&](int& thing) { done.push_back(thing); });
  for (int i = 0; i < 1000; ++i) over.give(i);
  over.end();
  ASSERT_EQ(done.size(), 1000u);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(done[static_cast<std::size_t>(i)], i);
}

TEST(HandOver, WhatTheWorkThrowsGoesToTheGiverAndEndsIt) {
  std::atomic<int> worked = 0;
  HandOver<int> over(2, [&](int& thing) {
    ++worked;
    if (thing == 3) throw std::runtime_error("three");
  });
  EXPECT_THROW(
      {
        for (int i = 0; i < 1000; ++i) over.give(i);
        over.end();
      },
      std::runtime_error);
  EXPECT_EQ(worked, 4);
}

TEST(HandOver, TheLastThingsFailureIsToldAtTheEnd) {
  HandOver<int> over(4, [](int&) { throw std::runtime_error("one"); });
  over.give(1);
  EXPECT_THROW(over.end(), std::runtime_error);
}

TEST(HandOver, AGiverThatGoesAwayLeavesNothingBehind) {
  EXPECT_THROW(
      {
        HandOver<int> over(1, [](int&) {});
        over.give(1);
        throw std::logic_error("gone");
      },
      std::logic_error);
}

}  // namespace
}  // namespace peil
