#pragma once

#include <cstddef>

#include "peil/findings/cross_table.h"
#include "peil/report/pen.h"
#include "peil/report/told_table.h"

namespace peil::report {

/// Row and column of a table, over all its blocks.
struct TablePlace {
  std::size_t row = 0, column = 0;
};

/// The cells of a table of means in words. Every number is bound to the key of its cell: a bound of
/// its interval by the part "low" or "high", a difference from everybody else by "rest",
/// "rest-low" and "rest-high", a change as measured from the key of the wave beside it.
class CellWords {
 public:
  /// Contract: the rows are means; `told` is of the table, in the language of the pen. All outlive
  /// this.
  CellWords(Pen& pen, const findings::CrossTable& table, const ToldTable& told)
      : pen_(pen), table_(table), told_(told) {}

  const findings::TableCell& cell(TablePlace at) const { return table_.cells[at.row][at.column]; }
  bool is_shown(TablePlace at) const { return cell(at).figure.has_value(); }
  Words why(TablePlace at) const;  ///< of one that is not shown
  /// Why nothing is said of the change; of rows of any kind.
  Words untested(TablePlace at) const;

  // Of a figure that is shown; in cells of a table.
  Words value(TablePlace at) const;  ///< with the signs of one that misses or was added afterwards
  Words range(TablePlace at) const;  ///< "7.4 – 8.0"
  Words answers(TablePlace at) const;
  Words rest(TablePlace at) const;  ///< "+0.35 (+0.10 to +0.60)"
  Words rest_verdict(TablePlace at) const;
  Words change(TablePlace at) const;

  // The same as sentences.
  Words mark_sentence(TablePlace at) const;
  Words rest_sentence(TablePlace at) const;
  Words change_sentence(TablePlace at) const;

 private:
  const findings::TableRow& row(TablePlace at) const { return table_.rows[at.row]; }
  Words before_value(TablePlace at) const;
  Words between(TablePlace at) const;
  Words bound(TablePlace at, bool high) const;

  Pen& pen_;
  const findings::CrossTable& table_;
  const ToldTable& told_;
};

}  // namespace peil::report
