#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/bytes.h"
#include "peil/base/csv_form.h"
#include "peil/base/result.h"
#include "peil/model/table.h"

namespace peil::table {

struct CsvTableOptions {
  std::vector<std::string> missing{""};  ///< texts that mean blank
  std::vector<std::string>
      categories{};  ///< columns that are texts although they look like numbers
  int threads = 1;   ///< the table is the same for any number
  CsvForm form{};
  /// Texts that mean blank in one column, by its name, in place of `missing`.
  std::map<std::string, std::vector<std::string>> missing_of{};
};

/// Reads a whole CSV file (by the rules of base/csv_row.h: comma, semicolon or tab, whichever the
/// first line has most of; LF, CR LF or CR; with or without a byte order mark) into columns, in one
/// pass over the bytes. They are fetched in small pieces, so that the file is never in memory as a
/// whole, but for one in windows-1252.
///
/// A column with at most 255 different values becomes bytes; else numbers when every value is a
/// finite number; else texts. "nan", "inf" and "1e999" are texts, and so are whole numbers
/// of 2^53 and more, which a double cannot tell apart: they name something. Codes follow the order
/// in which values first appear, whatever the number of threads.
///
/// Cost      one byte a row for short columns, twice while the parts are joined; about 1 ns for a
///           field of one or two signs.
/// Problems  "table.empty"         no header line
///           "table.header-twice"  two columns of one name
///           "table.bad-row"       a row with more or fewer fields than the header, or a misplaced
///                                 quote
///           "table.row-too-large" more than base/csv_row.h allows; nothing of the file is taken
///           "table.cut-short"     the file ends inside quotes
///           "table.not-utf8"      bytes that are not UTF-8 (or not windows-1252)
///           "table.nul-byte"      a byte 0: the file is UTF-16, or no file of text
///           Like mistakes are told once, with their number and first lines.
/// Throws    what `bytes` throws.
/// Contract  threads at least 1.
Result<Table> read_csv_table(const Bytes& bytes, const std::string& file,
                             const CsvTableOptions& options = {});
Result<Table> read_csv_table(std::string_view bytes, const std::string& file,
                             const CsvTableOptions& options = {});

/// The table without its rows: the columns that the header names. Problems as far as the header
/// shows them.
Result<Table> read_csv_header(const Bytes& bytes, const std::string& file,
                              const CsvForm& form = {});

}  // namespace peil::table
