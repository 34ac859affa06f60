#include "peil/base/on_threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "peil/base/contract.h"

namespace peil {
namespace {

class Work {
 public:
  Work(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  void take_numbers() noexcept {
    for (std::size_t i = next_++; i < count_ && !stopped_; i = next_++) {
      try {
        work_(i);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!first_) first_ = std::current_exception();
        stopped_ = true;
      }
    }
  }
  void end() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::exception_ptr first_;
};

}  // namespace

void on_threads(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
  expects(threads > 0, "on_threads: at least one thread");
  Work all(count, work);
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < std::min(count, static_cast<std::size_t>(threads)); ++t)
      others.emplace_back([&all] { all.take_numbers(); });
    all.take_numbers();
  }
  all.end();
}

}  // namespace peil
