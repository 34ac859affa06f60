#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace peil::app {

/// One thing at a time for each key, in the order in which it came: what a task computes stays
/// true until its turn ends. Safe to call from several threads; outlives every turn.
class Turns {
 public:
  /// Held by the task whose turn it is. Ends when it says so, or with its last copy.
  class Turn {
   public:
    Turn(Turns& turns, std::string key) : turns_(turns), key_(std::move(key)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { end(); }
    /// The next task may run, on this thread, before this returns. A second call does nothing.
    void end();

   private:
    Turns& turns_;
    std::string key_;
    bool ended_ = false;
  };
  /// Shared, since closures that carry it must be copied.
  using Held = std::shared_ptr<Turn>;
  using Task = std::function<void(Held)>;

  explicit Turns(std::size_t most_waiting = 64) : most_waiting_(most_waiting) {}

  /// Runs `task` now, or after those of the same key that came before it; false, and never, when
  /// too many wait. What a task throws ends its turn and goes no further: it has to tell its
  /// caller by itself.
  bool enter(const std::string& key, Task task);

 private:
  struct Line {
    std::deque<Task> waiting;
    bool taken = false;   // somebody's turn has begun and has not ended
    bool walked = false;  // a thread is at work in walk()
  };
  void end(const std::string& key);
  void walk(const std::string& key);

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::unordered_map<std::string, Line> lines_;
};

}  // namespace peil::app
