#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "peil/base/combinations.h"
#include "peil/disclosure/row_set.h"

namespace peil::disclosure {

/// Divides the rows of a table by sets of them: two rows are in one part when the same sets have
/// both.
///
/// What many divisions have in common, the sets that say of whom figures are, is worked out once.
class PeopleApart {
 public:
  using Sets = std::vector<const RowSet*>;

  /// The parts: how many rows each has, and for each of the sets the parts that it is made of.
  struct Parts {
    std::vector<std::size_t> people;
    std::vector<std::vector<std::uint32_t>> of_set;  ///< ascending
  };

  /// Shapes    `sets` in one order always give one order of parts. `by` are sets by which all of
  ///           `sets` can be put together, `common` those of them that come again and again.
  /// Contract  sets have at most `rows` rows, and none of those beyond.
  Parts by(const Sets& sets, const Sets& by, const Sets& common, std::size_t rows);

 private:
  std::map<std::pair<std::size_t, Sets>, Combinations> common_;
};

}  // namespace peil::disclosure
