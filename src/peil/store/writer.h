#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "peil/ports/response_store.h"
#include "peil/store/sqlite.h"

namespace peil::store {

/// One thread that owns the one connection that writes and checkpoints. What waits while a sync
/// runs goes into the next transaction together (group commit).
///
/// After a failed sync, or another failure that leaves the disk in doubt, the writer is broken for
/// good: the kernel may have dropped pages that it then calls clean, so trying again could call
/// lost pages saved. A full disk is no such failure: the write was refused before any sync, and
/// what was begun is rolled back. What waits is then answered with Failed, and the next write is
/// tried again; while nothing comes, the writer looks for room once a second.
///
/// The log tells in which order pages came. It is emptied into the database, and cut to nothing,
/// as soon as nothing came for a second, and once a minute while they keep coming.
class Writer {
 public:
  using Put = std::function<Kept(Connection&)>;
  using Done = std::function<void(Kept)>;
  using Work = std::function<void(Connection&)>;

  /// `oldest_log`: how long the log may grow before it is emptied in the midst of traffic.
  explicit Writer(const std::string& path,
                  std::chrono::milliseconds oldest_log = std::chrono::seconds{60});
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();  ///< writes what waits, checkpoints, closes

  /// Queues one statement that shares its transaction with others; see ResponseStore::keep.
  void keep(Put put, Done done);

  /// Does `work` in a transaction of its own, waits for it, and throws what it threw.
  void transact(Work work);

  /// Throws OutsideError when broken.
  void check() const;
  bool broken() const noexcept { return broken_; }
  /// The latest write found no room.
  bool full() const noexcept { return full_; }
  /// Transactions so far.
  std::uint64_t commits() const noexcept { return commits_; }

 private:
  struct Page {
    Put put;
    Done done;
  };
  struct Job {
    Work work;
    std::function<void(std::exception_ptr)> done;
  };
  using Item = std::variant<Page, Job>;

  void run();
  void commit(std::span<Item> pages);
  void commit(Job& job);
  std::exception_ptr attempt(const Work& work);
  void look_for_room();
  void checkpoint(bool idle);
  std::string broken_sentence() const;

  Connection db_;
  std::atomic<bool> broken_ = false;
  std::atomic<bool> full_ = false;
  std::atomic<std::uint64_t> commits_ = 0;
  const std::chrono::milliseconds oldest_log_;
  int checkpoint_at_;
  std::chrono::steady_clock::time_point emptied_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Item> queue_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace peil::store
