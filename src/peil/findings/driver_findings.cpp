#include "peil/findings/driver_findings.h"

#include <algorithm>
#include <functional>

#include "peil/drivers/family_bar.h"
#include "peil/findings/driver_first.h"

namespace peil::findings {
namespace {

// Every aspect has its mean and its part of the draws: what is said of some of them, "above the
// mean of all", would be said without those that the gate holds.
bool is_whole(const DriverTable& table) {
  return table.draws > 0 && table.lines.size() > 1 &&
         std::ranges::all_of(table.lines, [](const DriverLine& line) {
           return line.mean && line.importance && line.important && line.high;
         });
}

template <class Shown>
DriverFinding finding(const DriverTable& table, double sure, const Shown& shown) {
  DriverFinding found;
  found.group = table.model.group;
  found.theme = table.model.theme, found.label = table.model.label;
  found.of_themes = table.model.of_themes;
  found.family = table.lines.size(), found.sure = sure, found.draws = table.draws;
  std::ranges::copy_if(table.lines, std::back_inserter(found.lines), shown);
  return found;
}

}  // namespace

std::vector<DriverFindings> driver_findings(const DriverTables& tables, double confidence) {
  std::vector<DriverFindings> all;
  for (const DriverTable& table : tables.tables) {
    if (!is_whole(table)) continue;
    const double sure = 1.0 - (1.0 - confidence) / (2.0 * static_cast<double>(table.lines.size()));
    const std::size_t together = looked_at_together(tables, table.model.group);
    DriverFindings found{
        finding(table, drivers::least_part(table.draws, together, confidence),
                [&](const DriverLine& line) { return is_first(line, table, tables, confidence); }),
        finding(table, sure, [&](const DriverLine& line) { return *line.important >= sure; }),
        finding(table, sure, [&](const DriverLine& line) { return *line.high >= sure; }),
        {}};
    found.priority.enough_draws = can_be_first(table, tables, confidence);
    for (DriverFinding* one : {&found.priority, &found.important, &found.valued})
      one->confidence = confidence;
    if (tables.locked) {
      for (DriverFinding* one : {&found.priority, &found.important, &found.valued})
        one->added_afterwards = table.added_afterwards;
    }
    for (const DriverLine& line : table.lines) found.weighed.push_back(line.driver.column);
    std::ranges::stable_sort(found.valued.lines, std::greater{},
                             [](const DriverLine& line) { return line.mean->value; });
    all.push_back(std::move(found));
  }
  return all;
}

}  // namespace peil::findings
