#include "peil/language/numbers.h"

#include <algorithm>
#include <cmath>

#include "peil/base/text.h"
#include "peil/language/fill.h"
#include "peil/language/texts.h"

namespace peil::language {

std::string number(double value, int decimals, std::string_view tag) {
  const Signs& sign = signs(tag);
  std::string text = number_text(std::abs(value), decimals);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  if (const auto point = text.find('.'); point != std::string::npos) {
    text.replace(point, 1, sign.decimal);
  }
  return value < 0.0 && !zero ? std::string(sign.minus) + text : text;
}

std::string signed_number(double value, int decimals, std::string_view tag) {
  const std::string text = number(value, decimals, tag);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return zero || value < 0.0 ? text : "+" + text;
}

std::string count(std::int64_t count, std::string_view tag) {
  std::string digits = std::to_string(count < 0 ? -count : count);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), signs(tag).thousands);
  }
  return count < 0 ? std::string(signs(tag).minus) + digits : digits;
}

std::string percent(double share, int decimals, std::string_view tag) {
  const double percent = std::clamp(share, 0.0, 1.0) * 100.0;
  const double step = std::pow(10.0, -decimals);
  const std::string text = number(percent, decimals, tag);
  if (percent > 0.0 && text == number(0.0, decimals, tag)) {
    return "<" + number(step, decimals, tag) + "%";
  }
  if (percent < 100.0 && text == number(100.0, decimals, tag)) {
    return ">" + number(100.0 - step, decimals, tag) + "%";
  }
  return text + "%";
}

std::string day(Day day, std::string_view tag) {
  const std::chrono::year_month_day d(day);
  const Signs& sign = signs(tag);
  return fill(sign.day, {{"day", std::to_string(static_cast<unsigned>(d.day()))},
                         {"month", sign.months[static_cast<unsigned>(d.month()) - 1]},
                         {"year", std::to_string(static_cast<int>(d.year()))}});
}

std::string list(std::span<const std::string> parts, std::string_view tag) {
  return list<std::string>(parts, tag, [](std::string words) { return words; });
}

}  // namespace peil::language
