#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/at_equal.h"
#include "peil/analysis/plan/boxes.h"
#include "peil/analysis/plan/model.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Regression {
  static constexpr std::string_view statistic = "regression";

  Model model{};
  bool ols = false;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Regression read(PlanKeys& keys, const std::string& id);

  bool operator==(const Regression&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
    see("ols", ols);
  }
};

struct PenaltyReward {
  static constexpr std::string_view statistic = "penalty_reward";

  Model model{};
  Range low{};
  Range high{};
  AtEqual equal{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static PenaltyReward read(PlanKeys& keys, const std::string& id);

  bool operator==(const PenaltyReward&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
    see("low", low);
    see("high", high);
    see("equal", equal);
  }
};

}  // namespace peil::analysis::asked
