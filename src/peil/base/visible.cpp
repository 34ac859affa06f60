#include "peil/base/visible.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdio>

namespace peil {
namespace {

constexpr UChar32 soft_hyphen = 0xAD, non_joiner = 0x200C, joiner = 0x200D;

struct Sign {
  UChar32 point;  ///< below 0: a byte that is no UTF-8
  std::size_t from, to;
};

Sign sign_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<int32_t>(at);
  UChar32 point = 0;
  U8_NEXT(bytes, i, static_cast<int32_t>(text.size()), point);
  return {point, at, point < 0 ? at + 1 : static_cast<std::size_t>(i)};
}

bool is_letter(UChar32 point) {
  const auto kind = U_MASK(u_charType(point));
  return (kind & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_hidden(UChar32 point, UChar32 before, UChar32 after) {
  if (point == '\n' || point == '\t' || point == soft_hyphen) return false;
  if (point == non_joiner || point == joiner) {
    // Also between the pictures of an emoji.
    const auto joins = [](UChar32 beside) {
      return is_letter(beside) || u_hasBinaryProperty(beside, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
             beside == 0xFE0F;
    };
    return !joins(before) || !joins(after);
  }
  if (point == 0xFE0F || point == 0xFE0E) return u_charType(before) == U_CONTROL_CHAR;
  const auto kind = u_charType(point);
  return kind == U_CONTROL_CHAR || kind == U_FORMAT_CHAR || kind == U_LINE_SEPARATOR ||
         kind == U_PARAGRAPH_SEPARATOR ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// Calls see(sign, before, after) for every sign; neighbours that are not there are line feeds.
template <class See>
void each_sign(std::string_view text, const See& see) {
  UChar32 before = '\n';
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = sign_at(text, at);
    const UChar32 after = sign.to < text.size() ? sign_at(text, sign.to).point : '\n';
    if (!see(sign, before, after)) return;
    before = sign.point;
    at = sign.to;
  }
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (c != '\n' && c != '\t' && (c < 0x20 || c > 0x7E)) return false;
  }
  return true;
}

}  // namespace

std::string sign_name(std::uint32_t point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(point));
  return name.data();
}

std::string visible(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string shown;
  each_sign(text, [&](const Sign& sign, UChar32 before, UChar32 after) {
    if (sign.point < 0) {
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), "<byte %02X>",
                    static_cast<unsigned>(static_cast<unsigned char>(text[sign.from])));
      shown += name.data();
    } else if (is_hidden(sign.point, before, after)) {
      shown += '<' + sign_name(static_cast<std::uint32_t>(sign.point)) + '>';
    } else {
      shown += text.substr(sign.from, sign.to - sign.from);
    }
    return true;
  });
  return shown;
}

std::optional<std::uint32_t> hidden_sign(std::string_view utf8) {
  if (is_plain(utf8)) return {};
  std::optional<std::uint32_t> found;
  each_sign(utf8, [&](const Sign& sign, UChar32 before, UChar32 after) {
    const bool parts_a_number =
        sign.point == soft_hyphen && (u_isdigit(before) != 0 || u_isdigit(after) != 0);
    const bool line_end = sign.point == '\r' && after == '\n';
    if (parts_a_number || (!line_end && is_hidden(sign.point, before, after)))
      found = static_cast<std::uint32_t>(sign.point);
    return !found;
  });
  return found;
}

std::optional<std::uint32_t> turning_sign(std::string_view utf8) {
  if (is_plain(utf8)) return {};
  std::optional<std::uint32_t> found;
  each_sign(utf8, [&](const Sign& sign, UChar32, UChar32) {
    const bool turns = (sign.point >= 0x202A && sign.point <= 0x202E) ||
                       (sign.point >= 0x2066 && sign.point <= 0x2069);
    if (turns) found = static_cast<std::uint32_t>(sign.point);
    return !found;
  });
  return found;
}

std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view sign = "\xC2\xAD";
  for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
    text.erase(at, sign.size());
  return text;
}

}  // namespace peil
