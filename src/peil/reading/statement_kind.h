#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// What a part of a sentence claims, before its names and numbers are filled in.
struct KindFound {
  std::optional<ClaimKind> kind;
  std::vector<std::string> pair;  ///< the two groups that are compared, the one spoken of first
  bool either = false;            ///< they differ, whichever is higher
  bool denied = false;
  bool goes_on = false;                 ///< the direction is that of the claim before
  bool repeats = false;                 ///< it is the claim before, of another wave
  std::vector<std::string> measures{};  ///< that it speaks of, where its names do not tell
  std::string told_benchmark{};         ///< only its own mark is told
  bool unclear = false;                 ///< it says something about figures that makes no sense
  bool spread = false;                  ///< its two marks are the lowest and the highest
  std::optional<bool> sure{};           ///< more than chance, or not: of the change before
  int rank = 1;                         ///< of highest and lowest: the second
  bool reversed = false;                ///< the other way round than what was said before
  /// A mark that it is held against, of an earlier wave: "less than the 5.6 of last time".
  std::optional<std::size_t> earlier_mark{};
  int gap = 0;  ///< how far the pair lies apart grew (1) or shrank (-1)
};

/// `marks` are places in the numbers of the page that may be marks.
KindFound kind_of(const Page& page, const Part& part, const Context& context, const Spoken& spoken,
                  const std::vector<std::size_t>& marks);

}  // namespace peil::reading
