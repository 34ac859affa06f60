#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// How a part of a sentence holds two groups of one wave against each other.
struct GroupsFound {
  std::optional<ClaimKind> kind;
  std::vector<std::string> pair;  ///< the one spoken of first
  bool either = false;            ///< they differ, whichever is higher
  bool denied = false;
  bool unclear = false;   ///< they are compared in a way that is not understood
  bool reversed = false;  ///< the other way round than what was said just before
  int gap = 0;            ///< how far they lie apart grew (1) or shrank (-1)
};

/// `marks` are places in the numbers of the page that may be marks.
GroupsFound groups_kind(const Page& page, const Part& part, const Context& context,
                        const Spoken& spoken, const std::vector<std::size_t>& marks);

/// A comparison stands in the part that is more than how near a number is.
bool compares_groups(const Page& page, const Part& part);

}  // namespace peil::reading
