#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "peil/base/bytes.h"
#include "peil/base/csv_form.h"
#include "peil/base/result.h"
#include "peil/model/table.h"

namespace peil::exchange {

/// One column of a file of answers, with what only SPSS files say of it.
struct AnswerColumn {
  std::string name;
  std::map<std::string, std::string> labels{};  ///< of values, by the value as text
  /// True for a value that the file itself declares to be no answer.
  std::function<bool(const std::string& value)> declared_missing{};
  Problems unreadable{};  ///< cells that could not be read, for who uses the column
};

/// Where a row lies, so that it can be read again.
struct RowPlace {
  std::uint64_t from = 0;   ///< byte of a CSV file, row of a table
  std::uint32_t bytes = 0;  ///< of a CSV file
  std::uint32_t line = 0;   ///< of a CSV file; row number from 1 of a table
};

/// A file of answers, whatever its format: rows of texts, read from the front and then, each once
/// more, from anywhere.
struct AnswerFile {
  struct Row {
    std::vector<std::string>& fields;
    RowPlace place;
    bool quote_misplaced;
  };
  std::string name;               ///< in problems
  const char* row_word = "line";  ///< "line 17" of a CSV file, "row 17" of a table
  std::vector<AnswerColumn> columns;
  std::vector<std::string> notes{};  ///< what the reader passed over, one sentence each
  /// Calls `see` with every row. False when the file ends inside a field in quotes, or stops at a
  /// row that is larger than csv_limits allow.
  std::function<bool(const std::function<void(const Row&)>& see)> each;
  /// The fields of one row, by its place. Throws OutsideError when the file changed meanwhile.
  std::function<void(const RowPlace& place, std::vector<std::string>& fields)> again;
};

/// How the plan of an import names the encoding of its file.
inline constexpr const char* say_windows_1252 =
    "encoding = \"windows-1252\" under [import] of the plan";

/// A CSV file, of which never more than one row is in memory. `bytes` has to live as long.
///
/// Problems  "import.empty"     there is no header row
///           "import.not-utf8"  names of columns in another encoding
///           "import.nul-byte"  a byte 0 in them
/// Contract  the file has fewer than 2^32 lines.
Result<AnswerFile> csv_answers(const Bytes& bytes, std::string name, const CsvForm& form);

/// A table, as read from an SPSS file with the values that it declares missing kept. It has to live
/// as long. A number is written in its shortest spelling; a value label stands beside its value.
AnswerFile table_answers(const Table& table, std::string name);

}  // namespace peil::exchange
