#pragma once

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::files::testing {

/// Writes an uncompressed SPSS file byte by byte, after the PSPP developers' guide: an independent
/// hand for tests of the reader.
class SavBytes {
 public:
  static constexpr double system_missing = -DBL_MAX;
  enum Format : std::int32_t { F = 5, Date = 20, DateTime = 22, Adate = 23 };

  explicit SavBytes(std::int32_t code_page = 65001, bool big_endian = false)
      : code_page_(code_page), big_endian_(big_endian) {}

  /// `missing` holds up to three values, or with `range` a lowest, a highest and perhaps one value.
  SavBytes& number(const std::string& name, const std::string& label = "", Format format = F,
                   const std::vector<double>& missing = {}, bool range = false) {
    variable(name, 0, label, (format << 16) + (8 << 8),
             (range ? -1 : 1) * static_cast<std::int32_t>(missing.size()));
    for (const double value : missing) dictionary_ += real(value);
    return *this;
  }
  SavBytes& text(const std::string& name, std::int32_t width, const std::string& label = "",
                 const std::vector<std::string>& missing = {}) {
    variable(name, width, label, (1 << 16) + (width << 8),
             static_cast<std::int32_t>(missing.size()));
    for (const std::string& value : missing) dictionary_ += padded(value, 8);
    for (std::int32_t more = 8; more < width; more += 8) variable("", -1, "", 0, 0);
    return *this;
  }
  /// Labels of numbers (as 8 bytes) for variables by their place among the pieces of 8 bytes,
  /// from 1.
  SavBytes& labels(const std::vector<std::pair<std::string, std::string>>& labels,
                   const std::vector<std::int32_t>& variables) {
    dictionary_ += int32(3) + int32(static_cast<std::int32_t>(labels.size()));
    for (const auto& [value, label] : labels) {
      dictionary_ += value + static_cast<char>(label.size());
      dictionary_ += padded(label, (label.size() + 8) / 8 * 8 - 1);
    }
    dictionary_ += int32(4) + int32(static_cast<std::int32_t>(variables.size()));
    for (const std::int32_t at : variables) dictionary_ += int32(at);
    return *this;
  }
  SavBytes& extension(std::int32_t kind, std::int32_t size, const std::string& data) {
    dictionary_ += int32(7) + int32(kind) + int32(size) +
                   int32(static_cast<std::int32_t>(data.size()) / size) + data;
    return *this;
  }
  /// Weights are switched on: the variable by its place among the pieces of 8 bytes, from 1.
  SavBytes& weighted_by(std::int32_t at) { return weight_ = at, *this; }
  SavBytes& row(double value) { return rows_ += real(value), *this; }
  SavBytes& row(const std::string& value, std::size_t width) {
    return rows_ += padded(value, (width + 7) / 8 * 8), *this;
  }

  std::string bytes(std::int32_t rows) const {
    std::string all = "$FL2" + padded("@(#) SPSS DATA FILE - written by a test", 60);
    all += int32(2) + int32(elements_) + int32(0) + int32(weight_) + int32(rows) + real(100.0);
    all += "15 mrt 1312:34:56" + padded("", 67);
    std::string machine;
    for (const std::int32_t value : {20, 0, 0, -1, 1, 1, big_endian_ ? 1 : 2, code_page_})
      machine += int32(value);
    all += dictionary_ + int32(7) + int32(3) + int32(4) + int32(8) + machine;
    all += int32(7) + int32(4) + int32(8) + int32(3) + real(system_missing) + real(DBL_MAX) +
           real(lowest());
    return all + int32(999) + int32(0) + rows_;
  }

  std::string int32(std::int32_t value) const {
    return number_bytes(std::bit_cast<std::uint32_t>(value));
  }
  std::string real(double value) const { return number_bytes(std::bit_cast<std::uint64_t>(value)); }
  static std::string padded(std::string text, std::size_t size) {
    text.resize(size, ' ');
    return text;
  }
  static double lowest() { return std::nextafter(-DBL_MAX, 0.0); }

 private:
  template <class Unsigned>
  std::string number_bytes(Unsigned value) const {
    std::string raw;
    for (std::size_t i = 0; i < sizeof value; ++i) {
      raw += static_cast<char>(value & 0xFF);
      value >>= 8;
    }
    if (big_endian_) std::ranges::reverse(raw);
    return raw;
  }
  void variable(const std::string& name, std::int32_t width, const std::string& label,
                std::int32_t format, std::int32_t missing) {
    ++elements_;
    dictionary_ += int32(2) + int32(width) + int32(label.empty() ? 0 : 1) + int32(missing) +
                   int32(format) + int32(format) + padded(name, 8);
    if (label.empty()) return;
    dictionary_ += int32(static_cast<std::int32_t>(label.size()));
    dictionary_ += padded(label, (label.size() + 3) / 4 * 4);
  }

  std::int32_t weight_ = 0;
  std::int32_t code_page_;
  bool big_endian_;
  std::int32_t elements_ = 0;
  std::string dictionary_;
  std::string rows_;
};

}  // namespace peil::files::testing
