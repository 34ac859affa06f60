#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// How many rows of each class have each code of a column of few values.
struct CodeCounts {
  std::size_t codes = 1;            ///< 0, which is a blank, with them
  std::vector<std::uint32_t> rows;  ///< class by code
};

/// Whether counting by code takes no more room than some times the rows.
bool fits_in_table(const Classes& classes, std::size_t codes, std::size_t rows);
/// Codes run to `last`; rows that are not 0 in `without` are left out, empty: none is.
CodeCounts code_counts(std::span<const std::uint8_t> code, std::size_t last,
                       std::span<const std::uint8_t> without, const Classes& classes);

/// Of the answers that a code stands for: the number of code 1, 2, ...; two codes may have one,
/// codes without one are no answer. So columns that are made from one another are counted once.
Tallies tally(const CodeCounts& counts, std::span<const std::optional<double>> number);

Tallies tally(const CodeColumn& column, const Classes& classes);
Tallies tally(const NumberColumn& column, const Classes& classes);
Tallies tally(const Item& item, const Classes& classes);
/// Of a column as it lies: `number` is that of code 1, 2, ... in any order, two codes may have one.
/// Rows that are not 0 in `without` are left out; empty: none is.
Tallies tally(std::span<const std::uint8_t> code, std::span<const double> number,
              std::span<const std::uint8_t> without, const Classes& classes);

}  // namespace peil::estimate
