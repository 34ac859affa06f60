#include "peil/sampling/also_in.h"

#include <algorithm>
#include <set>

#include "peil/base/counted.h"
#include "peil/base/text.h"

namespace peil::sampling {

std::vector<AlsoIn::Wrong> AlsoIn::see(std::string_view group, std::string_view field) {
  std::vector<Wrong> wrong;
  std::set<std::string> seen;
  for (const std::string& other : groups_also_in(field)) {
    if (study_.customer_group(other) == nullptr) {
      std::vector<std::string> names;
      for (const CustomerGroup& one : study_.customer_groups) names.push_back(one.name);
      const auto near = nearest(other, names);
      wrong.push_back({"The unit is said to be in '" + other +
                           "' too, which is no customer group." +
                           (near ? " Did you mean '" + *near + "'?" : ""),
                       "Name the groups as study.toml does, with a semicolon between them."});
    } else if (other == group) {
      wrong.push_back({"The unit is said to be in '" + other + "' too, which is its own group.",
                       "Name only the other groups that have the person."});
    } else if (!seen.insert(other).second) {
      wrong.push_back({"The unit is said to be in '" + other + "' twice.", "Name it once."});
    } else {
      ++named_[{std::string(group), other}];
    }
  }
  return wrong;
}

std::vector<AlsoIn::Wrong> AlsoIn::one_sided() const {
  std::vector<Wrong> wrong;
  for (const auto& [pair, units] : named_) {
    const auto& [own, other] = pair;
    const auto back = named_.find({other, own});
    const std::size_t others = back == named_.end() ? 0 : back->second;
    if (units == others || (others > 0 && other < own)) continue;  // told once
    wrong.push_back(
        {counted(units, "unit of '", "units of '") + own + "' that may be drawn " +
             (units == 1 ? "is" : "are") + " said to be in '" + other + "' too, and " +
             std::to_string(others) + " of '" + other + "' to be in '" + own +
             "': a person counts for less where another list had a chance to draw them.",
         "Let both rows of a person name the other group; leave a person out by a rule in both or "
         "in neither, and do not name a group that has no row of the person."});
  }
  return wrong;
}

}  // namespace peil::sampling
