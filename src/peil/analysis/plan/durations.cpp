#include "peil/analysis/plan/durations.h"

#include <algorithm>
#include "peil/analysis/plan/plan_keys.h"
#include "peil/base/day.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

constexpr double day_seconds = 86400.0;

std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  if (text.size() < at + 2) return {};
  const auto value = whole_number(text.substr(at, 2));
  if (!value || *value < 0 || *value > most || text[at] == '-' || text[at] == '+') return {};
  return static_cast<int>(*value);
}

// Seconds east of Greenwich of "", "Z", "+02:00" or "-0330".
std::optional<double> zone_seconds(std::string_view zone) {
  if (zone.empty() || zone == "Z") return 0.0;
  if (zone.front() != '+' && zone.front() != '-') return {};
  const auto hours = two_digits(zone, 1, 14);
  const bool colon = zone.size() == 6 && zone[3] == ':';
  if (!hours || (zone.size() != 5 && !colon)) return {};
  const auto minutes = two_digits(zone, colon ? 4 : 3, 59);
  if (!minutes) return {};
  return (zone.front() == '-' ? -1.0 : 1.0) * (*hours * 3600.0 + *minutes * 60.0);
}

}  // namespace

std::optional<double> read_moment(std::string_view text) {
  const auto day = read_day(text.substr(0, std::min<std::size_t>(10, text.size())));
  if (!day) return {};
  double seconds = static_cast<double>(day->time_since_epoch().count()) * day_seconds;
  if (text.size() == 10) return seconds;
  if (text[10] != 'T' && text[10] != ' ') return {};
  const auto hour = two_digits(text, 11, 23), minute = two_digits(text, 14, 59);
  if (!hour || !minute || text[13] != ':') return {};
  seconds += *hour * 3600.0 + *minute * 60.0;
  std::size_t at = 16;
  if (text.size() > at && text[at] == ':') {
    const auto second = two_digits(text, 17, 60);
    if (!second) return {};
    at = 19;
    std::size_t end = at;
    if (text.size() > at && text[at] == '.') {
      ++end;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      if (end == at + 1) return {};
    }
    const auto part = decimal_number(text.substr(17, end - 17));
    if (!part) return {};
    seconds += *part;
    at = end;
  }
  const auto zone = zone_seconds(text.substr(at));
  if (!zone) return {};
  return seconds - *zone;
}

DurationKeys read_durations(PlanKeys& keys, const std::string& design) {
  DurationKeys result;
  if (keys.has("time") || keys.has("event")) {
    result.time = keys.column("time", design);
    result.event = keys.column("event", design);
    return result;
  }
  result.opened = keys.column("opened", design);
  result.closed = keys.column("closed", design);
  const std::string extract = keys.required_text("extract");
  result.extract = read_moment(extract);
  if (!result.extract && !extract.empty())
    keys.wrong("extract", "plan.bad-value", "'" + extract + "' is no moment.",
               "Write 2016-01-27T23:51:03.");
  return result;
}

}  // namespace peil::analysis
