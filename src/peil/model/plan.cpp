#include "peil/model/plan.h"

#include <algorithm>

namespace peil {

std::string Plan::weighed_in(const std::string& drawn) const {
  for (const std::vector<std::string>& merged : merged_strata) {
    if (std::ranges::find(merged, drawn) == merged.end()) continue;
    std::string name;
    for (const std::string& part : merged) name += (name.empty() ? "" : " + ") + part;
    return name;
  }
  return drawn;
}

}  // namespace peil
