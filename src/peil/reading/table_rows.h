#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/statement.h"

namespace peil::reading {

/// Rows of tables in Markdown: the first row names waves, the first cell of another a measure or a
/// group, the cells below waves are marks.
class TableRows {
 public:
  /// Contract  outlives this.
  explicit TableRows(const Page& page) : page_(page) {}

  bool is_row(const Stretch& s) const;
  /// The marks of a row as one claim; nothing of a row that gives none. Remembers the waves of the
  /// head.
  std::optional<Claim> read(const Stretch& s, Context& context);

 private:
  std::vector<Stretch> cells(const Stretch& s) const;

  const Page& page_;
  std::vector<std::string> head_;  ///< the wave of each column, "" of others
};

}  // namespace peil::reading
