#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/adjustments.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// p-values adjusted for how many there are: of a list, or of the rows of an earlier analysis. One
/// quantity per method: holm, BH, bonferroni, hochberg, BY.
struct Adjust {
  static constexpr std::string_view statistic = "adjust";

  std::string id{};
  std::string of{};
  std::vector<std::string> variables{};
  std::vector<double> p{};
  std::vector<estimate::NamedAdjustment> methods{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Adjust read(PlanKeys& keys, const std::string& id);

  bool operator==(const Adjust&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("of", of);
    see("variables", variables);
    see("p", p);
    see("methods", methods);
  }
};

}  // namespace peil::analysis::asked
