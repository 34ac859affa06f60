#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis {

/// Seconds since 1970-01-01T00:00:00 of "2016-01-27T23:51:03": a space may stand for the T, seconds
/// and everything after the day may be missing, a Z or +02:00 may follow. Without a zone the clock
/// on the wall is taken as it is, so differences ignore changes to summer time. Nothing for any
/// other spelling.
std::optional<double> read_moment(std::string_view text);

/// How a plan says how long cases lasted: a column of times and one of events, or moments.
struct DurationKeys {
  std::string time, event;        ///< event: 1 = closed, 0 = open
  std::string opened, closed;     ///< closed: blank while open
  std::optional<double> extract;  ///< moment until which open cases have lasted

  /// Name of the variable in the results.
  std::string variable() const { return time.empty() ? "days" : time; }

  bool operator==(const DurationKeys&) const = default;
  template <class See>
  void members(See&& see) const {
    see("time", time);
    see("event", event);
    see("opened", opened);
    see("closed", closed);
    see("extract", extract);
  }
};

DurationKeys read_durations(PlanKeys& keys, const std::string& design);

}  // namespace peil::analysis
