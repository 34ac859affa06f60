#include "peil/base/moment.h"

#include "peil/base/day.h"

namespace peil {

std::optional<std::int64_t> seconds_since_1970(std::string_view utc) {
  constexpr std::string_view form = "2013-09-16T10:30:05+00:00";
  if (utc.size() != form.size() || utc[10] != 'T' || utc[13] != ':' || utc[16] != ':' ||
      utc.substr(19) != "+00:00")
    return {};
  const auto day = read_day(utc.substr(0, 10));
  const auto hours = whole_number(utc.substr(11, 2)), minutes = whole_number(utc.substr(14, 2)),
             seconds = whole_number(utc.substr(17, 2));
  if (!day || !hours || !minutes || !seconds) return {};
  if (*hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59 || *seconds < 0 || *seconds > 60)
    return {};
  return std::int64_t{day->time_since_epoch().count()} * 86'400 + *hours * 3'600 + *minutes * 60 +
         *seconds;
}

}  // namespace peil
