#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

/// Reads CSV (RFC 4180) that comes in pieces of any size: quoted fields with commas, quotes and
/// line ends in them, LF or CRLF, with or without a byte order mark, comma or semicolon (the one
/// that the first line has more of). One state machine, one pass, memory of one row.
///
/// `see` gets every row: its fields (valid during the call) and the line of the file on which the
/// row starts, from 1. It returns false to stop. Fields are not trimmed. A blank line is no row.
class CsvReader {
 public:
  struct Row {
    std::vector<std::string>& fields;
    std::size_t line;
    bool quote_misplaced;  ///< a quote inside an unquoted field, or text after a closing quote
  };
  explicit CsvReader(std::function<bool(const Row&)> see) : see_(std::move(see)) {}

  void add(std::string_view piece);
  /// Ends the input. Returns false when it ended inside a quoted field.
  bool end();
  /// The line on which the row begins that is being read (or the next one, between rows).
  std::size_t row_line() const { return row_line_; }

 private:
  enum class At { FieldStart, Plain, Quoted, AfterQuote };
  void choose_separator(std::string_view first_line);
  void take(char c);
  void end_field();
  void end_row();

  std::function<bool(const Row&)> see_;
  std::string head_;  ///< bytes of the first line, until the separator is known
  std::vector<std::string> fields_;
  std::string field_;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  char separator_ = 0;
  At at_ = At::FieldStart;
  bool misplaced_ = false;
  bool any_ = false;  ///< the row has at least one sign
  bool stopped_ = false;
};

/// A field for a CSV file, quoted where it has to be.
std::string csv_field(std::string_view text);

}  // namespace peil
