#pragma once

#include <chrono>

#include "peil/base/zone.h"
#include "peil/ports/clock.h"

namespace peil::files {

class SystemClock : public Clock {
 public:
  Day today(const std::string& zone) const override { return day_in(zone, moment()); }
  std::string now(const std::string& zone) const override { return time_in(zone, moment()); }
  std::int64_t seconds() const override {
    using namespace std::chrono;
    return duration_cast<std::chrono::seconds>(steady_clock::now().time_since_epoch()).count();
  }

 private:
  static std::chrono::sys_seconds moment() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

}  // namespace peil::files
