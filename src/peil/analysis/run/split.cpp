#include "peil/analysis/run/split.h"

#include <algorithm>
#include <set>

#include "peil/estimate/tally.h"
#include "peil/table/cells.h"

namespace peil::analysis {
Split split(const Prepared& design, const Common& common) {
  Split result;
  if (common.by.empty()) {
    result.classes = estimate::classes_of(design.design, design.weighted);
    result.domains.push_back({"", "", estimate::everybody(result.classes)});
    return result;
  }
  std::vector<Grouping> parts;
  for (const std::string& name : common.by) parts.push_back(grouping(*design.table->column(name)));
  const Grouping by = crossed(parts);
  const Grouping* const groupings[]{&by};
  result.classes = estimate::classes_of(design.design, design.weighted, groupings);
  const std::set<std::string> asked(common.levels.begin(), common.levels.end());
  for (const std::string& name : asked) {
    if (std::ranges::find(by.levels, name) != by.levels.end()) continue;
    result.domains.push_back({by.name, name, estimate::Domain(result.classes.classes.size(), 0)});
  }
  for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
    const std::string& name = by.levels[level];
    if (!asked.empty() && !asked.contains(name)) continue;
    result.domains.push_back({by.name, name, estimate::domain(result.classes, 0, level)});
  }
  return result;
}

Item without_weightless(const Prepared& design, Item item) {
  if (design.weightless.empty()) return item;
  std::visit(
      [&](auto& column) {
        for (std::size_t row = 0; row < column.reason.size(); ++row) {
          if (design.weightless[row] == 0) continue;
          column.reason[row] = Absent::Skipped;
          if constexpr (requires { column.code; }) column.code[row] = 0;
        }
      },
      item.column);
  return item;
}

estimate::Tallies tallies(const Prepared& design, const estimate::Classes& classes, Item item) {
  return estimate::tally(without_weightless(design, std::move(item)), classes);
}

estimate::Tallies tallies(const Prepared& design, const estimate::Classes& classes,
                          const Column& column) {
  const table::Cells cells(column);
  if (cells.bytes().empty()) return tallies(design, classes, numbers(column));
  return estimate::tally(cells.bytes(), cells.numbers(), design.weightless, classes);
}

estimate::Options options(const Prepared& design, const Common& common) {
  return {design.lonely, common.degrees};
}

}  // namespace peil::analysis
