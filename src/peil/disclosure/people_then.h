#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "peil/disclosure/row_set.h"
#include "peil/model/table.h"
#include "peil/model/went_out.h"

namespace peil::disclosure {

/// The people behind figures of earlier releases as rows of the wave as it is now: of every
/// customer group so many as had answered then, the smaller number among the larger. Where more had
/// answered than there are now, rows are thought behind those of the table.
class PeopleThen {
 public:
  /// Contract: the table of a wave, which has the item and the column customer_group.
  PeopleThen(const Table& table, const std::string& item, const std::string& measure,
             std::span<const EarlierRelease> releases);

  std::size_t rows() const { return rows_; }  ///< of the table, with those thought behind
  /// The rows of one figure of a release.
  RowSet counted(const EarlierRelease& then, const std::string& domain) const;

 private:
  std::string measure_;
  std::size_t rows_;
  std::map<std::string, std::vector<std::uint32_t>> of_group_;
};

}  // namespace peil::disclosure
