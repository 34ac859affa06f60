#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "peil/base/result.h"

namespace peil::sampling {

/// Problems of one file: the first hundred in full and the number of the others, because a frame
/// in the wrong encoding has a million of them.
class ProblemList {
 public:
  static constexpr std::size_t most = 100;

  explicit ProblemList(std::string where) : where_(std::move(where)) {}

  void add(std::string code, std::size_t line, std::string message, std::string mend) {
    if (++count_ > most) return;
    problems_.push_back({std::move(code), where_, line, 0, std::move(message), std::move(mend)});
  }
  bool empty() const { return count_ == 0; }
  const std::string& where() const { return where_; }

  /// All of them, with "frame.more" at the end where some were left out.
  Problems take() {
    if (count_ > most) {
      problems_.push_back({"frame.more", where_, 0, 0,
                           "There are " + std::to_string(count_ - most) + " more mistakes.", ""});
    }
    return std::move(problems_);
  }

 private:
  std::string where_;
  Problems problems_;
  std::size_t count_ = 0;
};

}  // namespace peil::sampling
