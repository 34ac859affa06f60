#pragma once

#include <cstddef>
#include <string_view>

#include "peil/model/dataset.h"

namespace peil::estimate {

/// A stratum with more units than this is divided into groups; with fewer every unit stays itself.
inline constexpr std::size_t most_units = 4000;
/// Random groups of such a stratum. The variance that they show has itself an error of about
/// sqrt(2 / groups), 7 % of that stratum's.
inline constexpr std::size_t groups_of_many = 400;

/// The design with the units of large strata put into random groups of as many units (or one
/// more), each a PSU: a bootstrap of the groups shows the variance that one of the units does, and
/// takes sums by group instead of rows.
///
/// Shapes    one row as in `design`; the finite population correction of every stratum is kept.
///           Where no stratum is large, it is the design as it was. Second stages are left out.
/// Cost      O(rows). The same for the same seed and order of units.
/// Source    random groups: Wolter (2007), Introduction to Variance Estimation, chapter 2; grouped
///           PSUs in replicates: Rust & Rao (1996), Statistical Methods in Medical Research 5,
///           283-310. docs/methods/replicates.md
Design grouped_units(const Design& design, std::string_view seed);

}  // namespace peil::estimate
