#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// Which way a part of a sentence says that a mark went.
struct ChangeFound {
  std::optional<ClaimKind> kind;
  bool denied = false;
  bool goes_on = false;  ///< the direction is that of the claim before, or of its marks
  bool unclear = false;  ///< it says something of a change that is not understood
  /// A mark that it is held against, of an earlier wave: "less than the 5.6 of last time".
  std::optional<std::size_t> earlier_mark{};
};

/// `marks` are places in the numbers of the page that may be marks.
ChangeFound change_kind(const Page& page, const Part& part, const Context& context,
                        const Spoken& spoken, const std::vector<std::size_t>& marks);

}  // namespace peil::reading
