#include "peil/estimate/alike_answers.h"

#include <algorithm>
#include <optional>

namespace peil::estimate {
namespace {

bool all_one_value(std::span<const Tally> tallies, const std::vector<std::uint8_t>& counted) {
  std::optional<double> first;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (counted[t] == 0) continue;
    if (!first) first = tallies[t].value;
    if (tallies[t].value != *first) return false;
  }
  return first.has_value();
}

// Whether only some of the units of a stratum with such answers were drawn.
bool sampled(const Classes& classes, std::span<const Tally> tallies,
             const std::vector<std::uint8_t>& counted) {
  if (classes.second) return true;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const RowClass& of = classes.classes[tallies[t].row_class];
    if (counted[t] != 0 && classes.strata[of.stratum].left() > 0.0) return true;
  }
  return false;
}

}  // namespace

double alike_answers(const Classes& classes, std::span<const Tally> tallies,
                     const std::vector<std::uint8_t>& counted) {
  if (!all_one_value(tallies, counted) || !sampled(classes, tallies, counted)) return 0.0;
  return std::min(static_cast<double>(reach(classes, tallies, {{}, counted}).units),
                  design_degrees(classes.strata));
}

}  // namespace peil::estimate
