#include "peil/access/one_time_code.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>

#include "peil/base/contract.h"
#include "peil/base/digest.h"

namespace peil::access {
namespace {

constexpr std::int64_t seconds_a_step = 30;
constexpr unsigned digits = 6;

std::string code_of_step(std::string_view secret, std::int64_t step) {
  std::array<char, digits + 1> code{};
  expects(oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits,
                             false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) == OATH_OK,
          "one-time code: liboath makes it");
  return code.data();
}

// As an address wants it (RFC 3986): all but letters, digits and four signs by its number.
std::string percent(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    safe += plain ? std::string(1, c) : "%" + hex(std::string(1, c));
  }
  return safe;
}

}  // namespace

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code,
                                         std::int64_t seconds) {
  std::string typed;
  for (const char c : code) {
    if (c != ' ') typed += c;
  }
  const std::int64_t now = seconds / seconds_a_step;
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {now - 1, now, now + 1}) {
    if (step > 0 && same_secret(code_of_step(secret, step), typed)) found = step;
  }
  return found;
}

std::string base32(std::string_view secret) {
  char* made = nullptr;
  std::size_t size = 0;
  expects(oath_base32_encode(secret.data(), secret.size(), &made, &size) == OATH_OK,
          "base32: liboath writes it");
  std::string text(made, size);
  std::free(made);
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::string otpauth_uri(std::string_view issuer, std::string_view name, std::string_view secret) {
  return "otpauth://totp/" + percent(issuer) + ":" + percent(name) + "?secret=" + base32(secret) +
         "&issuer=" + percent(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace peil::access
