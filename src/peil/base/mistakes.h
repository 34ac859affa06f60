#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"

namespace peil {

/// A place for a list of rows in words: "lines 3, 7 and 9", "lines 3, 7, 9, 12, 15 and 40 more".
std::string rows_in_words(const std::string& word, const std::vector<std::size_t>& first,
                          std::size_t count);

/// Mistakes in the rows of a file, the same ones together: how many rows have each, and the first
/// of them. Memory does not grow with the rows.
class Mistakes {
 public:
  static constexpr std::size_t rows_told = 5;
  static constexpr std::size_t kinds_told = 20;  ///< different ones of one code in one column

  /// `file` is named in the problems, `row_word` is "line" or "row".
  Mistakes(std::string file, std::string row_word)
      : file_(std::move(file)), row_word_(std::move(row_word)) {}

  /// `column` tells the kinds apart that are counted together when there are too many.
  void add(const char* code, const std::string& column, std::size_t row, std::string message,
           std::string mend);
  std::size_t added() const { return added_; }
  bool none() const { return added_ == 0; }
  /// By their first row.
  Problems problems() const;

 private:
  struct Kind {
    Problem problem;
    std::size_t rows = 0;
    std::vector<std::size_t> first{};
  };
  using Group = std::pair<std::string, std::string>;  // code, column

  static void count(Kind& kind, std::size_t row);
  Problem told(const Kind& kind) const;

  std::string file_, row_word_;
  std::size_t added_ = 0;
  std::vector<Kind> kinds_;
  std::map<std::pair<Group, std::string>, std::size_t> known_;  // by message
  std::map<Group, std::size_t> different_;
  std::map<Group, Kind> rest_;
};

}  // namespace peil
