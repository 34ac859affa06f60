#pragma once

#include <string>
#include <vector>

#include "peil/analysis/run/split.h"

namespace peil::analysis {

/// A set of 0/1 columns as domains, in which a person may be more than once. Throws Refusal for a
/// column with another value.
///
/// Shapes  domains are named `set` and by their column; `rest` has one domain per column: those who
///         have a 0 there.
struct BannerColumns {
  Split parts;
  std::vector<estimate::Domain> rest;
};

/// `also` is kept apart in the classes too, as the grouping after those of the columns: null for
/// none.
BannerColumns banner_columns(const Prepared& design, const std::string& set,
                             const std::vector<std::string>& columns,
                             const Grouping* also = nullptr);

}  // namespace peil::analysis
