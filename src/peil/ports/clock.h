#pragma once

#include <cstdint>

#include "peil/base/day.h"

namespace peil {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Day today() const = 0;
  /// Seconds that only go forward, for rate limits.
  virtual std::int64_t seconds() const = 0;
};

}  // namespace peil
