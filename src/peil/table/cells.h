#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "peil/model/table.h"

namespace peil::table {

/// Why a cell is empty.
enum class Blank : std::uint8_t {
  No,        ///< it is not
  Empty,     ///< nothing was written, or SPSS's system-missing
  Declared,  ///< a value that the file declares missing (SPSS), or the plan
};

/// A column to be read, in whatever form it is kept: the one place that knows the forms. The column
/// must outlive it.
///
/// Cost      O(1) a cell, without an allocation but for texts; why() O(log declared).
/// Contract  rows lie in the column; see the functions.
class Cells {
 public:
  explicit Cells(const Column& column);

  std::size_t rows() const { return rows_; }
  bool numeric() const { return numeric_; }
  bool blank(std::size_t row) const {
    if (!bytes_.empty()) return bytes_[row] == 0;
    return places_.empty() ? !blanks_.empty() && blanks_[row] != 0 : places_[row] == 0;
  }
  Blank why(std::size_t row) const;

  /// The number in a row; nothing when blank. Contract: a numeric column.
  std::optional<double> number(std::size_t row) const {
    if (blank(row)) return {};
    return bytes_.empty() ? values_[row] : numbers_[bytes_[row] - 1u];
  }
  /// Days since 1970-01-01 of a column of SPSS dates; nothing when blank, or in any other column.
  std::optional<double> day(std::size_t row) const;
  /// The text in a row as the file has it; numbers that are too many to keep their texts in their
  /// shortest spelling. Nothing when blank.
  std::optional<std::string> text(std::size_t row) const;
  /// The same with every number in its shortest spelling: "8" for "8.0" too.
  std::optional<std::string> spelled(std::size_t row) const;

  /// Categories: texts (and, in a numeric column, numbers) of code 1, 2, ...; a row's code, 0 when
  /// blank. A column of many different numbers has no codes.
  bool coded() const { return values_.empty(); }
  std::uint32_t code(std::size_t row) const { return bytes_.empty() ? places_[row] : bytes_[row]; }
  std::span<const std::string> texts() const { return texts_; }
  std::span<const double> numbers() const { return numbers_; }

  /// The column as it lies in memory, for sums over all rows: one byte a row and the numbers of the
  /// codes, or the values and (when there are blanks) which rows are blank. The others are empty.
  std::span<const std::uint8_t> bytes() const { return bytes_; }
  std::span<const double> values() const { return values_; }
  std::span<const std::uint8_t> blanks() const { return blanks_; }

 private:
  std::size_t rows_ = 0;
  bool numeric_, day_;
  std::span<const std::uint8_t> bytes_;    // of a column of few values
  std::span<const std::uint32_t> places_;  // of many texts
  std::span<const double> values_;         // of many numbers
  std::span<const std::uint8_t> blanks_;
  std::span<const std::string> texts_;
  std::span<const double> numbers_;
  std::span<const std::uint32_t> declared_;
};

}  // namespace peil::table
