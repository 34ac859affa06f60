#include "peil/base/decimal_sign.h"

#include <algorithm>
#include <string>

#include "peil/base/text.h"

namespace peil {

std::optional<double> number_in(std::string_view text, char decimal) {
  if (decimal == '.') return decimal_number(text);
  std::string with_point(text);
  if (with_point.find('.') != std::string::npos) return {};  // of thousands, or a mistake
  std::ranges::replace(with_point, decimal, '.');
  return decimal_number(with_point);
}

bool other_sign(std::string_view text, char decimal) {
  return !number_in(text, decimal) && number_in(text, decimal == '.' ? ',' : '.');
}

}  // namespace peil
