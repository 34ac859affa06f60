#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace peil {

/// Work on things one after the other on a thread of its own, in the order in which they are given,
/// while the giver makes the next. At most `most` wait. What the work throws goes to the giver, at
/// the next thing or at the end; nothing more is worked on then.
template <class Thing>
class HandOver {
 public:
  HandOver(std::size_t most, std::function<void(Thing&)> work)
      : most_(most), work_(std::move(work)), worker_([this] { run(); }) {}
  HandOver(const HandOver&) = delete;
  HandOver& operator=(const HandOver&) = delete;
  /// What still waits is dropped, unless end() was called.
  ~HandOver() {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.clear();
      ended_ = true;
    }
    changed_.notify_all();
  }

  void give(Thing thing) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < most_ || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    waiting_.push_back(std::move(thing));
    changed_.notify_all();
  }

  /// Waits until everything was worked on.
  void end() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    worker_.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !waiting_.empty() || ended_; });
      if (waiting_.empty()) return;
      Thing thing = std::move(waiting_.front());
      waiting_.pop_front();
      changed_.notify_all();
      lock.unlock();
      try {
        work_(thing);
      } catch (...) {
        const std::scoped_lock again(mutex_);
        failure_ = std::current_exception();
        waiting_.clear();
        changed_.notify_all();
        return;
      }
    }
  }

  std::size_t most_;
  std::function<void(Thing&)> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Thing> waiting_;
  bool ended_ = false;
  std::exception_ptr failure_;
  std::jthread worker_;  // last: it begins when the others are there
};

}  // namespace peil
