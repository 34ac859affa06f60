#pragma once

#include <string>
#include <vector>

#include "peil/reading/statement.h"

namespace peil::reading {

/// Rows of tables in Markdown: the first row names waves or groups or both ("Particulier 2021"),
/// the first cell of another a measure or a group, the cells below them are marks.
class TableRows {
 public:
  /// Contract  outlives this.
  explicit TableRows(const Page& page) : page_(page) {}

  bool is_row(const Stretch& s) const;
  /// The marks of a row, as a claim for each group; nothing of a row that gives none. Remembers the
  /// head.
  std::vector<Claim> read(const Stretch& s, Context& context);

 private:
  /// What the head says of a column; "" where it does not.
  struct Column {
    std::string wave, group;
  };
  std::vector<Stretch> cells(const Stretch& s) const;
  bool take_head(const std::vector<Stretch>& cells);
  Column column_of(const Stretch& cell) const;

  const Page& page_;
  std::vector<Column> head_;
};

}  // namespace peil::reading
