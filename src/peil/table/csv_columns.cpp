#include "peil/table/csv_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "peil/base/decimal_sign.h"
#include "peil/base/text.h"

namespace peil::table {
namespace {

// Powers of ten that a double holds exactly: with a whole part below 2^53, one division gives the
// correctly rounded number (Clinger 1990).
constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// The bytes of a field of at most two, as Short has them.
std::uint16_t short_bytes(std::string_view field) {
  std::uint16_t bytes = 0;
  for (std::size_t i = 0; i < field.size(); ++i) {
    bytes = static_cast<std::uint16_t>(bytes | static_cast<unsigned char>(field[i]) << (8 * i));
  }
  return bytes;
}

// The first and the last eight bytes of a field of at most sixteen; they may overlap.
std::pair<std::uint64_t, std::uint64_t> ends_of(std::string_view field) {
  std::uint64_t first = 0, last = 0;
  if (field.size() >= 8) {
    std::memcpy(&first, field.data(), 8);
    std::memcpy(&last, field.data() + field.size() - 8, 8);
  } else if (field.size() >= 4) {
    std::memcpy(&first, field.data(), 4);
    std::memcpy(&last, field.data() + field.size() - 4, 4);
  } else {
    for (const char c : field) first = first << 8 | static_cast<unsigned char>(c);
  }
  return {first, last};
}

// From here on two whole numbers may be one double: they are names of something, and stay apart.
bool beyond_whole(const char* begin, const char* end, double number) {
  constexpr double ambiguous = 9007199254740992.0;  // 2^53
  if (begin != end && *begin == '-') ++begin;
  const bool whole = std::all_of(begin, end, [](char c) { return c >= '0' && c <= '9'; });
  return whole && std::abs(number) >= ambiguous;
}

constexpr std::size_t cache_line = 64, cache_lines = 64;  // bytes; in one way of the cache

}  // namespace

bool read_number(const char* begin, const char* end, double& number, char decimal) {
  const char* at = begin;
  const bool minus = at != end && *at == '-';
  if (minus) ++at;
  std::uint64_t digits = 0;
  std::size_t count = 0, decimals = 0;
  bool point = false;
  for (; at != end && count <= 15; ++at) {
    if (*at == decimal && !point) {
      point = true;
    } else if (*at >= '0' && *at <= '9') {
      digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
      ++count;
      if (point) ++decimals;
    } else {
      break;
    }
  }
  if (at == end && count > 0 && count <= 15) {
    const double whole = static_cast<double>(digits) / powers[decimals];
    number = minus ? -whole : whole;
    return true;
  }
  if (decimal != '.') {
    const auto value = number_in(std::string_view(begin, end), decimal);
    number = value.value_or(0.0);
    return value && !beyond_whole(begin, end, *value);
  }
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return false;
  return !beyond_whole(begin, end, number);
}

ColumnPart::ColumnPart(const Options& options, std::size_t place)
    : options_(options), shift_(place % cache_lines * cache_line), bytes_(shift_) {
  numeric_ = !options.only_texts;
}

void ColumnPart::make_room(std::size_t rows) {
  rows_ = rows;
  if (form_ == Form::Bytes) bytes_.resize(shift_ + rows, 0);
  if (form_ == Form::Reals) reals_.resize(rows);
  if (form_ == Form::Texts) codes_.resize(rows, 0);
  if (!blank_.empty()) blank_.resize(rows, 0);
}

bool ColumnPart::is_missing(std::string_view field) const {
  return std::ranges::find(*options_.missing, field) != options_.missing->end();
}

void ColumnPart::add(std::size_t row, std::string_view field) {
  if (form_ == Form::Bytes) return add_byte(row, field);
  if (form_ == Form::Reals) return add_real(row, field);
  if (is_missing(field)) return;
  const auto found = known_.find(field);
  if (found != known_.end()) {
    codes_[row] = found->second;
    return;
  }
  texts_.emplace_back(field);
  codes_[row] = static_cast<std::uint32_t>(texts_.size());
  known_.emplace(field, codes_[row]);
}

void ColumnPart::add_real(std::size_t row, std::string_view field) {
  if (is_missing(field)) {
    if (blank_.empty()) blank_.resize(rows_, 0);
    blank_[row] = 1;
  } else if (!read_number(field.data(), field.data() + field.size(), reals_[row],
                          options_.decimal)) {
    numeric_ = false;  // the caller reads this column again as texts
  }
}

void ColumnPart::add_byte(std::size_t row, std::string_view field) {
  if (field.size() > 16) return put_byte(row, field, code_of(field));
  const auto [first, last] = ends_of(field);
  const std::uint64_t hash = (first ^ (last * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
  Seen& seen = seen_[hash >> 55];
  if (seen.code != 0 && seen.length == field.size() && seen.first == first && seen.last == last) {
    bytes_[shift_ + row] = seen.code;
    return;
  }
  const std::uint8_t code = code_of(field);
  if (code != 0) seen = {first, last, static_cast<std::uint8_t>(field.size()), code};
  put_byte(row, field, code);
}

// The code of a value, a new one for one not seen before; 0 for a blank, and for one too many.
std::uint8_t ColumnPart::code_of(std::string_view field) {
  if (is_missing(field)) return 0;
  const auto found = known_.find(field);
  if (found != known_.end()) return static_cast<std::uint8_t>(found->second);
  double number = 0.0;
  if (numeric_ && !read_number(field.data(), field.data() + field.size(), number, options_.decimal))
    numeric_ = false;
  if (texts_.size() == most_bytes) return 0;
  texts_.emplace_back(field);
  const auto code = static_cast<std::uint8_t>(texts_.size());
  known_.emplace(field, code);
  return code;
}

void ColumnPart::put_byte(std::size_t row, std::string_view field, std::uint8_t code) {
  if (code == 0 && !is_missing(field)) {
    widen(row);
    return add(row, field);
  }
  bytes_[shift_ + row] = code;
  if (field.size() > 2) return;
  const std::uint16_t bytes = short_bytes(field);
  short_[Short::place(bytes)] = {bytes, code};
}

void ColumnPart::widen(std::size_t rows_read) {
  short_.fill({});
  const std::vector<std::uint8_t> codes(
      bytes_.begin() + static_cast<std::ptrdiff_t>(shift_),
      bytes_.begin() + static_cast<std::ptrdiff_t>(shift_ + rows_read));
  if (numeric_) {
    form_ = Form::Reals;
    std::vector<double> number(texts_.size() + 1, 0.0);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      (void)read_number(texts_[i].data(), texts_[i].data() + texts_[i].size(), number[i + 1],
                        options_.decimal);
    }
    reals_.resize(rows_);
    for (std::size_t row = 0; row < rows_read; ++row) {
      reals_[row] = number[codes[row]];
      if (codes[row] != 0) continue;
      if (blank_.empty()) blank_.resize(rows_, 0);
      blank_[row] = 1;
    }
    texts_.clear();
    known_.clear();
  } else {
    form_ = Form::Texts;
    codes_.assign(codes.begin(), codes.end());
    codes_.resize(rows_, 0);
  }
  bytes_.clear();
  bytes_.shrink_to_fit();
}

}  // namespace peil::table
