#include "peil/interview/login_code.h"

#include <array>

#include "peil/base/contract.h"
#include "peil/base/digest.h"

namespace peil::interview {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t signs = 12;

// Blanks and dashes that keyboards, phones and text processors put between groups.
constexpr std::array<std::string_view, 18> fillers{
    " ",      "\t",     "\r",     "\n",     "-",      ".",      "_",      "\u00A0", "\u00AD",
    "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u200B", "\u200E", "\u200F"};

std::size_t filler_at(std::string_view text) {
  for (const std::string_view filler : fillers) {
    if (text.starts_with(filler)) return filler.size();
  }
  return 0;
}

// Takes one sign off `text`: ASCII, full-width (U+FF01 to U+FF5E), or a digit of the Arabic or
// Persian keyboard. 0: no such sign.
char take_sign(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) {
    const char sign = text[0];
    text.remove_prefix(1);
    return sign;
  }
  unsigned sign = 0;
  if (text.size() >= 2 && byte(0) == 0xD9 && byte(1) >= 0xA0 && byte(1) <= 0xA9) {
    sign = '0' + (byte(1) - 0xA0u);
    text.remove_prefix(2);
  } else if (text.size() >= 2 && byte(0) == 0xDB && byte(1) >= 0xB0 && byte(1) <= 0xB9) {
    sign = '0' + (byte(1) - 0xB0u);
    text.remove_prefix(2);
  } else if (text.size() >= 3 && byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD)) {
    sign = (byte(1) == 0xBC ? 0x20u : 0x60u) + (byte(2) - 0x80u);
    text.remove_prefix(3);
  }
  return static_cast<char>(sign);
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

std::optional<std::string> canonical_login_code(std::string_view typed) {
  std::string code;
  while (!typed.empty() && code.size() <= signs) {
    if (const std::size_t filler = filler_at(typed)) {
      typed.remove_prefix(filler);
      continue;
    }
    const char sign = canonical_sign(take_sign(typed));
    if (sign == '\0' || alphabet.find(sign) == std::string_view::npos) return {};
    code += sign;
  }
  if (code.size() != signs) return {};
  return code;
}

std::string login_code_hmac(std::string_view server_key, std::string_view canonical) {
  return hex(hmac_sha256(server_key, "code:" + std::string(canonical)));
}

}  // namespace peil::interview
