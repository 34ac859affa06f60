#include "peil/app/turns.h"

namespace peil::app {

void Turns::Turn::end() {
  if (ended_) return;
  ended_ = true;
  turns_.end(key_);
}

bool Turns::enter(const std::string& key, Task task) {
  {
    const std::scoped_lock lock(mutex_);
    Line& line = lines_[key];
    if (line.waiting.size() >= most_waiting_) return false;
    line.waiting.push_back(std::move(task));
    if (line.taken || line.walked) return true;
    line.walked = true;
  }
  walk(key);
  return true;
}

void Turns::end(const std::string& key) {
  {
    const std::scoped_lock lock(mutex_);
    Line& line = lines_[key];
    line.taken = false;
    if (line.walked) return;  // that thread goes on with the next
    line.walked = true;
  }
  walk(key);
}

// A loop and not a call from turn to turn: a thousand waiting pages would be a thousand frames.
void Turns::walk(const std::string& key) {
  for (;;) {
    Task task;
    {
      const std::scoped_lock lock(mutex_);
      Line& line = lines_[key];
      if (line.taken || line.waiting.empty()) {
        line.walked = false;
        if (!line.taken) lines_.erase(key);
        return;
      }
      task = std::move(line.waiting.front());
      line.waiting.pop_front();
      line.taken = true;
    }
    try {
      task(std::make_shared<Turn>(*this, key));
    } catch (...) {  // its turn went with the stack
    }
  }
}

}  // namespace peil::app
