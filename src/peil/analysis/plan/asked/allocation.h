#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"
#include "peil/sampling/allocation.h"

namespace peil::analysis::asked {

/// How many units of a frame each stratum gives (n_h), proportional, equal, Neyman or power, and
/// the error that the mean of the study variable is to have (anticipated_se).
struct Allocated {
  static constexpr std::string_view statistic = "allocation";

  std::string id{};
  std::string design{};
  std::vector<std::string> strata{};
  std::string size{};
  std::string study_variable{};
  sampling::AllocationRule rule{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Allocated read(PlanKeys& keys, const std::string& id);

  bool operator==(const Allocated&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("strata", strata);
    see("size", size);
    see("study_variable", study_variable);
    see("rule", rule);
  }
};

}  // namespace peil::analysis::asked
