#pragma once

#include <span>
#include <vector>

#include "peil/findings/cross_table.h"
#include "peil/report/pen.h"

namespace peil::report {

/// A part of a whole as it is printed: "33%" of 0.334 with no decimals, "<1%" of 0.004.
struct PrintedPart {
  double share = 0.0;
  int decimals = 0;
};

/// That shares make up a whole, and their printed percentages do not add up to 100 all the same:
/// whoever adds them up has to be told. Of "<1%" and ">99%" the number counts that stands there.
///
/// Units  shares from 0 to 1; a whole is 1 to within 1e-6. Shares of some of the answers only, or
/// of
///        answers of which somebody may give several, are no whole: false.
bool is_rounded_apart(std::span<const PrintedPart> parts);

/// That it is so of the answers of an item in a column of a table, in its wave or the one beside
/// it.
bool is_rounded_apart(const findings::CrossTable& table);

/// Among figures of one wave as a report prints them, of the answers of one item in one group.
bool is_rounded_apart(const Pen& pen, std::span<const FigureName> names);

}  // namespace peil::report
