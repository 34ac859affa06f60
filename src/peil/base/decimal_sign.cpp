#include "peil/base/decimal_sign.h"

#include <algorithm>
#include <regex>
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

bool has_thousands(std::string_view text) {
  static const std::regex grouped(
      R"([-+]?\d{1,3}(([.]\d{3})+(,\d+)?|(,\d{3})+([.]\d+)?|(( |'|\xc2\xa0|\xe2\x80\xaf)\d{3})+([.,]\d+)?))");
  constexpr std::size_t longest = 40;
  return text.size() <= longest && !number_in(text, '.') && !number_in(text, ',') &&
         std::regex_match(text.begin(), text.end(), grouped);
}

}  // namespace peil
