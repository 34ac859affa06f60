#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/files/spss_outline.h"

namespace peil::files {

/// The rows of an SPSS file one after another, unpacked: bytes as in a file without compression.
///
/// Cost      one block (4 MB) of unpacked bytes at a time for .zsav, nothing else.
/// Throws    SpssTrouble "spss.cut-short" when rows are lacking or one is not whole,
///           "spss.too-large" when more rows come than spss_limits allow,
///           "spss.damaged" when a block cannot be unpacked.
/// Contract  `outline` is that of the same bytes, which outlive the rows.
class SpssRows {
 public:
  SpssRows(std::string_view bytes, const SpssOutline& outline, double bias);

  /// The next row in `row`; false when there are no more.
  bool next(std::string& row);

 private:
  bool next_plain(std::string& row);
  bool next_packed(std::string& row);
  bool take(char* to);
  bool more();
  void put_number(char* to, double value) const;

  SpssOutline outline_;
  std::string_view bytes_;
  double bias_;
  std::size_t done_ = 0;

  std::string_view stream_;  // what is left of the opcodes and values at hand
  std::string block_;        // ... which may lie here
  std::vector<std::pair<std::string_view, std::size_t>> blocks_;  // packed bytes, unpacked size
  std::size_t next_block_ = 0;
  std::array<char, 8> codes_{};
  std::size_t code_ = 8;
  bool ended_ = false;
};

}  // namespace peil::files
