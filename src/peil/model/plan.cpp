#include "peil/model/plan.h"

#include <algorithm>

#include "peil/base/text.h"

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

std::vector<std::string> groups_also_in(std::string_view field) {
  std::vector<std::string> names;
  for (const std::string_view name : split(field, ';')) {
    if (!trim(name).empty()) names.emplace_back(trim(name));
  }
  return names;
}

}  // namespace peil
