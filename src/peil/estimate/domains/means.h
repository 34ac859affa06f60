#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/domains/sums.h"
#include "peil/estimate/first_stage.h"
#include "peil/estimate/margin_fit.h"
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
/// Cost  of an item: a few passes over its answers, and for every domain O(columns^2 + units *
///       columns) after raking, O(units) otherwise.
class DomainMeans {
 public:
  /// Of the groupings at `chosen`, whose cells are made together. `units`: of this sample.
  DomainMeans(const Design& design, const weighting::Weighted& weighted, const FirstStage& units,
              std::span<const Grouping* const> groupings, std::vector<std::size_t> chosen,
              std::span<const std::uint8_t> weightless);

  /// Puts the figures of an item of whole steps at the places of the groupings that were chosen.
  void put(const CodedItem& item, const FirstStage& units, Degrees degrees,
           std::span<ByLevel> by_grouping) const;

 private:
  struct Asked;  // one domain, with a linear function of y of which the error is wanted

  void take_margins();
  double explained(std::size_t unit, std::span<const double> coefficient) const;
  double residual(const Asked& asked, std::size_t unit, std::span<const double> coefficient) const;
  template <class See>
  void each_residual(const Asked& asked, std::span<const double> coefficient, const See& see) const;
  double variance_of_rows(const Asked& asked, std::span<const double> coefficient) const;
  double variance_row_by_row(const Asked& asked, std::span<const double> coefficient) const;
  double variance_of_psus(const Asked& asked, std::span<const double> coefficient) const;
  double variance(const Asked& asked) const;
  double degrees_of_freedom(const Asked& asked) const;
  std::optional<DomainEstimate> in_domain(Asked asked, Degrees degrees) const;

  std::vector<std::size_t> chosen_;
  DomainCells cells_;
  std::optional<MarginFit> fit_;
  std::vector<double> unit_columns_;     // per unit, per column: sum of w x
  std::vector<double> crossed_columns_;  // per column, per column: sum of v x x'
};

}  // namespace peil::estimate
