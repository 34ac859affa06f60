#pragma once

#include <string>
#include <vector>

#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"

namespace peil::analysis {

/// A numeric column of the design's table, with its blanks. Throws Refusal when it is not numeric.
NumberColumn column_of(const Run& run, const Prepared& design, const std::string& name);

/// A column without the rows in which another is blank: parts of a ratio.
NumberColumn where_known(NumberColumn column, const NumberColumn& other);

/// The domains of a split as levels of the rows, by their place; `outside` for the others.
Grouping domain_of_rows(const Split& parts);

/// Sums of one column over the rows of a domain, with the weights as used.
struct WeightedSum {
  Sum weight, value;
  std::size_t answers = 0;
};
/// For everybody, then for every level of `by`. Rows that do not count are left out.
std::vector<WeightedSum> weighted_sums(const Prepared& design, const NumberColumn& column,
                                       const Grouping* by);

}  // namespace peil::analysis
