#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil::dataset {

/// Reads a decimal number without an allocation; false for anything that is not wholly a finite
/// one.
bool read_number(const char* begin, const char* end, double& number);

/// Collects one column of one part of a file: bytes while at most 255 different values are seen,
/// then numbers or texts.
class ColumnPart {
 public:
  enum class Form : std::uint8_t { Bytes, Reals, Texts };

  struct Options {
    const std::vector<std::string>* missing = nullptr;
    bool only_texts = false;  ///< do not turn into numbers, whatever it looks like
  };

  ColumnPart(std::size_t rows, const Options& options);

  /// A way past add() for the fields that most rows consist of: a byte column's cells, and the
  /// codes of the values of one or two signs seen so far (0: not seen). Void after the next add().
  struct Lane {
    std::uint8_t* cell = nullptr;       ///< null: no byte column
    const std::uint8_t* one = nullptr;  ///< by sign
    const std::uint8_t* two = nullptr;  ///< by sixteen times the last four bits of the first sign,
                                        ///< plus those of the second
  };
  Lane lane() {
    return form_ == Form::Bytes ? Lane{bytes_.data(), one_.data(), two_.data()} : Lane{};
  }
  void add(std::size_t row, std::string_view field);

  Form form() const { return form_; }
  bool numeric() const { return numeric_; }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  const std::vector<std::uint32_t>& codes() const { return codes_; }
  const std::vector<double>& reals() const { return reals_; }
  const std::vector<std::uint8_t>& blank() const { return blank_; }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  static constexpr std::size_t most_bytes = 255;

  bool is_missing(std::string_view field) const;
  void add_byte(std::size_t row, std::string_view field);
  void widen(std::size_t rows_read);

  Options options_;
  std::size_t rows_;
  Form form_ = Form::Bytes;
  bool numeric_ = true;
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint32_t> codes_;
  std::vector<double> reals_;
  std::vector<std::uint8_t> blank_;
  std::vector<std::string> texts_;  ///< of code 1, 2, ...
  std::unordered_map<std::string, std::uint32_t> known_;
  std::array<std::uint8_t, 256> one_{};
  std::array<std::uint8_t, 256> two_{};
  /// Codes of values of up to eight signs by a hash of their bytes: a cache in front of `known_`.
  struct Seen {
    std::uint64_t key = 0;
    std::uint8_t code = 0;
  };
  std::array<Seen, 512> seen_{};
};

}  // namespace peil::dataset
