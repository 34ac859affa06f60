#pragma once

#include <cstdint>
#include <string>

#include "peil/base/day.h"

namespace peil {

class Clock {
 public:
  virtual ~Clock() = default;
  /// The day that it is in a time zone (base/zone.h).
  virtual Day today(const std::string& zone) const = 0;
  /// Date and time in a time zone, to the second, and how far it is from UTC:
  /// "2013-09-16T10:30:05+02:00".
  virtual std::string now(const std::string& zone) const = 0;
  /// Seconds that only go forward, for rate limits.
  virtual std::int64_t seconds() const = 0;
};

}  // namespace peil
