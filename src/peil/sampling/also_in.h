#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/study.h"

namespace peil::sampling {

/// What people of a frame say of the other customer groups that they are in (Plan::also_in), held
/// against the rows of those groups: who is in two has a row in both, and each names the other.
class AlsoIn {
 public:
  struct Wrong {
    std::string message, mend;
  };

  explicit AlsoIn(const Study& study) : study_(study) {}

  /// A unit that may be drawn: what is wrong with its own field.
  std::vector<Wrong> see(std::string_view group, std::string_view field);

  /// Pairs of groups of which one names more people in the other than the other way round.
  std::vector<Wrong> one_sided() const;

 private:
  const Study& study_;
  std::map<std::pair<std::string, std::string>, std::size_t> named_;  // own, other -> units
};

}  // namespace peil::sampling
