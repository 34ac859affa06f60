#include "peil/base/zone.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
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

namespace {

std::chrono::seconds offset_in(const std::string& zone, std::chrono::sys_seconds moment) {
  expects(is_time_zone(zone), "zone: one that is known");
  const std::unique_ptr<icu::TimeZone> place(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
  UErrorCode error = U_ZERO_ERROR;
  int32_t raw = 0, summer = 0;  // milliseconds
  const auto at = static_cast<UDate>(moment.time_since_epoch().count()) * 1000.0;
  place->getOffset(at, 0, raw, summer, error);
  expects(U_SUCCESS(error) != 0, "zone: an offset");
  return std::chrono::seconds{(raw + summer) / 1000};
}

}  // namespace

Day day_in(const std::string& zone, std::chrono::sys_seconds moment) {
  return std::chrono::floor<std::chrono::days>(moment + offset_in(zone, moment));
}

std::string time_in(const std::string& zone, std::chrono::sys_seconds moment) {
  const auto offset = std::chrono::floor<std::chrono::minutes>(offset_in(zone, moment));
  const std::chrono::sys_seconds there = moment + offset;
  const Day day = std::chrono::floor<std::chrono::days>(there);
  const std::chrono::hh_mm_ss<std::chrono::seconds> time{there - day};
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::int64_t minutes = std::abs(offset.count());
  return day_text(day) + 'T' + two(time.hours().count()) + ':' + two(time.minutes().count()) + ':' +
         two(time.seconds().count()) + (offset.count() < 0 ? '-' : '+') + two(minutes / 60) + ':' +
         two(minutes % 60);
}

}  // namespace peil
