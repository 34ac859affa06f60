#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/classes.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// How many rows of a class gave one answer.
struct Tally {
  std::uint32_t row_class = 0;
  std::uint32_t rows = 0;
  double value = 0.0;  ///< the code, or the number
};

/// The answers to one item, counted: ordered by class and value, absent answers left out. One pass
/// over the column gives every mean and share of the item, by any domain of the classes.
using Tallies = std::vector<Tally>;

Tallies tally(const CodeColumn& column, const Classes& classes);
Tallies tally(const NumberColumn& column, const Classes& classes);
Tallies tally(const Item& item, const Classes& classes);
/// Of a column as it lies: `number` is that of code 1, 2, ... in any order, two codes may have one.
/// Rows that are not 0 in `without` are left out; empty: none is.
Tallies tally(std::span<const std::uint8_t> code, std::span<const double> number,
              std::span<const std::uint8_t> without, const Classes& classes);

}  // namespace peil::estimate
