#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace peil::web::console {

/// Threads for what takes too long for those that serve connections. What waits when this goes is
/// let go of undone.
class Workers {
 public:
  explicit Workers(int threads, std::size_t most_waiting = 64);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();

  /// False, and `work` is not kept, when too much waits. `work` must not throw.
  bool put(std::function<void()> work);

 private:
  void run();

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool stop_ = false;
  std::vector<std::jthread> threads_;  // go before what they use
};

}  // namespace peil::web::console
