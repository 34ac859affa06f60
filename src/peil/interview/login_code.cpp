#include "peil/interview/login_code.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/digest.h"

namespace peil::interview {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t signs = login_code_length;
constexpr std::size_t most_bytes = 1024;  // more was never typed from a letter

// What keyboards, phones, text processors and PDF viewers put between and around the signs: blanks,
// dashes and marks that nobody sees, of any script.
bool is_filler(UChar32 sign) {
  switch (u_charType(sign)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_DASH_PUNCTUATION:
      return true;
    default:
      return sign == U'.' || sign == U'_' || sign == U'\u2212';
  }
}

// ASCII as it is; full-width signs (U+FF01 to U+FF5E), digits of any script, and the two i's of
// Turkish as the sign that they stand for. 0: no such sign.
char plain_sign(UChar32 sign) {
  if (sign > 0 && sign < 0x80) return static_cast<char>(sign);
  if (sign >= 0xFF01 && sign <= 0xFF5E) return static_cast<char>(sign - 0xFF01 + 0x21);
  if (sign == U'\u0130' || sign == U'\u0131') return '1';
  const int digit = u_charDigitValue(sign);
  return digit < 0 ? '\0' : static_cast<char>('0' + digit);
}

// The signs of a code as they were typed; bytes that are no UTF-8 are signs that no code has.
std::vector<UChar32> typed_signs(std::string_view typed) {
  const auto length = static_cast<std::int32_t>(std::min(typed.size(), most_bytes));
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(typed.data(), length));
  std::vector<UChar32> found;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 sign = text.char32At(at);
    if (!is_filler(sign)) found.push_back(sign);
  }
  return found;
}

char canonical_sign(char sign) {
  if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
  if (sign == 'O') return '0';
  if (sign == 'I' || sign == 'L') return '1';
  return sign;
}

}  // namespace

std::string make_login_code(std::string_view random) {
  expects(random.size() == login_code_bytes, "make_login_code: twelve random bytes");
  std::string code;
  for (const char byte : random) code += alphabet[static_cast<unsigned char>(byte) % 32];
  return code;
}

std::string printed_login_code(std::string_view canonical) {
  expects(canonical.size() == signs, "printed_login_code: a canonical code");
  std::string text;
  for (std::size_t i = 0; i < signs; ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += canonical[i];
  }
  return text;
}

std::size_t login_code_signs(std::string_view typed) { return typed_signs(typed).size(); }

std::optional<std::string> canonical_login_code(std::string_view typed) {
  const std::vector<UChar32> found = typed_signs(typed);
  if (typed.size() > most_bytes || found.size() != login_code_length) return {};
  std::string code;
  for (const UChar32 one : found) {
    const char sign = canonical_sign(plain_sign(one));
    if (sign == '\0' || alphabet.find(sign) == std::string_view::npos) return {};
    code += sign;
  }
  return code;
}

std::string login_code_hmac(std::string_view server_key, std::string_view canonical) {
  return hex(hmac_sha256(server_key, "code:" + std::string(canonical)));
}

}  // namespace peil::interview
