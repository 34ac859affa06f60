#include "peil/web/console/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace peil::web::console {
namespace {

TEST(Workers, DoWhatIsPutOnSeveralThreads) {
  std::promise<void> here, there;
  Workers workers(2);
  // Each waits for the other: one thread alone would never end.
  std::promise<void> both;
  workers.put([&] {
    here.set_value();
    there.get_future().wait();
    both.set_value();
  });
  workers.put([&] {
    here.get_future().wait();
    there.set_value();
  });
  both.get_future().wait();
}

TEST(Workers, RefuseWhenTooMuchWaits) {
  std::promise<void> begun, go, done;
  Workers workers(1, 2);
  EXPECT_TRUE(workers.put([&] {
    begun.set_value();
    go.get_future().wait();
  }));
  begun.get_future().wait();
  std::atomic<int> ran = 0;
  EXPECT_TRUE(workers.put([&] { ++ran; }));
  EXPECT_TRUE(workers.put([&] {
    ++ran;
    done.set_value();
  }));
  EXPECT_FALSE(workers.put([&] { ++ran; }));
  go.set_value();
  done.get_future().wait();
  EXPECT_EQ(ran, 2);
}

TEST(Workers, LetGoOfWhatWaitsWhenTheyEnd) {
  auto kept = std::make_shared<int>(1);
  {
    std::promise<void> begun, go;
    std::jthread later;  // joined when the workers have gone
    Workers workers(1);
    workers.put([&] {
      begun.set_value();
      go.get_future().wait();
    });
    begun.get_future().wait();
    workers.put([kept] { ADD_FAILURE() << "was not to be done"; });
    later = std::jthread([&] {  // while the workers are ending
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      go.set_value();
    });
  }
  EXPECT_LE(kept.use_count(), 1);
}

}  // namespace
}  // namespace peil::web::console
