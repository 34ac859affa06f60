#include "peil/analysis/run/split.h"

#include <algorithm>
#include <set>

#include "peil/estimate/tally.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

// Codes in the order of their numbers, 0 for a blank; two spellings of one number are one.
struct Ranked {
  std::vector<std::uint8_t> of_code;
  std::vector<double> number{0.0};
};

Ranked ranked(std::span<const double> numbers) {
  Ranked result;
  result.number.insert(result.number.end(), numbers.begin(), numbers.end());
  std::sort(result.number.begin() + 1, result.number.end());
  result.number.erase(std::unique(result.number.begin() + 1, result.number.end()),
                      result.number.end());
  result.of_code.push_back(0);
  for (const double number : numbers)
    result.of_code.push_back(static_cast<std::uint8_t>(
        std::lower_bound(result.number.begin() + 1, result.number.end(), number) -
        result.number.begin()));
  return result;
}

}  // namespace

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
  const Ranked ranks = ranked(cells.numbers());
  CodeColumn answers;
  answers.code.resize(cells.rows());
  for (std::size_t row = 0; row < cells.rows(); ++row)
    answers.code[row] = ranks.of_code[cells.bytes()[row]];
  for (std::size_t row = 0; row < design.weightless.size(); ++row) {
    if (design.weightless[row] != 0) answers.code[row] = 0;
  }
  estimate::Tallies counted = estimate::tally(answers, classes);
  for (estimate::Tally& tally : counted)
    tally.value = ranks.number[static_cast<std::size_t>(tally.value)];
  return counted;
}

estimate::Options options(const Prepared& design, const Common& common) {
  return {design.lonely, common.degrees};
}

}  // namespace peil::analysis
