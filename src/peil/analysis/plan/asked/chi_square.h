#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// Tests of independence of two columns: X2, df, cramers_v and, as asked for, p (Pearson), F ndf
/// ddf p_F, p_Chisq, Wald_F ..., adjWald_F ...
struct ChiSquare {
  static constexpr std::string_view statistic = "chi_square";

  Common common{};
  std::string rows{};
  std::string columns{};
  std::vector<std::string> tests{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static ChiSquare read(PlanKeys& keys, const std::string& id);

  bool operator==(const ChiSquare&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("rows", rows);
    see("columns", columns);
    see("tests", tests);
  }
};

}  // namespace peil::analysis::asked
