#include "peil/app/turns.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace peil::app {
namespace {

TEST(Turns, RunInTheOrderInWhichTheyCameAndOneAtATime) {
  Turns turns;
  Turns::Held held;
  std::vector<int> order;
  turns.enter("a", [&](Turns::Held turn) { held = turn, order.push_back(1); });
  turns.enter("a", [&](const Turns::Held&) { order.push_back(2); });
  turns.enter("b", [&](const Turns::Held&) { order.push_back(3); });
  turns.enter("a", [&](const Turns::Held&) { order.push_back(4); });
  EXPECT_EQ(order, (std::vector{1, 3}));
  held->end();
  EXPECT_EQ(order, (std::vector{1, 3, 2, 4}));
}

TEST(Turns, AHundredThousandThatWaitedRunWithoutAStackOfTheirOwn) {
  Turns turns(100'000);
  Turns::Held held;
  int ran = 0;
  turns.enter("a", [&](Turns::Held turn) { held = std::move(turn); });
  for (int i = 0; i < 100'000; ++i) {
    EXPECT_TRUE(turns.enter("a", [&](const Turns::Held& turn) { ++ran, turn->end(); }));
  }
  held->end();
  EXPECT_EQ(ran, 100'000);
}

TEST(Turns, AThrowEndsATurn) {
  Turns turns;
  int ran = 0;
  turns.enter("a", [](const Turns::Held&) { throw std::runtime_error("thrown"); });
  turns.enter("a", [](const Turns::Held&) { throw 1; });
  turns.enter("a", [&](const Turns::Held&) { ++ran; });
  EXPECT_EQ(ran, 1);
}

TEST(Turns, MoreThanMayWaitAreTurnedAwayAndTheRestGoesOn) {
  Turns turns(2);
  Turns::Held held;
  int ran = 0;
  turns.enter("a", [&](Turns::Held turn) { held = std::move(turn); });
  EXPECT_TRUE(turns.enter("a", [&](const Turns::Held&) { ++ran; }));
  EXPECT_TRUE(turns.enter("a", [&](const Turns::Held&) { ++ran; }));
  EXPECT_FALSE(turns.enter("a", [&](const Turns::Held&) { ++ran; }));
  held.reset();
  EXPECT_EQ(ran, 2);
  EXPECT_TRUE(turns.enter("a", [&](const Turns::Held&) { ++ran; }));
  EXPECT_EQ(ran, 3);
}

TEST(Turns, FromManyThreadsNoneIsLostAndNoneOverlap) {
  Turns turns(10'000);
  std::atomic<int> inside = 0, ran = 0, overlaps = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          turns.enter("a", [&](const Turns::Held&) {
            if (++inside != 1) ++overlaps;
            ++ran;
            --inside;
          });
        }
      });
    }
  }
  EXPECT_EQ(ran, 2000);
  EXPECT_EQ(overlaps, 0);
}

}  // namespace
}  // namespace peil::app
