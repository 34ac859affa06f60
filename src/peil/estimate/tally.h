#pragma once

#include <cstdint>
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

}  // namespace peil::estimate
