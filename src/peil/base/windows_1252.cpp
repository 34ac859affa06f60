#include "peil/base/windows_1252.h"

#include <algorithm>
#include <array>

#include "peil/base/text.h"

namespace peil {
namespace {

// The signs from 80 to 9F; those from A0 on are those of Unicode. 0: there is none.
constexpr std::array<unsigned, 32> from_80{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void put(std::string& text, unsigned sign) {
  const auto byte = [&](unsigned b) { text += static_cast<char>(static_cast<unsigned char>(b)); };
  if (sign < 0x800) {
    byte(0xC0u | sign >> 6u);
  } else {
    byte(0xE0u | sign >> 12u);
    byte(0x80u | (sign >> 6u & 0x3Fu));
  }
  byte(0x80u | (sign & 0x3Fu));
}

}  // namespace

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned sign = byte < 0x80u || byte >= 0xA0u ? byte : from_80.at(byte - 0x80u);
    if (byte < 0x80u || sign == 0)
      text += c;
    else
      put(text, sign);
  }
  return text;
}

bool may_be_windows_1252(std::string_view bytes) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return !utf16 && !is_utf8(bytes) && is_utf8(from_windows_1252(bytes));
}

std::string mend_of_encoding(std::span<const std::string> texts, std::string_view say) {
  const bool fits = std::ranges::all_of(
      texts, [](const std::string& text) { return is_utf8(text) || may_be_windows_1252(text); });
  std::string mend = "Save the file as UTF-8";
  if (fits) mend += ", or say " + std::string(say) + " when a Windows program wrote it so";
  return mend + ".";
}

}  // namespace peil
