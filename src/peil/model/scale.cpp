#include "peil/model/scale.h"

#include "peil/base/text.h"

namespace peil {

std::string Scale::text() const { return std::to_string(from) + "-" + std::to_string(to); }

std::optional<Scale> read_scale(std::string_view text) {
  std::string digits;
  for (const char c : text) digits += c >= '0' && c <= '9' ? c : ' ';
  const auto numbers = words(digits);
  if (numbers.size() != 2) return {};
  const auto from = whole_number(numbers[0]), to = whole_number(numbers[1]);
  if (!from || !to || *from >= *to || *to > 100) return {};
  return Scale{static_cast<int>(*from), static_cast<int>(*to)};
}

}  // namespace peil
