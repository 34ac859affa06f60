#pragma once

#include <optional>
#include <string>
#include <vector>
#include "peil/analysis/plan/boxes.h"

namespace peil::analysis {

/// What one line of an analysis of waves is about: the answers to a column, or a share of them.
struct Measure {
  std::string name;  ///< as printed: the column, the box, or column|box
  std::string column;
  std::optional<Box> box;

  bool operator==(const Measure&) const = default;
  template <class See>
  void members(See&& see) const {
    see("name", name);
    see("column", column);
    see("box", box);
  }
};

/// Reads `boxes` and `net` beside the variables of `common`, and gives what there is to compare:
/// the variables themselves when there are no boxes. Columns are noted for every design.
std::vector<Measure> read_measures(PlanKeys& keys, const Common& common,
                                   const std::vector<std::string>& designs);

}  // namespace peil::analysis
