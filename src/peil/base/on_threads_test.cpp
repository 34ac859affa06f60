#include "peil/base/on_threads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace peil {
namespace {

TEST(OnThreads, EveryNumberIsTakenOnceWhateverTheNumberOfThreads) {
  for (const int threads : {1, 2, 7}) {
    std::vector<int> times(1000, 0);
    on_threads(times.size(), threads, [&](std::size_t i) { ++times[i]; });
    EXPECT_EQ(times, std::vector<int>(1000, 1)) << threads;
  }
}

TEST(OnThreads, NothingToDoIsDone) {
  on_threads(0, 4, [](std::size_t) { FAIL(); });
}

TEST(OnThreads, WhatWasThrownComesOutAndTheRestIsLeft) {
  std::atomic<int> begun = 0;
  const auto work = [&](std::size_t i) {
    ++begun;
    if (i == 3) throw std::runtime_error("three");
  };
  EXPECT_THROW(on_threads(100'000'000, 2, work), std::runtime_error);
  EXPECT_LT(begun, 100'000'000);
}

}  // namespace
}  // namespace peil
