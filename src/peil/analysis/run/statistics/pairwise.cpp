#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/contrast.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Asked = asked::Pairwise;

// 1 where the column has that value, 0 where it has another.
Item indicator(const Column& column, const std::string& value) {
  const Grouping by = grouping(column);
  const auto found = std::ranges::find(by.levels, value);
  if (found == by.levels.end()) {
    throw Refusal{value, "Column '" + column.name + "' has no value '" + value +
                             "'; it has: " + join(by.levels, ", ") + "."};
  }
  const auto place = static_cast<std::uint32_t>(found - by.levels.begin());
  NumberColumn numbers;
  for (const std::uint32_t level : by.level) {
    numbers.value.push_back(level == place ? 1.0 : 0.0);
    numbers.reason.push_back(level == Grouping::outside ? Absent::Skipped : Absent::No);
  }
  return {value, ItemKind::Number, {}, std::move(numbers)};
}

void compare(Run& run, const Asked& asked) {
  const Prepared& design = run.design_of_means(asked.common.design);
  const Split parts = split(design, asked.common);
  if (parts.domains.size() < 2) {
    throw Refusal{"", "There are fewer than two levels to compare."};
  }
  const std::vector<Contrast> pairs = all_pairs(parts);
  const Comparison comparison{asked.common, design, parts, pairs, asked.methods};
  for (const std::string& value : asked.values)
    add_comparison(run, comparison, indicator(*design.table->column(asked.share_of), value));
  for (const std::string& variable : asked.common.variables)
    add_comparison(run, comparison, numbers(run.numeric_column(design, variable)));
}

}  // namespace

void compute(Run& run, const asked::Pairwise& asked) { compare(run, asked); }

}  // namespace peil::analysis
