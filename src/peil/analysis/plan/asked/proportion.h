#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/share_interval.h"

namespace peil::analysis::asked {

struct NamedInterval {
  std::string_view name{};
  estimate::ShareInterval kind = estimate::ShareInterval::Wald;

  bool operator==(const NamedInterval&) const = default;
  template <class See>
  void members(See&& see) const {
    see("name", name);
    see("kind", kind);
  }
};

/// The intervals named under `intervals`; logit alone without the key.
std::vector<NamedInterval> read_intervals(PlanKeys& keys);

/// The share of every level of a column, by any domain (column percentages): estimate, se, df, n,
/// and ci_low_wald, ci_high_wald, ... of the intervals asked for. `no_spread` = 1 marks a share of
/// 0 or 1, whose interval is another (docs/methods/share.md).
struct Proportion {
  static constexpr std::string_view statistic = "proportion";

  Common common{};
  std::vector<NamedInterval> intervals{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Proportion read(PlanKeys& keys, const std::string& id);

  bool operator==(const Proportion&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("intervals", intervals);
  }
};

}  // namespace peil::analysis::asked
