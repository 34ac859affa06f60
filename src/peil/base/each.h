#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace peil {

/// Calls `work(i, worker)` for every i below `count`, on as many threads as asked for; `worker`
/// says which of them (0 to threads - 1), for room that each has of its own. What is written for an
/// i must be written for that i alone: then the result is the same for any number of threads. When
/// calls throw, the exception of the smallest i comes out, as it would with one thread.
template <class Work>
void for_each_of(std::size_t count, int threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::mutex guard;
  std::size_t failed = count;
  std::exception_ptr failure;
  const auto run = [&](std::size_t worker) {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i, worker);
      } catch (...) {
        const std::scoped_lock lock(guard);
        if (i < failed) failure = std::current_exception();
        failed = i < failed ? i : failed;
        next = count;
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (int t = 1; t < threads && static_cast<std::size_t>(t) < count; ++t)
      others.emplace_back(run, static_cast<std::size_t>(t));
    run(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace peil
