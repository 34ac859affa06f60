#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/csv_form.h"

namespace peil {

/// Reads CSV that comes in pieces of any size, row by row, by the rules of csv_row.h: quoted fields
/// with separators, quotes and line ends in them, LF, CR LF or CR, with or without a byte order
/// mark, comma, semicolon or tab (the one that the first line has most of). One pass, memory of one
/// row. Who wants columns takes table/csv_table.h, which reads by the same rules.
///
/// `see` gets every row: its fields (valid during the call), the line of the file on which the row
/// starts, from 1, and its bytes in the file. It returns false to stop. Fields are not trimmed. A
/// blank line is no row.
class CsvReader {
 public:
  struct Row {
    std::vector<std::string>& fields;
    std::size_t line;
    bool quote_misplaced;  ///< a quote inside an unquoted field, or text after a closing quote
    std::size_t from;      ///< place in the file of its first byte
    std::size_t bytes;     ///< with its line end
  };
  /// Of `form` the separator and the encoding count: fields are UTF-8 where the file is what the
  /// form says, and else the bytes that there are.
  explicit CsvReader(std::function<bool(const Row&)> see, const CsvForm& form = {})
      : see_(std::move(see)), form_(form) {}

  void add(std::string_view piece);
  /// Ends the input. Returns false when it ended inside a quoted field.
  bool end();
  /// True when reading stopped at a row that is larger than csv_limits allow; end() is then true.
  bool too_large() const { return too_large_; }
  /// The line on which the row begins that is being read (or the next one, between rows).
  std::size_t row_line() const { return line_; }
  /// How the file is written: with the separator that was found, and UTF-8 when it has a byte order
  /// mark. Known when the first line was read.
  const CsvForm& form() const { return form_; }

 private:
  bool begin(bool at_end);
  bool read(bool at_end);
  std::size_t take_row(std::size_t from, bool at_end);

  std::function<bool(const Row&)> see_;
  std::string bytes_;         ///< from the row that is being read on
  std::size_t passed_ = 0;    ///< bytes of the file before them
  std::size_t wait_for_ = 0;  ///< bytes to have before a row is tried again
  std::vector<std::string> fields_;
  std::string unquoted_;
  std::size_t line_ = 1;
  CsvForm form_;
  bool begun_ = false;  ///< the byte order mark is off, the separator known
  bool open_ = false;
  bool stopped_ = false;
  bool too_large_ = false;
};

/// A field for a CSV file, quoted where it has to be.
std::string csv_field(std::string_view text);

/// A field for a CSV file that people open in a spreadsheet: text that a spreadsheet would take for
/// a formula (it begins with = + - @, a tab or a line end, or with apostrophes before one of these)
/// gets an apostrophe before it, as spreadsheets themselves write such text. Numbers stay.
std::string csv_spreadsheet_field(std::string_view text);

/// The text of such a field: csv_spreadsheet_text(what csv_spreadsheet_field was given) for any
/// text.
std::string_view csv_spreadsheet_text(std::string_view field);

}  // namespace peil
