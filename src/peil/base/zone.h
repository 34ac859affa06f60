#pragma once

#include <chrono>
#include <string>

#include "peil/base/day.h"

namespace peil {

/// True when this names a time zone of the IANA tables, as "Europe/Amsterdam".
bool is_time_zone(const std::string& name);

/// The day that it is in a zone at a moment, by the tables that ICU carries, so that every machine
/// says the same.
///
/// Contract  is_time_zone(zone).
Day day_in(const std::string& zone, std::chrono::sys_seconds moment);

/// Date and time in a zone at a moment, and how far it is from UTC: "2013-09-16T10:30:05+02:00".
///
/// Contract  is_time_zone(zone).
std::string time_in(const std::string& zone, std::chrono::sys_seconds moment);

}  // namespace peil
