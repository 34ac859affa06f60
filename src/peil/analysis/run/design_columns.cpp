#include "peil/analysis/run/design_columns.h"

#include <algorithm>

#include "peil/analysis/run/prepare.h"
#include "peil/base/contract.h"

namespace peil::analysis {
namespace {

// Tells the first row in which a column of the design is blank.
void find_blank(const Grouping& by, const std::string& file, Problems& found) {
  const auto blank = std::ranges::find(by.level, Grouping::outside);
  if (blank == by.level.end()) return;
  found.push_back({"design.blank", file, 0, 0,
                   "Column '" + by.name + "' of the design is blank in row " +
                       std::to_string(blank - by.level.begin() + 1) + " of the data.",
                   "Every row needs a stratum, a cluster and a weight."});
}

}  // namespace

const Column& column_of(const Table& table, const std::string& name) {
  const Column* column = table.column(name);
  expects(column != nullptr, "prepare: columns that the check has found in the header");
  return *column;
}

Grouping combined(const Table& table, const std::vector<std::string>& names,
                  const std::string& file, Problems& found) {
  std::vector<Grouping> parts;
  for (const std::string& name : names) {
    parts.push_back(grouping(column_of(table, name)));
    find_blank(parts.back(), file, found);
  }
  return crossed(parts);
}

}  // namespace peil::analysis
