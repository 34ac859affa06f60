#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peil {

/// What a row may hold at most: a field in quotes that is never closed, or a file that is none,
/// would fill the memory.
namespace csv_limits {
inline constexpr std::size_t row_bytes = std::size_t{4} << 20;
inline constexpr std::size_t fields = 20'000;
inline constexpr const char* words =
    "A row may have 20,000 fields and 4 MiB; a quote that is not closed makes one row of many.";
}  // namespace csv_limits

/// What there is of one row at the front of some CSV.
struct CsvRowRead {
  const char* next = nullptr;  ///< where the next row begins; null: this one goes on past the bytes
  std::size_t fields = 0;      ///< 0: a blank line, which is no row
  std::size_t lines = 0;       ///< line ends passed, those inside quotes too
  bool misplaced = false;      ///< a quote inside an unquoted field, or text after a closing quote
  bool open = false;           ///< the input ended inside quotes
};

/// Bytes of the line end at a place: 0 when there is none. LF, CR LF, or CR alone.
/// Contract  a CR that is the last byte before `end` ends the input, or is looked at again.
inline std::size_t csv_line_end(const char* at, const char* end) {
  if (at == end || (*at != '\n' && *at != '\r')) return 0;
  return *at == '\r' && end - at > 1 && at[1] == '\n' ? 2 : 1;
}

/// What separates the fields of a file, by its first line: the one of comma, semicolon and tab that
/// it has most of; the comma when it has none.
char csv_separator(std::string_view first_line);

/// The rules of CSV (RFC 4180), in one place: reads one row, or one blank line, from [at, end) and
/// calls `see(i, text, quoted)` with its fields. When the bytes do not reach to the end of the row
/// (`at_end`: there are no more) `next` is null, and the row is to be read again with more of them.
/// `unquoted` is memory for the text of a field in quotes.
template <class See>
CsvRowRead read_csv_row(const char* at, const char* end, bool at_end, char separator,
                        std::string& unquoted, const See& see) {
  CsvRowRead row;
  const auto more_needed = [&](const char* place) {  // to tell CR from CR LF, or to end a field
    return !at_end && (place == end || (*place == '\r' && end - place == 1));
  };
  if (more_needed(at)) return {};
  if (const std::size_t blank = csv_line_end(at, end); blank > 0) {
    row.next = at + blank;
    row.lines = 1;
    return row;
  }
  for (;;) {
    if (at < end && *at == '"') {
      unquoted.clear();
      for (++at;; ++at) {
        if (at == end) {
          if (!at_end) return {};
          row.open = true;
          break;
        }
        if (*at == '"') {
          if (end - at == 1 && !at_end) return {};
          const bool twice = end - at > 1 && at[1] == '"';
          ++at;
          if (!twice) break;
        }
        if (*at == '\n' || (*at == '\r' && !(end - at > 1 && at[1] == '\n'))) ++row.lines;
        unquoted += *at;
      }
      for (; at < end && *at != separator && *at != '\n' && *at != '\r'; ++at) {
        row.misplaced = true;
        unquoted += *at;
      }
      if (more_needed(at)) return {};
      see(row.fields++, std::string_view(unquoted), true);
    } else {
      const char* stop = at;
      for (; stop < end && *stop != separator && *stop != '\n' && *stop != '\r'; ++stop)
        row.misplaced = row.misplaced || *stop == '"';
      if (more_needed(stop)) return {};
      see(row.fields++, std::string_view(at, static_cast<std::size_t>(stop - at)), false);
      at = stop;
    }
    if (at == end || *at != separator) break;
    ++at;
  }
  if (const std::size_t line_end = csv_line_end(at, end); line_end > 0) {
    at += line_end;
    ++row.lines;
  }
  row.next = at;
  return row;
}

}  // namespace peil
