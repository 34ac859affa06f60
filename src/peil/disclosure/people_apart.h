#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "peil/base/combinations.h"
#include "peil/disclosure/row_set.h"

namespace peil::disclosure {

/// A set of rows that is what two others have in common.
struct CrossedRows {
  const RowSet* rows = nullptr;
  const RowSet* by = nullptr;     ///< of one question often the same: who answered it
  const RowSet* among = nullptr;  ///< comes again with other questions; nullptr: `rows` is `by`
};

/// Divides the rows of a table by sets of them: two rows are in one part when the same sets have
/// both.
///
/// What many divisions have in common, the sets that say of whom figures are, is worked out once.
class PeopleApart {
 public:
  /// The parts: how many rows each has, and for each of the sets the parts that it is made of.
  struct Parts {
    std::vector<std::size_t> people;
    std::vector<std::vector<std::uint32_t>> of_set;  ///< ascending
  };

  /// Shapes    `sets` in one order always give one order of parts
  /// Cost      where all are of one `by`, as the figures about a question are, its rows and the
  ///           parts of the sets; else every set of rows once, and parts log parts
  /// Contract  sets have at most `rows` rows, and none of those beyond
  Parts by(std::span<const CrossedRows> sets, std::size_t rows);

 private:
  using Sets = std::vector<const RowSet*>;

  // A division by what sets are among, before anybody is asked whether he answered.
  struct Common {
    std::vector<std::uint32_t> part;                 // of every row
    std::vector<std::vector<std::uint32_t>> of_set;  // ascending
    std::vector<std::size_t> people;                 // of every part
    bool of_nobody = false;                          // the first part is in none of the sets
  };

  const Combinations& combined(const Sets& among, std::size_t rows);
  const Common& common(const Sets& among, std::size_t rows);
  Parts of_one(const RowSet& by, const Common& common, std::size_t rows) const;

  std::map<std::pair<std::size_t, Sets>, Combinations> among_;
  std::map<std::pair<std::size_t, Sets>, Common> common_;
};

}  // namespace peil::disclosure
