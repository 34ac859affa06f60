#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/analysis/run/run.h"
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

/// A banner with the answers to variables as they were counted by its classes.
struct CountedBanner {
  BannerColumns columns;
  std::map<std::string, estimate::Tallies> counted{};  ///< by variable
};

/// Of a banner whose analyses follow each other, each variable is counted once.
CountedBanner& counted_banner(Run& run, const Prepared& design, const std::string& set,
                              const std::vector<std::string>& columns);
/// The answers to each of the variables by the classes of the banner. Throws Refusal for one that
/// is not numeric.
std::vector<const estimate::Tallies*> counted(Run& run, CountedBanner& banner,
                                              const Prepared& design,
                                              const std::vector<std::string>& variables);

}  // namespace peil::analysis
