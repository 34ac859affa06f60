#include "peil/dataset/csv_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace peil::dataset {
namespace {

// Powers of ten that a double holds exactly: with a whole part below 2^53, one division gives the
// correctly rounded number (Clinger 1990).
constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of a field of up to seven signs with their number on top; 0 for any other field.
std::uint64_t short_key(std::string_view field) {
  if (field.empty() || field.size() > 7) return 0;
  std::uint64_t key = 0;
  std::memcpy(&key, field.data(), field.size());
  return key | static_cast<std::uint64_t>(field.size()) << 56;
}

}  // namespace

bool read_number(const char* begin, const char* end, double& number) {
  const char* at = begin;
  const bool minus = at != end && *at == '-';
  if (minus) ++at;
  std::uint64_t digits = 0;
  std::size_t count = 0, decimals = 0;
  bool point = false;
  for (; at != end && count <= 15; ++at) {
    if (*at == '.' && !point) {
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
  const auto [stop, error] = std::from_chars(begin, end, number);
  return error == std::errc{} && stop == end && std::isfinite(number);
}

ColumnPart::ColumnPart(std::size_t rows, const Options& options)
    : options_(options), rows_(rows), bytes_(rows, 0) {
  numeric_ = !options.only_texts;
}

bool ColumnPart::is_missing(std::string_view field) const {
  return std::ranges::find(*options_.missing, field) != options_.missing->end();
}

void ColumnPart::add(std::size_t row, std::string_view field) {
  if (form_ == Form::Bytes) return add_byte(row, field);
  if (form_ == Form::Reals) {
    if (is_missing(field)) {
      if (blank_.empty()) blank_.resize(rows_, 0);
      blank_[row] = 1;
    } else if (!read_number(field.data(), field.data() + field.size(), reals_[row])) {
      numeric_ = false;  // the caller reads this column again as texts
    }
    return;
  }
  if (is_missing(field)) return;
  const auto [entry, fresh] =
      known_.try_emplace(std::string(field), static_cast<std::uint32_t>(texts_.size() + 1));
  if (fresh) texts_.emplace_back(field);
  codes_[row] = entry->second;
}

void ColumnPart::add_byte(std::size_t row, std::string_view field) {
  Seen* seen = nullptr;
  const std::uint64_t key = short_key(field);
  if (key != 0) {
    seen = &seen_[(key * 0x9E3779B97F4A7C15u) >> 55];
    if (seen->key == key) {
      bytes_[row] = seen->code;
      return;
    }
  }
  if (is_missing(field)) return;
  const auto found = known_.find(std::string(field));
  if (found != known_.end()) {
    bytes_[row] = static_cast<std::uint8_t>(found->second);
    if (seen != nullptr) *seen = {key, bytes_[row]};
    return;
  }
  double number = 0.0;
  if (numeric_ && !read_number(field.data(), field.data() + field.size(), number)) numeric_ = false;
  if (texts_.size() == most_bytes) {
    widen(row);
    return add(row, field);
  }
  texts_.emplace_back(field);
  const auto code = static_cast<std::uint8_t>(texts_.size());
  known_.emplace(std::string(field), code);
  bytes_[row] = code;
  if (field.size() == 1) one_[static_cast<unsigned char>(field[0])] = code;
  if (field.size() == 2 && is_digit(field[0]) && is_digit(field[1])) {
    two_[static_cast<std::size_t>((field[0] & 15) << 4 | (field[1] & 15))] = code;
  }
}

void ColumnPart::widen(std::size_t rows_read) {
  one_.fill(0);
  two_.fill(0);
  if (numeric_) {
    form_ = Form::Reals;
    std::vector<double> number(texts_.size() + 1, 0.0);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      (void)read_number(texts_[i].data(), texts_[i].data() + texts_[i].size(), number[i + 1]);
    }
    reals_.resize(rows_);
    for (std::size_t row = 0; row < rows_read; ++row) {
      reals_[row] = number[bytes_[row]];
      if (bytes_[row] != 0) continue;
      if (blank_.empty()) blank_.resize(rows_, 0);
      blank_[row] = 1;
    }
    texts_.clear();
    known_.clear();
  } else {
    form_ = Form::Texts;
    codes_.assign(bytes_.begin(), bytes_.end());
  }
  bytes_.clear();
  bytes_.shrink_to_fit();
}

}  // namespace peil::dataset
