#pragma once

#include <string>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/expression.h"

namespace peil::findings {

/// A level by which a filter compares a background variable, and which nobody who answered has.
struct NobodysLevel {
  std::string variable, level;
  std::vector<std::string> levels;  ///< that there are, in their order

  bool operator==(const NobodysLevel&) const = default;
};

/// Those of a filter, each once: what only the register knows cannot be checked when the filter is
/// read (study/known_levels.h).
std::vector<NobodysLevel> nobodys_levels(const Expression& filter, const Dataset& wave);

}  // namespace peil::findings
