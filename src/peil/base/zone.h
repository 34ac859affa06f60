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

}  // namespace peil
