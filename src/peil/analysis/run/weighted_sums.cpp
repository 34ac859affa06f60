#include "peil/analysis/run/weighted_sums.h"

namespace peil::analysis {

NumberColumn column_of(const Run& run, const Prepared& design, const std::string& name) {
  return number_column(run.numeric_column(design, name));
}

NumberColumn where_known(NumberColumn column, const NumberColumn& other) {
  for (std::size_t row = 0; row < column.reason.size(); ++row) {
    if (other.reason[row] != Absent::No) column.reason[row] = other.reason[row];
  }
  return column;
}

Grouping domain_of_rows(const Split& parts) {
  std::vector<std::uint32_t> of_class(parts.classes.classes.size(), Grouping::outside);
  Grouping result;
  for (std::size_t d = 0; d < parts.domains.size(); ++d) {
    result.levels.push_back(parts.domains[d].level);
    for (std::size_t c = 0; c < of_class.size(); ++c) {
      if (parts.domains[d].domain[c] != 0) of_class[c] = static_cast<std::uint32_t>(d);
    }
  }
  for (const std::uint32_t c : parts.classes.of_row) result.level.push_back(of_class[c]);
  return result;
}

std::vector<WeightedSum> weighted_sums(const Prepared& design, const NumberColumn& column,
                                       const Grouping* by) {
  std::vector<WeightedSum> sums(1 + (by == nullptr ? 0 : by->levels.size()));
  const auto add = [](WeightedSum& to, double weight, double y) {
    to.weight.add(weight);
    to.value.add(weight * y);
    ++to.answers;
  };
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    const bool counts = design.weightless.empty() || design.weightless[row] == 0;
    if (!counts || column.reason[row] != Absent::No) continue;
    const double weight = design.weighted.weight[row].persons();
    add(sums[0], weight, column.value[row]);
    if (by != nullptr && by->level[row] != Grouping::outside)
      add(sums[by->level[row] + 1], weight, column.value[row]);
  }
  return sums;
}

}  // namespace peil::analysis
