#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace peil::weighting {

/// Raking of a table of cells to its margins, again and again with other weights in the cells.
///
/// The factor of a cell is a product of one factor per level. The margins are taken in two halves:
/// a cell lies in one combination of the first half ("line") and one of the second ("column"). The
/// counts of all margins of a half need one pass over the cells, with the factors of the other
/// half; the sweeps themselves run over lines and columns, of which there are few.
/// Source  Deming & Stephan (1940); the halves change the arithmetic, not the steps.
class CellRake {
 public:
  /// level: per margin, per cell, cells in the order of their levels, first margin first;
  /// targets: per margin, per level, in persons.
  CellRake(const std::vector<std::vector<std::uint32_t>>& level,
           std::vector<std::vector<double>> targets);

  /// Factors of lines and columns; room that a caller keeps from one fit to the next.
  struct Factors {
    std::vector<double> line, column, of_line, of_column, counts;
  };
  /// Factors of 1: where a fit starts from when nothing better is known.
  Factors start() const;

  struct Outcome {
    int sweeps = 0;
    double largest_gap = 0.0;  ///< worst |fitted - target| / target over all levels
    bool converged = false;
  };
  /// Fits from the factors given, and leaves the fitted ones there. A level without weight cannot
  /// be fitted: its gap is 1. `weight` has one element per cell, 0 or more.
  Outcome fit(std::span<const double> weight, Factors& factors, int most_sweeps,
              double tolerance) const;

  std::size_t cells() const { return column_.size(); }
  /// What the weight of each cell is multiplied by.
  void write(const Factors& factors, std::span<double> of_cell) const;

 private:
  struct Side {
    std::vector<std::size_t> margins;               // which ones, in order
    std::vector<std::vector<std::uint32_t>> level;  // per margin of the side, per line or column
    std::size_t count = 0;
  };
  void sum_lines(std::span<const double> weight, Factors& factors) const;
  void sum_columns(std::span<const double> weight, Factors& factors) const;
  void sweep(const Side& side, std::span<const double> sums, std::vector<double>& factor,
             std::vector<double>& counts) const;
  double gap(const Side& side, std::span<const double> sums, std::span<const double> factor,
             std::vector<double>& counts) const;

  std::vector<std::vector<double>> targets_;
  Side lines_, columns_;
  std::vector<std::uint32_t> column_;  // per cell
  std::vector<std::size_t> begin_;     // per line its first cell, and the end
};

}  // namespace peil::weighting
