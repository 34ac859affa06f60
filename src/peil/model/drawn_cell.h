#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace peil {

/// People of a sample whom the answer side cannot tell apart, whether they answered or not: all
/// that is known of those who did not.
struct DrawnCell {
  std::string group, stratum;
  std::map<std::string, std::string> design;  ///< without `panel_member`, which is of one person
  double persons = 0.0;      ///< that they stand for: the sum of the weights of the draw
  std::size_t drawn = 0;     ///< without test interviews
  std::size_t answered = 0;  ///< people with at least one accepted page
  std::size_t complete = 0;  ///< people whose last page was the last one

  bool operator==(const DrawnCell&) const = default;
};

}  // namespace peil
