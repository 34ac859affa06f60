#include "peil/analysis/run/over_classes.h"

#include <algorithm>
#include <numeric>

#include "peil/analysis/run/run.h"
#include "peil/base/text.h"

namespace peil::analysis {

std::vector<std::uint32_t> classes_asked(const Grouping& grouping,
                                         const std::vector<std::string>& asked) {
  std::vector<std::uint32_t> result;
  if (asked.empty()) {
    result.resize(grouping.levels.size());
    std::iota(result.begin(), result.end(), 0u);
    return result;
  }
  for (const std::string& name : asked) {
    const auto found = std::ranges::find(grouping.levels, name);
    if (found == grouping.levels.end())
      throw Refusal{"", "No row has '" + name + "' in '" + grouping.name +
                            "'. It has: " + join(grouping.levels, ", ") + "."};
    result.push_back(static_cast<std::uint32_t>(found - grouping.levels.begin()));
  }
  return result;
}

}  // namespace peil::analysis
