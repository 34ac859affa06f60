#pragma once

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "peil/base/text.h"

namespace peil {

/// A calendar day, without a time or a zone.
using Day = std::chrono::sys_days;

/// "2013-11-30", as in ISO 8601.
inline std::string day_text(Day day) {
  const std::chrono::year_month_day d(day);
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(d.year()),
                static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
  return text;
}

/// Reads "2013-11-30"; nothing for any other spelling or a day that does not exist.
inline std::optional<Day> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[at] < '0' || text[at] > '9') return {};
  }
  const auto y = whole_number(text.substr(0, 4)), m = whole_number(text.substr(5, 2)),
             d = whole_number(text.substr(8, 2));
  if (!y || !m || !d) return {};
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(*y)),
                                        std::chrono::month(static_cast<unsigned>(*m)),
                                        std::chrono::day(static_cast<unsigned>(*d))};
  if (!day.ok()) return {};
  return Day(day);
}

}  // namespace peil
