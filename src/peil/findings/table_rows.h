#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/findings/table_plan.h"

namespace peil::findings {

/// A row, and how its column is made from the answers where it is not one itself.
struct AskedRow {
  TableRow row;
  std::optional<Expression> derive{};
};

/// The rows that a table has of one item, in the order of what it shows, nets last.
///
/// Contract  the item is one of the specification's.
std::vector<AskedRow> rows_of(const Study& study, const TableSpec& spec, const std::string& item);

}  // namespace peil::findings
