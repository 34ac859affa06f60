#include "peil/report/unit_trace.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::report {
namespace {

constexpr std::string_view trace_begins = "peil units: ", trace_between = " | ";
const std::string no_wave = "-";
constexpr std::size_t least_digits = 3, parts_of_trace = 5;

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(trace_between);
    parts.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + trace_between.size());
  }
}

}  // namespace

std::string trace_of(const UnitsMade& made) {
  const std::vector<std::string> parts{made.variable, made.wave,
                                       made.before.empty() ? no_wave : made.before,
                                       join(made.languages, ", "), made.file};
  return std::string(trace_begins) + join(parts, trace_between);
}

std::optional<UnitsMade> units_made(std::string_view text) {
  const std::size_t at = text.rfind(trace_begins);
  if (at == std::string_view::npos) return {};
  const std::vector<std::string> parts = parts_of(text.substr(at + trace_begins.size()));
  if (parts.size() != parts_of_trace) return {};
  UnitsMade made{parts[0], parts[1], parts[2] == no_wave ? "" : parts[2], {}, parts[4]};
  for (const std::string_view language : split(parts[3], ','))
    made.languages.emplace_back(trim(language));
  return made;
}

std::string units_index(std::string_view language) {
  return "index." + std::string(language) + ".html";
}

std::string unit_file(std::size_t place, std::size_t units, std::string_view language) {
  const std::size_t digits = std::max(least_digits, std::to_string(units).size());
  std::string number = std::to_string(place + 1);
  number.insert(0, digits - number.size(), '0');
  return "unit-" + number + "." + std::string(language) + ".html";
}

}  // namespace peil::report
