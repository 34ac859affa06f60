#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/domains/sums.h"
#include "peil/estimate/first_stage.h"
#include "peil/estimate/statistics.h"

namespace peil::estimate {

/// What is known of one item in one domain. Standard errors follow the design and the weighting.
struct DomainEstimate {
  Estimate mean, total;
  double weight = 0.0;  ///< of the rows with an answer, persons
  double spread = 0.0;  ///< sum of w (y - mean)^2
};

/// Nothing for a domain in which no row has an answer.
using ByLevel = std::vector<std::optional<DomainEstimate>>;

/// Means and totals of items of few values by every level of a few groupings, all from a handful of
/// sums in one pass over the answers of an item: the same figures as mean() and total() of
/// estimate/statistics.h give domain by domain, for a sample of any size.
///
/// Where the rows are the sampling units, the squares of the weighted residuals w (a + b y - x'c)
/// of a stratum add up to sums of w^2, w^2 y, w^2 y^2 and w^2 x x', which are known beforehand;
/// with PSUs the residuals are summed to PSUs from w, w y and w x. docs/methods/linearisation.md.
///
/// Cost      of an item: a few passes over its answers, and for every domain O(columns^2 + units *
///           columns) after raking, O(units) otherwise.
/// Contract  an item of whole steps; cells and units of one sample. Every grouping of the cells
///           gets its figures at its own place in `by_grouping`, where nothing was before.
void put_means(const CodedItem& item, const DomainCells& cells, const FirstStage& units,
               Degrees degrees, std::span<ByLevel> by_grouping);

}  // namespace peil::estimate
