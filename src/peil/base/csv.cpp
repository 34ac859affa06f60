#include "peil/base/csv.h"

#include <algorithm>
#include <array>

#include "peil/base/csv_row.h"
#include "peil/base/windows_1252.h"

namespace peil {

char csv_separator(std::string_view first_line) {
  char most = ',';
  for (const char sign : {',', ';', '\t'}) {
    if (std::ranges::count(first_line, sign) > std::ranges::count(first_line, most)) most = sign;
  }
  return most;
}

void CsvReader::add(std::string_view piece) {
  if (stopped_) return;
  bytes_ += piece;
  if (!begun_ && !begin(false)) return;
  read(false);
}

bool CsvReader::end() {
  if (stopped_) return true;
  if (!begun_) begin(true);
  return read(true);
}

// Takes the byte order mark off and looks for the separator, when the first line is there.
bool CsvReader::begin(bool at_end) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes_.find_first_of("\r\n") == std::string::npos && !at_end) {
    too_large_ = stopped_ = bytes_.size() > csv_limits::row_bytes;
    return false;
  }
  if (bytes_.starts_with(mark)) {
    bytes_.erase(0, mark.size());
    passed_ = mark.size();
    form_.windows_1252 = false;
  }
  const std::string_view first = std::string_view(bytes_).substr(0, bytes_.find_first_of("\r\n"));
  if (form_.separator == 0) form_.separator = csv_separator(first);
  begun_ = true;
  return true;
}

// Takes the rows that are there. One that is not whole is tried again only when there are twice as
// many bytes of it, so that each byte is looked at about twice however long the row is.
bool CsvReader::read(bool at_end) {
  if (bytes_.size() < wait_for_ && !at_end) return true;
  std::size_t from = 0;
  while (from < bytes_.size() && !stopped_ && !open_) {
    const std::size_t next = take_row(from, at_end);
    if (next == from) {
      wait_for_ = 2 * (bytes_.size() - from);
      break;
    }
    wait_for_ = 0;
    from = next;
  }
  bytes_.erase(0, from);
  passed_ += from;
  return !open_;
}

// Where the row that begins at `from` ends; `from` when it is not whole.
std::size_t CsvReader::take_row(std::size_t from, bool at_end) {
  const char* const begin = bytes_.data();
  const CsvRowRead row = read_csv_row(begin + from, begin + bytes_.size(), at_end, form_.separator,
                                      unquoted_, [&](std::size_t i, std::string_view text, bool) {
                                        if (i >= csv_limits::fields) return;
                                        if (i == fields_.size()) fields_.emplace_back();
                                        if (form_.windows_1252)
                                          fields_[i] = from_windows_1252(text);
                                        else
                                          fields_[i].assign(text);
                                      });
  open_ = row.open;
  const char* const stop = row.next == nullptr ? begin + bytes_.size() : row.next;
  too_large_ = row.fields > csv_limits::fields ||
               static_cast<std::size_t>(stop - begin) - from > csv_limits::row_bytes;
  if (too_large_) return stopped_ = true, open_ = false, from;
  if (row.next == nullptr || row.open) return from;
  const auto next = static_cast<std::size_t>(row.next - begin);
  if (row.fields > 0) {
    fields_.resize(row.fields);
    stopped_ = !see_({fields_, line_, row.misplaced, passed_ + from, next - from});
  }
  line_ += row.lines;
  return next;
}

std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",;\t\"\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

namespace {

// True when what follows the apostrophes at the front would begin a formula. Spreadsheets of East
// Asia take the wide forms of these signs as well.
bool begins_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  return std::ranges::any_of(std::array{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"},
                             [&](const char* wide) { return text.starts_with(wide); });
}

}  // namespace

std::string csv_spreadsheet_field(std::string_view text) {
  return begins_formula(text) ? csv_field("'" + std::string(text)) : csv_field(text);
}

std::string_view csv_spreadsheet_text(std::string_view field) {
  if (field.starts_with('\'') && begins_formula(field)) field.remove_prefix(1);
  return field;
}

}  // namespace peil
