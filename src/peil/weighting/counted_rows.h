#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "peil/weighting/weighted.h"

namespace peil::weighting {

/// The rows with a weight above 0, with what a calibration sees of them. Where all rows count, the
/// margins and totals are those given, not copies.
struct CountedRows {
  std::vector<std::size_t> rows;  ///< empty: all of them
  std::vector<Weight> weight;
  std::vector<Margin> own_margins;
  std::vector<KnownTotal> own_totals;
  std::span<const Margin> margins;
  std::span<const KnownTotal> totals;
  bool told = false;  ///< problems may tell of single rows

  std::size_t row(std::size_t i) const { return rows.empty() ? i : rows[i]; }
};

/// The margins and totals must outlive the result.
CountedRows counted_rows(std::span<const double> weight, std::span<const Margin> margins,
                         std::span<const KnownTotal> totals);

}  // namespace peil::weighting
