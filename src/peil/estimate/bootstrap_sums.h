#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/rao_wu.h"
#include "peil/model/dataset.h"
#include "peil/weighting/cell_rake.h"
#include "peil/weighting/cells.h"
#include "peil/weighting/rake.h"

namespace peil::estimate {

/// Weighted sums of some columns in every replicate of a drawn bootstrap, each replicate raked
/// again, without its weights ever standing anywhere.
///
/// Rows count by their class: combination of margin levels and of `by`. A replicate adds the rows
/// drawn to their classes, rakes the classes from the factors of the whole sample, and takes all
/// sums from them; so the work for a row is a few additions and the room needed is a few bytes.
///
/// Cost  about units + rows * columns additions a replicate.
class BootstrapSums {
 public:
  /// weight: one per row, as drawn (before the margins). margins: empty when the weights stay as
  /// they are. by: levels in which sums are wanted apart, or none.
  /// Contract  `draws` lives on; one element per row everywhere; margins that rake() accepts for
  /// these weights.
  BootstrapSums(const RaoWu& draws, const Design& design, std::span<const Weight> weight,
                std::span<const weighting::Margin> margins,
                const weighting::RakeOptions& options = {}, const Grouping* by = nullptr);

  /// Adds a column of which sums are wanted; its place. Absent rows are outside its sums.
  std::size_t add(const NumberColumn& column);

  struct Sums {
    double weight = 0.0, value = 0.0;  ///< sum of w, sum of w y
  };
  /// Per column: the sums of everybody, then of every level of `by`. Nothing when the margins
  /// cannot be met in this replicate. May be called by several threads, each with its own `room`.
  struct Room {
    std::vector<std::vector<Sums>> sums;
    std::vector<std::uint16_t> times;
    std::vector<double> start, factor;
    weighting::CellRake::Factors factors;
  };
  std::optional<std::vector<std::vector<Sums>>> replicate(std::size_t r, Room& room) const;

 private:
  // A column with the rows in the order of the units. Whole numbers up to 255 lie in one number
  // with the class; the others apart.
  struct Column {
    std::vector<std::uint32_t> packed;  // class * 256 + value
    std::vector<std::uint32_t> slot;    // class
    std::vector<double> value;
    std::vector<Sums> kept;  // per class: what is there before any draw
  };
  void read_rows(const Design& design);
  void read_classes(const weighting::Cells& cells, const Grouping* by);
  std::vector<Sums> kept(const Column& column) const;
  std::vector<std::uint32_t> slots(const NumberColumn& column) const;
  void add_drawn(std::size_t h, const Column& column, std::span<const std::uint16_t> times,
                 std::vector<Sums>& sums) const;
  bool rake(Room& room) const;
  std::vector<Sums> gathered(const std::vector<Sums>& sums, std::span<const double> factor) const;

  const RaoWu& draws_;
  std::vector<std::uint32_t> row_;       // rows in the order of the units
  std::vector<std::uint32_t> place_;     // of their unit in its stratum; empty: rows are the units
  std::vector<std::size_t> begin_;       // per stratum its first row in that order, and the end
  std::vector<double> scale_;            // per stratum, where all its weights are alike
  std::vector<double> weight_;           // per row in that order, otherwise
  std::vector<std::uint32_t> class_;     // per row in that order
  std::vector<std::uint32_t> cell_of_;   // per class
  std::vector<std::uint32_t> level_of_;  // per class: place of its sums
  std::size_t levels_ = 0;
  std::optional<weighting::CellRake> raking_;
  weighting::CellRake::Factors whole_;  // that fit the whole sample
  weighting::RakeOptions options_;
  std::vector<Column> columns_;
};

}  // namespace peil::estimate
