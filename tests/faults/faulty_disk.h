#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>

namespace peil::faults {

/// A disk that forgets what was not synced, between SQLite and the real one (an SQLite VFS, the
/// default for as long as this lives; one at a time). What the programs see is the page cache;
/// beside it stands, per file, an image of what a power cut would leave.
class FaultyDisk {
 public:
  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk();

  /// The power goes after this many more writes, syncs, truncations and removals.
  void power_fails_after(int operations);
  /// The n-th sync from now fails, once; as in Linux its pages are then clean but not on disk.
  void sync_fails_at(int n);
  /// After this many more bytes the disk is full.
  void fill_after(std::int64_t bytes);
  void make_room() { fill_after(-1); }

  bool power_failed() const { return power_failed_; }
  int syncs() const { return syncs_; }

  /// Leaves in every file what was synced, and of the other sectors a random half; then the power
  /// is on again. Call it when no store is open.
  void restart(std::mt19937& luck);

  struct Image {
    std::string durable;
    std::set<std::size_t> dirty;  ///< sectors written since the last sync
    bool cut = false;             ///< made shorter since the last sync
  };

 private:
  friend struct Calls;
  Image& image(const std::string& path);
  int operation();  ///< counts one; an error code when the power is off

  sqlite3_vfs vfs_{};
  sqlite3_vfs* real_ = nullptr;
  std::mutex mutex_;
  std::map<std::string, Image> images_;
  int operations_left_ = -1;
  std::atomic<bool> power_failed_ = false;
  int syncs_until_failure_ = -1;
  std::int64_t bytes_left_ = -1;
  std::atomic<int> syncs_ = 0;
};

}  // namespace peil::faults
