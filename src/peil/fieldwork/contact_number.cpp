#include "peil/fieldwork/contact_number.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "peil/base/contract.h"
#include "peil/base/digest.h"

namespace peil::fieldwork {
namespace {

constexpr std::size_t digits = 10;                                      // with the check digit
constexpr std::uint64_t smallest = 100'000'000, numbers = 900'000'000;  // without it

// A quasigroup in which x*x = 0, so that the check digit of all digits is 0.
constexpr std::array<std::string_view, 10> damm{
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};

char check_digit(std::string_view of) {
  char so_far = '0';
  for (const char digit : of)
    so_far = damm[static_cast<std::size_t>(so_far - '0')][static_cast<std::size_t>(digit - '0')];
  return so_far;
}

bool means_nothing(char sign) { return sign == ' ' || sign == '-' || sign == '.' || sign == '\t'; }

}  // namespace

std::string contact_number(std::string_view person) {
  const std::string hashed = sha256("contact:" + std::string(person));
  std::uint64_t random = 0;
  std::from_chars(hashed.data(), hashed.data() + 16, random, 16);
  std::string number = std::to_string(smallest + random % numbers);
  number += check_digit(number);
  return number;
}

std::string printed_contact_number(std::string_view canonical) {
  expects(canonical.size() == digits, "contact number: ten digits");
  return std::string(canonical.substr(0, 4)) + ' ' + std::string(canonical.substr(4, 3)) + ' ' +
         std::string(canonical.substr(7));
}

std::optional<std::string> canonical_contact_number(std::string_view typed) {
  std::string number;
  for (const char sign : typed) {
    if (means_nothing(sign)) continue;
    if (sign < '0' || sign > '9') return {};
    number += sign;
  }
  if (number.size() != digits || number.front() == '0' || check_digit(number) != '0') return {};
  return number;
}

}  // namespace peil::fieldwork
