#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/logged_analyses.h"

namespace peil::disclosure {

/// Which figure of a table: what is counted, the row and the column, by names that stay the same
/// when other answers give the table other columns.
struct TableCellName {
  std::string part;    ///< "now", "rest" (everybody but the column) or "before" (the other wave)
  std::string row;     ///< the plan's column of it: "overall:high"
  std::string column;  ///< "total", "channel=phone", "channel|language=phone|nl"

  auto operator<=>(const TableCellName&) const = default;
};

/// The figures of a table that stay inside, with the rule: "too-few".
using HeldCells = std::map<TableCellName, std::string>;

/// One entry of the release log: a table by a specification that went out.
struct LoggedTable {
  std::size_t number = 0;  ///< of the line
  std::string at;          ///< date and time in the study's time zone
  std::string by;          ///< the door: "peil tables", "peil units", "console"
  std::string title;
  std::map<std::string, std::string> waves;  ///< with the digest of data, plan and program then
  bool fictional = false;
  std::size_t least_shown = 0;  ///< as the rule was
  std::string specification;    ///< study::asked_text
  HeldCells held;
  /// Whose answers its figures counted, by wave; nothing in a line of before that was kept.
  std::optional<std::vector<LoggedRows>> rows;
};

}  // namespace peil::disclosure
