#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// What the weights of a design are like (analysis/weight_figures.h), with n_eff and cv_w, and how
/// large the design is: clusters, strata, df_design. deff_w is deff_kish under its other name.
struct WeightsUsed {
  static constexpr std::string_view statistic = "weights";

  std::string id{};
  std::string design{};
  std::string file{};  ///< where the weight of every row goes; blank: nowhere
  std::string key{};   ///< column that names the rows there; blank: their number

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static WeightsUsed read(PlanKeys& keys, const std::string& id);

  bool operator==(const WeightsUsed&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("file", file);
    see("key", key);
  }
};

}  // namespace peil::analysis::asked
