#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/first_stage.h"
#include "peil/estimate/margin_fit.h"
#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::estimate {

/// The rows of a sample in an order in which those stand together that no mean by any of the
/// groupings, and no residual after raking, can tell apart. A cell is a combination of levels of
/// all groupings and margins; a class is the part of a cell that lies in one unit (a stratum, or a
/// PSU when the rows come in PSUs) and has one weight. Cells and classes follow the order of the
/// levels, so that a sum over them comes out the same for any order of the rows.
struct DomainCells {
  struct RowClass {
    std::uint32_t cell = 0;
    std::uint32_t unit = 0;
    std::uint32_t from = 0;  ///< its rows: from here in `order` to where the next class begins
    double base = 0.0;       ///< weight before the margins
    double weight = 0.0;     ///< weight as used
    double v = 0.0;          ///< a_h weight^2: a_h is the factor of the stratum's variance
  };

  std::vector<std::size_t> groupings;  ///< their places among all that are asked for
  std::vector<std::uint32_t> order;    ///< rows by class; rows that do not count are left out
  std::vector<RowClass> classes;       ///< by cell, unit, base, weight; one more at the end
  std::size_t cells = 0;
  std::size_t units = 0;
  std::vector<std::size_t> grouping_levels, margin_levels;  ///< how many each of them has
  std::size_t levels = 0, columns = 0;  ///< of all groupings together; of all margins
  std::vector<std::uint32_t> level;     ///< per cell, per grouping: which of all `levels` it has,
                                        ///< or so many when outside
  std::vector<std::uint32_t> column;    ///< per cell, per margin: which of all `columns` it has

  /// What the residuals need of the margins, whatever the item; nothing without margins.
  std::optional<MarginFit> fit;
  std::vector<double> unit_columns;     ///< per unit, per column: sum of the weights as used
  std::vector<double> crossed_columns;  ///< per column, per column: sum of v
};

/// a_h: what the sum of squares about the mean of a stratum is multiplied by.
inline double variance_factor(const SampledStratum& stratum) {
  const auto n = static_cast<double>(stratum.units);
  return stratum.left() * (stratum.units > 1 ? n / (n - 1.0) : 1.0);
}

/// Gathers the rows for the groupings at the places `chosen`. `units`: those of this sample.
/// `weightless`: per row, 1 for one that lies outside every domain (empty: none).
///
/// Shapes    one element per row in every grouping, margin, column of weights and of the design.
/// Cost      O(rows) while combinations of levels and units are few or as many as the rows at most,
///           else O(rows log rows). A grouping whose level follows from a margin adds no cells.
/// Contract  fewer than 2^32 rows.
DomainCells domain_cells(const Design& design, const weighting::Weighted& weighted,
                         const FirstStage& units, std::span<const Grouping* const> groupings,
                         std::vector<std::size_t> chosen, std::span<const std::uint8_t> weightless);

/// Whether the level of every row follows from its level of one of the margins (a grouping of one
/// level always does).
bool follows_from_a_margin(const Grouping& grouping, const weighting::Weighted& weighted);

}  // namespace peil::estimate
