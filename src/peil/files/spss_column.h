#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "peil/model/table.h"
#include "peil/ports/spss_reader.h"

namespace peil::files {

/// Collects one variable of an SPSS file, row by row, into a column: bytes while it has at most 255
/// different values, else numbers or texts.
class SpssColumn {
 public:
  /// `head` has the name, labels and missing values of the variable, as the file says them.
  SpssColumn(Column head, bool texts, const SpssOptions& options);

  void add_blank();         ///< system-missing
  void add_user_missing();  ///< a value that the file declares missing
  void add(double value);   ///< Contract: finite
  void add(std::string_view text);

  std::size_t rows() const { return rows_; }
  const Column& head() const { return head_; }
  bool texts() const { return texts_; }

  /// The column of all rows. With value labels, categories go by their label (with the value behind
  /// it where two values share one); numbers keep their values beside it.
  Column finish() &&;

 private:
  void add_number(double value);
  std::uint8_t byte_code(double value);
  void widen();
  std::string name_of(double value) const;
  std::vector<std::string> labelled(const std::vector<std::string>& values) const;
  void finish_numbers();
  void finish_texts();

  Column head_;
  bool texts_;
  bool by_label_ = false;
  bool category_ = false;
  std::vector<std::string> also_missing_;
  std::vector<double> also_missing_numbers_;
  std::size_t rows_ = 0;

  std::vector<std::uint8_t> bytes_;        // numbers: code of each row, while these suffice
  std::vector<double> values_;             // ... of code 1, 2, ...
  std::array<std::uint8_t, 256> small_{};  // ... the codes of 0, 1, ... 255
  std::unordered_map<std::uint64_t, std::uint8_t> codes_;  // ... of all, by their bits
  std::optional<RealColumn> reals_;                        // ... when they are too many

  TextColumn text_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

}  // namespace peil::files
