#include "peil/files/spss_file.h"

#include <readstat.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <set>

#include "peil/base/text.h"
#include "peil/files/spss_column.h"
#include "peil/files/spss_outline.h"

namespace peil::files {
namespace {

constexpr double day_seconds = 86400.0;
constexpr double days_to_1970 = 141428.0;  // from 14 October 1582, where SPSS begins to count
constexpr std::size_t most_told = 20;

// The bytes as a file that ReadStat can move about in.
struct Source {
  std::string header;  // stands for the first bytes
  std::string_view bytes;
  std::size_t at = 0;
};

// What ReadStat tells, as it tells it.
struct Reading {
  const SpssOptions* options = nullptr;
  std::string file;
  std::vector<SpssColumn> columns;
  std::map<std::string, std::map<std::string, std::string>> label_sets;
  Problems found;
};

int open_nothing(const char*, void*) { return 0; }
int close_nothing(void*) { return 0; }

readstat_off_t seek(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
  Source& source = *static_cast<Source*>(context);
  const auto size = static_cast<readstat_off_t>(source.bytes.size());
  const readstat_off_t from = whence == READSTAT_SEEK_SET   ? 0
                              : whence == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(source.at)
                                                            : size;
  if (offset < -from || offset > size - from) return -1;
  source.at = static_cast<std::size_t>(from + offset);
  return from + offset;
}

ssize_t read_bytes(void* to, std::size_t count, void* context) {
  Source& source = *static_cast<Source*>(context);
  count = std::min(count, source.bytes.size() - source.at);
  std::size_t done = 0;
  if (source.at < source.header.size()) {
    done = std::min(count, source.header.size() - source.at);
    std::memcpy(to, source.header.data() + source.at, done);
  }
  if (count > done) {
    std::memcpy(static_cast<char*>(to) + done, source.bytes.data() + source.at + done,
                count - done);
  }
  source.at += count;
  return static_cast<ssize_t>(count);
}

readstat_error_t no_progress(long, readstat_progress_handler, void*, void*) { return READSTAT_OK; }

// Fixed-width texts lose the end of a character that did not fit; that end is no part of the text.
std::string_view whole_characters(std::string_view text) {
  for (std::size_t cut = 0; cut < 4 && cut < text.size(); ++cut) {
    if (static_cast<unsigned char>(text[text.size() - 1 - cut]) < 0x80) break;
    const std::string_view shorter = text.substr(0, text.size() - cut);
    if (is_utf8(shorter)) return shorter;
    if (static_cast<unsigned char>(shorter.back()) >= 0xC0)
      return text.substr(0, shorter.size() - 1);
  }
  return text;
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : std::string(whole_characters(text));
}

bool counts_days(std::string_view format) {
  const std::string_view letters = format.substr(0, format.find_first_of("0123456789."));
  for (const char* known :
       {"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR", "DATETIME", "YMDHMS"}) {
    if (letters == known) return true;
  }
  return false;
}

double days_of(double seconds) { return seconds / day_seconds - days_to_1970; }

void add_missing(const readstat_variable_t* variable, Column& column) {
  const int ranges = readstat_variable_get_missing_ranges_count(variable);
  for (int i = 0; i < ranges; ++i) {
    const readstat_value_t low = readstat_variable_get_missing_range_lo(variable, i);
    const readstat_value_t high = readstat_variable_get_missing_range_hi(variable, i);
    if (readstat_value_type_class(low) == READSTAT_TYPE_CLASS_STRING) {
      column.user_missing_texts.push_back(text_of(readstat_string_value(low)));
    } else {
      const double from = readstat_double_value(low), to = readstat_double_value(high);
      column.user_missing.emplace_back(column.day ? days_of(from) : from,
                                       column.day ? days_of(to) : to);
    }
  }
}

void add_problem(Reading& reading, const char* code, std::string message, const char* mend) {
  if (reading.found.size() < most_told)
    reading.found.push_back({code, reading.file, 0, 0, std::move(message), mend});
}

int take_label(const char* set, readstat_value_t value, const char* label, void* context) {
  Reading& reading = *static_cast<Reading*>(context);
  const std::string key = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
                              ? text_of(readstat_string_value(value))
                              : exact_text(readstat_double_value(value));
  reading.label_sets[set][key] = text_of(label);
  return READSTAT_HANDLER_OK;
}

// Labels of days are told by the seconds of the day.
std::map<std::string, std::string> labels_by_day(const std::map<std::string, std::string>& labels) {
  std::map<std::string, std::string> by_day;
  for (const auto& [seconds, label] : labels) {
    by_day[exact_text(days_of(decimal_number(seconds).value_or(0.0)))] = label;
  }
  return by_day;
}

int take_variable(int, readstat_variable_t* variable, const char* set, void* context) {
  Reading& reading = *static_cast<Reading*>(context);
  Column head;
  head.name = text_of(readstat_variable_get_name(variable));
  head.label = text_of(readstat_variable_get_label(variable));
  const bool texts = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
  const char* format = readstat_variable_get_format(variable);
  head.day = !texts && format != nullptr && counts_days(format);
  head.numeric = !texts;
  add_missing(variable, head);
  if (set != nullptr) {
    const auto& labels = reading.label_sets[set];
    head.labels = head.day ? labels_by_day(labels) : labels;
  }
  reading.columns.emplace_back(std::move(head), texts, *reading.options);
  return READSTAT_HANDLER_OK;
}

void take_number(Reading& reading, SpssColumn& column, double value) {
  if (column.head().day) value = days_of(value);
  if (std::isfinite(value)) {
    column.add(value);
    return;
  }
  add_problem(reading, "spss.not-finite",
              "Variable '" + column.head().name + "' is infinite in row " +
                  std::to_string(column.rows() + 1) + ".",
              "Make it missing in the program that wrote the file.");
  column.add_blank();
}

void take_text(Reading& reading, SpssColumn& column, const char* raw) {
  const std::string_view text = raw == nullptr ? std::string_view() : whole_characters(raw);
  if (is_utf8(text)) {
    column.add(text);
    return;
  }
  add_problem(reading, "spss.not-utf8",
              "Variable '" + column.head().name + "' holds bytes that are no UTF-8 text in row " +
                  std::to_string(column.rows() + 1) + ".",
              "Save the file in SPSS with the encoding in which it was made.");
  column.add_blank();
}

int take_value(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
  Reading& reading = *static_cast<Reading*>(context);
  const auto index = static_cast<std::size_t>(readstat_variable_get_index(variable));
  if (index >= reading.columns.size()) return READSTAT_HANDLER_ABORT;
  SpssColumn& column = reading.columns[index];
  const bool text = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
  if (column.rows() != static_cast<std::size_t>(row) || text != column.texts())
    return READSTAT_HANDLER_ABORT;
  if (readstat_value_is_defined_missing(value, variable)) {
    column.add_user_missing();
  } else if (text) {
    take_text(reading, column, readstat_string_value(value));
  } else if (readstat_value_is_system_missing(value)) {
    column.add_blank();
  } else {
    take_number(reading, column, readstat_double_value(value));
  }
  return READSTAT_HANDLER_OK;
}

// The header with what ReadStat may trust: how many rows there are, and a date it can read (the
// true one may name its month in any language).
std::string trusted_header(std::string_view bytes, const SpssOutline& outline) {
  constexpr std::size_t size = 176, rows_at = 80, date_at = 92;
  constexpr std::string_view some_date = "01 Jan 7000:00:00";
  std::string header(bytes.substr(0, size));
  if (outline.rows) {
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t shift = 8 * (outline.big_endian ? 3 - i : i);
      header[rows_at + i] = static_cast<char>((*outline.rows >> shift) & 0xFF);
    }
  }
  return header.replace(date_at, some_date.size(), some_date);
}

std::optional<Problem> refusal(readstat_error_t error, const std::string& file) {
  switch (error) {
    case READSTAT_OK:
      return {};
    case READSTAT_ERROR_ROW_COUNT_MISMATCH:
    case READSTAT_ERROR_READ:
    case READSTAT_ERROR_SEEK:
      return Problem{"spss.cut-short",
                     file,
                     0,
                     0,
                     "The file has fewer rows than it says.",
                     "Get the whole file again from where it came."};
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
    case READSTAT_ERROR_CONVERT:
    case READSTAT_ERROR_CONVERT_BAD_STRING:
      return Problem{"spss.code-page",
                     file,
                     0,
                     0,
                     "The texts in the file are not in the code page that the file names, or that "
                     "code page is not known.",
                     "Save it in SPSS with encoding UTF-8."};
    default:
      return Problem{"spss.damaged",
                     file,
                     0,
                     0,
                     std::string("The file is damaged: ") + readstat_error_message(error) + ".",
                     "Get the whole file again from where it came."};
  }
}

// The first cell that was not read.
std::string stopped_at(const Reading& reading) {
  if (reading.columns.empty()) return {};
  const auto next = std::ranges::min_element(reading.columns, {}, &SpssColumn::rows);
  return " It was read as far as row " + std::to_string(next->rows() + 1) + ", variable '" +
         next->head().name + "'.";
}

Problems name_problems(const Reading& reading) {
  Problems found;
  std::set<std::string> seen;
  for (const SpssColumn& column : reading.columns) {
    const std::string& name = column.head().name;
    if (!is_utf8(name) || !is_utf8(column.head().label)) {
      found.push_back({"spss.not-utf8", reading.file, 0, 0,
                       "A name or label of a variable is not the UTF-8 that the file says it is.",
                       "Save the file in SPSS with the encoding in which it was made."});
      return found;
    }
    if (!seen.insert(name).second) {
      found.push_back({"spss.name-twice", reading.file, 0, 0,
                       "Two variables are named '" + name + "'.",
                       "Rename one in the program that wrote the file."});
    }
  }
  for (const std::string& name : reading.options->categories) {
    if (seen.contains(name)) continue;
    found.push_back({"plan.bad-value", reading.file, 0, 0,
                     "The file has no column '" + name + "', which stands under 'categories'.",
                     "Take it from the list."});
  }
  return found;
}

// ReadStat over the bytes; only the dictionary when no rows are wanted.
Result<Table> parse(std::string_view bytes, const std::string& file, const SpssOptions& options,
                    bool rows) {
  const Result<SpssOutline> outline = spss_outline(bytes, file);
  if (!outline.ok()) return outline.problems();
  Source source{trusted_header(bytes, outline.value()), bytes, 0};
  Reading reading;
  reading.options = &options;
  reading.file = file;
  const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(
      readstat_parser_init(), readstat_parser_free);
  readstat_set_open_handler(parser.get(), open_nothing);
  readstat_set_close_handler(parser.get(), close_nothing);
  readstat_set_seek_handler(parser.get(), seek);
  readstat_set_read_handler(parser.get(), read_bytes);
  readstat_set_update_handler(parser.get(), no_progress);
  readstat_set_io_ctx(parser.get(), &source);
  readstat_set_value_label_handler(parser.get(), take_label);
  readstat_set_variable_handler(parser.get(), take_variable);
  if (rows) readstat_set_value_handler(parser.get(), take_value);
  const readstat_error_t error = readstat_parse_sav(parser.get(), file.c_str(), &reading);
  if (auto refused = refusal(error, file)) {
    if (rows) refused->message += stopped_at(reading);
    return Problems{*refused};
  }
  if (Problems found = name_problems(reading); !found.empty()) return found;
  if (!reading.found.empty()) return reading.found;

  Table table;
  if (!reading.columns.empty()) table.rows = reading.columns.front().rows();
  for (SpssColumn& column : reading.columns) {
    if (column.rows() != table.rows) return Problems{*refusal(READSTAT_ERROR_PARSE, file)};
    table.columns.push_back(std::move(column).finish());
  }
  return table;
}

}  // namespace

Result<Table> SpssFile::head(std::string_view bytes, const std::string& file) const {
  return parse(bytes, file, {}, false);
}

Result<Table> SpssFile::read(std::string_view bytes, const std::string& file,
                             const SpssOptions& options) const {
  return parse(bytes, file, options, true);
}

}  // namespace peil::files
