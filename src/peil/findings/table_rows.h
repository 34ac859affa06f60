#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/findings/table_levels.h"
#include "peil/findings/table_plan.h"

namespace peil::findings {

/// A row, and how its column is made from the answers where it is not one itself.
struct AskedRow {
  TableRow row;
  std::optional<Expression> derive{};
};

/// The rows that a table has of one item, in the order of what it shows, nets last; of one that is
/// nested, level by level, each over those who have it.
///
/// Contract  the item is one of the specification's.
std::vector<AskedRow> rows_of(const Study& study, const TableSpec& spec, const TableItem& item,
                              const TableLevels& levels);

}  // namespace peil::findings
