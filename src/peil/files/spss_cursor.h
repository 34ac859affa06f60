#pragma once

#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace peil::files {

/// Why reading an SPSS file ended before it should: a problem's code and sentence. Never leaves the
/// functions that give a Result.
struct SpssTrouble : std::runtime_error {
  SpssTrouble(const char* problem_code, const std::string& sentence)
      : std::runtime_error(sentence), code(problem_code) {}
  const char* code;
};

inline SpssTrouble cut_short(const char* where) {
  return {"spss.cut-short", std::string("The file ends in the middle of ") + where + "."};
}

/// Reads numbers of an SPSS file from bytes, in the file's byte order, and never past their end.
///
/// Throws    SpssTrouble "spss.cut-short", "spss.damaged"
class SpssCursor {
 public:
  SpssCursor(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

  std::size_t at() const { return at_; }
  std::size_t left() const { return bytes_.size() - at_; }

  std::int32_t int32() { return number<std::int32_t, std::uint32_t>(); }
  std::int64_t int64() { return number<std::int64_t, std::uint64_t>(); }
  double real() { return number<double, std::uint64_t>(); }
  std::string_view take(std::int64_t count) {
    if (count < 0) throw damaged("a negative length");
    if (static_cast<std::uint64_t>(count) > left()) throw cut_short("its dictionary");
    const std::string_view taken = bytes_.substr(at_, static_cast<std::size_t>(count));
    at_ += taken.size();
    return taken;
  }
  SpssTrouble damaged(const std::string& what) const {
    return {"spss.damaged",
            "The file is damaged: " + what + " before byte " + std::to_string(at_) + "."};
  }

 private:
  template <class Wanted, class Unsigned>
  Wanted number() {
    Unsigned value = 0;
    const std::string_view raw = take(sizeof value);
    for (std::size_t i = 0; i < sizeof value; ++i) {
      const std::size_t place = big_endian_ ? i : sizeof value - 1 - i;
      value = static_cast<Unsigned>(value << 8) | static_cast<unsigned char>(raw[place]);
    }
    return std::bit_cast<Wanted>(value);
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool big_endian_;
};

}  // namespace peil::files
