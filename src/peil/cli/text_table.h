#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/text.h"

namespace peil::cli {

/// Columns as wide as what stands in them, two blanks apart. Contract: rows of one length.
class TextTable {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  std::string text() const {
    std::vector<std::size_t> width(rows_.front().size(), 0);
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i)
        width[i] = std::max(width[i], code_points(row[i]));
    }
    std::string all;
    for (const auto& row : rows_) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i)
        line += row[i] + std::string(width[i] - code_points(row[i]) + 2, ' ');
      line.erase(line.find_last_not_of(' ') + 1);
      all += line + '\n';
    }
    return all;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace peil::cli
