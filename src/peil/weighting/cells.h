#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "peil/weighting/rake.h"

namespace peil::weighting {

/// The rows of a sample by their levels in all margins at once. Cells lie in the order of the
/// levels, first margin first, so they do not depend on the order of the rows.
struct Cells {
  std::vector<std::uint32_t> key;                 ///< one per row: alike where all levels are
  std::vector<std::uint32_t> key_of;              ///< per cell, rising
  std::size_t keys = 0;                           ///< all keys lie below this
  std::vector<std::vector<std::uint32_t>> level;  ///< per margin, per cell
  std::vector<std::size_t> rows;                  ///< per cell
  std::vector<double> start;                      ///< per cell: the weights of its rows together

  std::size_t count() const { return key_of.size(); }
  /// From a value per cell to one per key (0 for a key without rows).
  std::vector<double> by_key(std::span<const double> of_cell) const;
};

/// Cost      one pass over the rows where the margins allow few combinations; a sort where they
///           allow more than there are rows. The same for any number of threads.
/// Contract  start and every Margin::level have one element per row, at least one; levels lie
///           within their margin.
Cells cells_of(std::span<const Weight> start, std::span<const Margin> margins, int threads = 1);

/// How many rows each level of each margin has.
std::vector<std::vector<std::size_t>> rows_by_level(const Cells& cells,
                                                    std::span<const Margin> margins);

}  // namespace peil::weighting
