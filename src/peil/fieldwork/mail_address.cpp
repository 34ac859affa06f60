#include "peil/fieldwork/mail_address.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "peil/base/text.h"

namespace peil::fieldwork {
namespace {

constexpr std::size_t longest_local = 64, longest_address = 254, longest_label = 63;
constexpr std::size_t longest_line = 200;

bool is_letter_or_digit(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
         (sign >= '0' && sign <= '9');
}

bool is_atom(std::string_view part) {
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
  return !part.empty() && std::ranges::all_of(part, [&](char sign) {
    return is_letter_or_digit(sign) || others.find(sign) != std::string_view::npos;
  });
}

bool is_label(std::string_view part) {
  return !part.empty() && part.size() <= longest_label && part.front() != '-' &&
         part.back() != '-' && std::ranges::all_of(part, [](char sign) {
           return is_letter_or_digit(sign) || sign == '-';
         });
}

bool is_shown(std::int32_t point) {
  constexpr std::int32_t non_joiner = 0x200C, joiner = 0x200D;  // between letters of Persian
  if (point < 0) return false;
  const auto kind = u_charType(point);
  return (kind != U_FORMAT_CHAR || point == non_joiner || point == joiner) &&
         kind != U_CONTROL_CHAR && kind != U_SURROGATE && kind != U_UNASSIGNED;
}

}  // namespace

std::optional<std::string> mail_address(std::string_view field) {
  const std::string_view address = trim(field);
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || address.size() > longest_address || at > longest_local)
    return {};
  const auto locals = split(address.substr(0, at), '.');
  const auto labels = split(address.substr(at + 1), '.');
  if (labels.size() < 2 || !std::ranges::all_of(locals, is_atom) ||
      !std::ranges::all_of(labels, is_label))
    return {};
  return std::string(address);
}

std::string address_key(std::string_view address) {
  std::string key(trim(address));
  for (char& sign : key)
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  return key;
}

std::string plain_line(std::string_view field) {
  std::string line;
  std::size_t signs = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(field.data());
  for (std::size_t at = 0, next = 0; at < field.size() && signs < longest_line; at = next) {
    UChar32 point = -1;
    U8_NEXT(bytes, next, field.size(), point);
    const bool blank = point >= 0 && (u_isUWhiteSpace(point) || u_charType(point) == U_CONTROL_CHAR);
    if (blank ? line.empty() || line.back() == ' ' : !is_shown(point)) continue;
    line += blank ? std::string_view(" ") : field.substr(at, next - at);
    ++signs;
  }
  return std::string(trim(line));
}

}  // namespace peil::fieldwork
