#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/counted.h"
#include "peil/base/mistakes.h"
#include "peil/base/result.h"
#include "peil/base/text.h"

namespace peil::sampling {

/// Problems of one file: like ones together with their number and first lines, the first hundred
/// that differ, and the number of the others, because a frame in the wrong encoding has a million
/// of them.
class ProblemList {
 public:
  static constexpr std::size_t most = 100;

  explicit ProblemList(std::string where) : where_(std::move(where)) {}

  void add(std::string code, std::size_t line, std::string message, std::string mend) {
    ++count_;
    const auto known = known_.find({code, message});
    if (known != known_.end()) return again(kinds_[known->second], line);
    if (kinds_.size() == most) {
      ++more_;
      return;
    }
    known_.emplace(std::pair(code, message), kinds_.size());
    kinds_.push_back(
        {{std::move(code), where_, line, 0, std::move(message), std::move(mend)}, 1, {line}});
  }
  bool empty() const { return count_ == 0; }
  const std::string& where() const { return where_; }

  /// All of them, with "frame.more" at the end where some were left out.
  Problems take() {
    Problems told;
    for (Kind& kind : kinds_) {
      if (kind.rows > 1)
        kind.problem.message += " So in " + counted(kind.rows, "row") + ": " +
                                rows_in_words("line", kind.first, kind.rows) + ".";
      told.push_back(std::move(kind.problem));
    }
    if (more_ > 0) {
      told.push_back({"frame.more", where_, 0, 0,
                      "There " + std::string(more_ == 1 ? "is " : "are ") +
                          counted(more_, "more mistake") + ".",
                      ""});
    }
    return told;
  }

 private:
  struct Kind {
    Problem problem;
    std::size_t rows = 0;
    std::vector<std::size_t> first;
  };

  static void again(Kind& kind, std::size_t line) {
    ++kind.rows;
    if (kind.first.size() < Mistakes::rows_told) kind.first.push_back(line);
  }

  std::string where_;
  std::vector<Kind> kinds_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // by code and message
  std::size_t count_ = 0, more_ = 0;
};

}  // namespace peil::sampling
