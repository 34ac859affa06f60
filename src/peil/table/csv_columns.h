#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil::table {

/// Reads a decimal number without an allocation; false for anything that is not wholly a finite
/// one, and for a whole number so large (2^53 and more) that others are the same double.
/// `decimal` stands before the decimals: a point or a comma.
bool read_number(const char* begin, const char* end, double& number, char decimal = '.');

/// Collects one column of one part of a file: bytes while at most 255 different values are seen,
/// then numbers or texts.
class ColumnPart {
 public:
  enum class Form : std::uint8_t { Bytes, Reals, Texts };

  struct Options {
    const std::vector<std::string>* missing = nullptr;
    bool only_texts = false;  ///< do not turn into numbers, whatever it looks like
    char decimal = '.';       ///< before the decimals of numbers
  };

  /// The `place` of the column in its row keeps columns apart in the processor's cache: rows are
  /// written to all columns at once, and columns that begin at like addresses push each other out.
  explicit ColumnPart(const Options& options, std::size_t place = 0);

  /// Room for so many rows; at least before add() of the last of them.
  void make_room(std::size_t rows);

  /// A field of no, one or two bytes, and its code when it has been seen.
  struct Short {
    static constexpr std::size_t count = 512;
    std::uint16_t bytes = 0xFFFF;  ///< as a number, the first one lowest; 0xFFFF is never UTF-8
    std::uint8_t code = 0;

    /// Where fields are looked for: apart for all numbers of one and two digits.
    static std::size_t place(std::uint16_t bytes) { return (bytes * multiplier) >> 23; }
    static constexpr std::uint32_t multiplier = 0x2265B1F5u;
  };
  /// A way past add() for the fields that most rows consist of: the cells of a byte column, by row,
  /// and the short fields seen so far. Void after the next add() or make_room().
  struct Lane {
    std::uint8_t* cell = nullptr;
    const Short* known = nullptr;  ///< by Short::place; nothing is known when there are no cells
  };
  Lane lane() { return {form_ == Form::Bytes ? bytes_.data() + shift_ : nullptr, short_.data()}; }
  /// Takes the field of a row; a row may be given again.
  void add(std::size_t row, std::string_view field);

  Form form() const { return form_; }
  bool numeric() const { return numeric_; }
  std::span<const std::uint8_t> bytes() const { return std::span(bytes_).subspan(shift_); }
  const std::vector<std::uint32_t>& codes() const { return codes_; }
  const std::vector<double>& reals() const { return reals_; }
  const std::vector<std::uint8_t>& blank() const { return blank_; }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  static constexpr std::size_t most_bytes = 255;

  bool is_missing(std::string_view field) const;
  void add_byte(std::size_t row, std::string_view field);
  void add_real(std::size_t row, std::string_view field);
  std::uint8_t code_of(std::string_view field);
  void put_byte(std::size_t row, std::string_view field, std::uint8_t code);
  void widen(std::size_t rows_read);

  Options options_;
  std::size_t shift_;     ///< of the first cell in bytes_
  std::size_t rows_ = 0;  ///< room
  Form form_ = Form::Bytes;
  bool numeric_ = true;
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint32_t> codes_;
  std::vector<double> reals_;
  std::vector<std::uint8_t> blank_;
  std::vector<std::string> texts_;  ///< of code 1, 2, ...
  /// Looks a text up without a copy of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> known_;
  std::array<Short, Short::count> short_{};
  /// Codes of values of up to sixteen bytes, by a hash: a cache in front of `known_`.
  struct Seen {
    std::uint64_t first = 0, last = 0;
    std::uint8_t length = 0, code = 0;
  };
  std::array<Seen, 512> seen_{};
};

}  // namespace peil::table
