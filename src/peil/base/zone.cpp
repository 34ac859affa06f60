#include "peil/base/zone.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "peil/base/contract.h"

namespace peil {

bool is_time_zone(const std::string& name) {
  if (name.empty() || name.size() > 64) return false;
  if (!std::ranges::all_of(name, [](unsigned char c) { return c > 0x20 && c < 0x7F; }))
    return false;
  // What ICU does not know becomes its "unknown" zone; "GMT+1" and the like are no names of places
  // and are passed over, since their sign means two things.
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString canonical;
  UBool is_system = 0;
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(name), canonical, is_system, error);
  return U_SUCCESS(error) && is_system != 0;
}

Day day_in(const std::string& zone, std::chrono::sys_seconds moment) {
  expects(is_time_zone(zone), "day_in: a zone that is known");
  const std::unique_ptr<icu::TimeZone> place(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
  UErrorCode error = U_ZERO_ERROR;
  int32_t raw = 0, summer = 0;  // milliseconds
  const auto at = static_cast<UDate>(moment.time_since_epoch().count()) * 1000.0;
  place->getOffset(at, 0, raw, summer, error);
  expects(U_SUCCESS(error) != 0, "day_in: an offset");
  const std::chrono::seconds offset{(raw + summer) / 1000};
  return std::chrono::floor<std::chrono::days>(moment + offset);
}

}  // namespace peil
