#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/plan.h"
#include "peil/model/sample.h"

namespace peil::sampling {

/// The rules of a plan that leave units out, at work.
class Exclusions {
 public:
  explicit Exclusions(const std::vector<Exclusion>& rules);

  /// True when the rule leaves out a unit with this value in its column.
  bool fits(std::size_t rule, std::string_view value) const;
  /// The value of a rule that this one is a near spelling of (base/fold.h), when it is none itself.
  std::optional<std::string> near(std::size_t rule, std::string_view value) const;
  /// That a unit fits the rule, whichever rule leaves it out.
  void seen(std::size_t rule) { seen_[rule] = true; }
  /// Rules that no unit fits though their column tells units apart: mostly a value that the frame
  /// writes otherwise ("ja" for "yes").
  std::vector<std::size_t> never() const;
  /// Of a unit that no rule left out.
  void count(std::size_t rule, std::string_view value);
  std::vector<OtherValues> others() const { return others_; }

 private:
  const std::vector<Exclusion>& rules_;
  std::vector<std::map<std::string, std::string, std::less<>>>
      folded_;                       // per rule: folded -> value
  std::vector<OtherValues> others_;  // one per column
  std::vector<std::size_t> place_;   // per rule, in others_
  std::vector<bool> seen_;           // per rule
};

}  // namespace peil::sampling
