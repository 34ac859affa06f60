#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/domains/set.h"

namespace peil::estimate {

/// Means and totals of items of few values by every level of several groupings, all from a handful
/// of sums in one pass over the answers of an item: the same figures as mean() and total() of
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
  /// Nothing when the sample asks for the general way: a stratum with one unit of several,
  /// weights fitted to totals of numbers, or two stages. `counts`: per row, 0 for one that lies
  /// outside every domain but in the sample (empty: none).
  static std::optional<DomainMeans> of(const Design& design, const weighting::Weighted& weighted,
                                       std::span<const Grouping* const> groupings,
                                       std::span<const std::uint8_t> counts = {}, int threads = 1);

  /// Per item, per grouping, per level; nothing for an item whose values are not whole steps
  /// (Steps::of). The figures are the same for any number of threads.
  std::vector<std::optional<std::vector<ByLevel>>> estimates(std::span<const CodedItem> items,
                                                             Degrees degrees,
                                                             int threads = 1) const;

 private:
  struct Part {
    DomainSet set;
    std::vector<std::size_t> grouping;  ///< the places of its groupings among all
  };

  DomainMeans() = default;

  FirstStage units_;
  std::size_t groupings_ = 0;
  std::vector<Part> parts_;
};

}  // namespace peil::estimate
