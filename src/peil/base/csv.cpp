#include "peil/base/csv.h"

#include <algorithm>

namespace peil {

void CsvReader::choose_separator(std::string_view first_line) {
  const auto commas = std::ranges::count(first_line, ',');
  const auto semicolons = std::ranges::count(first_line, ';');
  separator_ = semicolons > commas ? ';' : ',';
}

void CsvReader::add(std::string_view piece) {
  if (separator_ == 0) {
    head_ += piece;
    const auto end = head_.find('\n');
    if (end == std::string::npos) return;
    const std::string all = std::move(head_);
    std::string_view rest = all;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    choose_separator(rest.substr(0, rest.find('\n')));
    for (const char c : rest) take(c);
    return;
  }
  for (const char c : piece) take(c);
}

bool CsvReader::end() {
  if (separator_ == 0) {
    head_ += '\n';
    add("");
  }
  const bool whole = at_ != At::Quoted;
  if (whole && any_) end_row();
  return whole;
}

void CsvReader::take(char c) {
  if (stopped_) return;
  if (at_ == At::Quoted) {
    if (c == '\n') ++line_;
    if (c == '"') {
      at_ = At::AfterQuote;
    } else {
      field_ += c;
    }
    return;
  }
  if (c == '\n') {
    ++line_;
    if (any_) {
      end_row();
    } else {
      field_.clear();
    }
    row_line_ = line_;
    return;
  }
  if (c == '\r') return;
  any_ = true;
  if (c == separator_) return end_field();
  if (c == '"' && at_ == At::FieldStart) {
    at_ = At::Quoted;
  } else if (c == '"' && at_ == At::AfterQuote) {
    field_ += '"';
    at_ = At::Quoted;
  } else {
    if (c == '"' || at_ == At::AfterQuote) misplaced_ = true;
    field_ += c;
    if (at_ == At::FieldStart) at_ = At::Plain;
  }
}

void CsvReader::end_field() {
  fields_.push_back(std::move(field_));
  field_.clear();
  at_ = At::FieldStart;
}

void CsvReader::end_row() {
  end_field();
  stopped_ = !see_({fields_, row_line_, misplaced_});
  fields_.clear();
  misplaced_ = any_ = false;
  row_line_ = line_;
}

std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",;\"\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace peil
