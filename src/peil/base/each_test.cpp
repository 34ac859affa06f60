#include "peil/base/each.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace peil {
namespace {

TEST(ForEach, CallsEveryNumberOnceForAnyNumberOfThreads) {
  for (const int threads : {1, 2, 7}) {
    std::vector<int> called(100, 0);
    for_each_of(called.size(), threads, [&](std::size_t i, std::size_t worker) {
      EXPECT_LT(worker, static_cast<std::size_t>(threads));
      ++called[i];
    });
    EXPECT_EQ(called, std::vector<int>(100, 1)) << threads;
  }
}

TEST(ForEach, ThrowsWhatTheSmallestNumberThrew) {
  for (const int threads : {1, 3}) {
    try {
      for_each_of(50, threads, [](std::size_t i, std::size_t) {
        if (i >= 20) throw std::runtime_error(std::to_string(i));
      });
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "20");
    }
  }
}

TEST(ForEach, NothingToDoIsDone) {
  for_each_of(0, 4, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(ForEach, LeavesTheRestWhenSomethingWasThrown) {
  std::atomic<int> begun = 0;
  const auto work = [&](std::size_t i, std::size_t) {
    ++begun;
    if (i == 3) throw std::runtime_error("three");
  };
  EXPECT_THROW(for_each_of(100'000'000, 2, work), std::runtime_error);
  EXPECT_LT(begun, 100'000'000);
}

}  // namespace
}  // namespace peil
