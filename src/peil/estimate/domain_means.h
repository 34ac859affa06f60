#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/classes.h"
#include "peil/estimate/domain_sums.h"
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

/// Means and totals of items of few values by every level of several groupings, all from a handful
/// of sums in one pass over the answers of an item: the same figures as mean() and total() of
/// estimate/statistics.h give domain by domain, for a sample of any size.
///
/// Where the rows are the sampling units, the squares of the weighted residuals w (a + b y - x'c)
/// of a stratum add up to sums of w^2, w^2 y, w^2 y^2 and w^2 x x', which are known beforehand;
/// with PSUs the residuals are summed to PSUs from w, w y and w x. docs/methods/linearisation.md.
///
/// Cost  of an item: O(rows + classes * groupings + cells * groupings * margins), and for every
///       domain O(columns^2 + units * columns) after raking, O(units) otherwise.
class DomainMeans {
 public:
  /// Nothing when the sample asks for the general way: a stratum with one unit of several, weights
  /// fitted to totals of numbers, or a second stage. `counts`: per row, 0 for one that lies outside
  /// every domain but in the sample (empty: none).
  static std::optional<DomainMeans> of(const Design& design, const weighting::Weighted& weighted,
                                       std::span<const Grouping* const> groupings,
                                       std::span<const std::uint8_t> counts = {});

  /// Per grouping, per level. Nothing when the values of the item are not whole steps (Steps::of).
  std::optional<std::vector<ByLevel>> estimates(const CodedItem& item, Degrees degrees) const;

  /// Many items, on so many threads; the figures are the same for any number.
  std::vector<std::optional<std::vector<ByLevel>>> estimates(std::span<const CodedItem> items,
                                                             Degrees degrees, int threads) const;

 private:
  struct Line;  // a linear function of y, of which the error is wanted

  DomainMeans() = default;
  void take_strata(const Design& design);
  void take_margins(const weighting::Weighted& weighted, const SumsPlan& plan);
  std::optional<DomainEstimate> in_domain(const DomainSums& sums, std::size_t place,
                                          std::span<const std::uint8_t> code, const Steps& steps,
                                          Degrees degrees) const;
  double variance(const DomainSums& sums, std::size_t place, const Line& line) const;
  double variance_of_rows(const DomainSums& sums, std::size_t place, const Line& line,
                          std::span<const double> coefficient) const;
  double variance_row_by_row(std::size_t place, const Line& line,
                             std::span<const double> coefficient) const;
  double variance_of_psus(const DomainSums& sums, std::size_t place, const Line& line,
                          std::span<const double> coefficient) const;
  double degrees_of_freedom(const DomainSums& sums, std::size_t place, Degrees degrees) const;

  DomainCells cells_;
  SumsPlan plan_;
  std::vector<std::size_t> levels_;  // per grouping
  std::vector<SampledStratum> strata_;
  std::vector<std::uint32_t> stratum_of_psu_;  // empty: the rows are the units
  std::optional<MarginFit> fit_;
  std::vector<double> unit_columns_;     // per unit, per column: sum of w x
  std::vector<double> crossed_columns_;  // per column, per column: sum of v x x'
};

}  // namespace peil::estimate
