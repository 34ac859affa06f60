#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// What is highest, lowest, first, or the ends of a range.
struct ExtremeFound {
  std::optional<ClaimKind> kind;
  bool unclear = false;                 ///< it says something about figures that makes no sense
  bool spread = false;                  ///< its two marks are the lowest and the highest
  int rank = 1;                         ///< 2: the second
  std::vector<std::string> measures{};  ///< that it speaks of, where its names do not tell
};

ExtremeFound extreme_kind(const Page& page, const Part& part, const Context& context,
                          const Spoken& spoken, const std::vector<std::size_t>& marks);

}  // namespace peil::reading
