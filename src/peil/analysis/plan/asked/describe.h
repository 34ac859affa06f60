#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// What a file holds, column by column: how many values, how many blanks and why, and the least
/// that shows whether they were read rightly. No errors and no design but its weights.
///
///   of the file   rows columns
///   of numbers    n_valid n_user_missing n_system_missing n_value_labels sum_valid mean_weighted
///                 min max
///   of dates      the first four, min_date_days_since_1970 max_date_days_since_1970
///   of texts      n_nonblank n_user_missing n_value_labels max_bytes max_characters
///   of the weight sum_w, under the name of its column
///   of `counts`   count per level
///
/// A mean, least or largest value is left out when nothing is valid.
struct Describe {
  static constexpr std::string_view statistic = "describe";

  std::string id{};
  std::string design{};
  std::vector<std::string> variables{};
  std::vector<std::string> counts{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Describe read(PlanKeys& keys, const std::string& id);

  bool operator==(const Describe&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("variables", variables);
    see("counts", counts);
  }
};

}  // namespace peil::analysis::asked
