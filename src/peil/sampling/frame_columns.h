#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/plan.h"
#include "peil/sampling/problem_list.h"

namespace peil::sampling {

/// How a plan names the encoding of its frame.
inline constexpr const char* say_windows_1252 =
    "encoding = \"windows-1252\" under [frame] of the plan";

/// Where the columns that a plan names stand in a frame: places in a row, in the plan's order.
struct FrameColumns {
  std::size_t count = 0;  ///< fields in a row
  std::size_t key = 0;
  std::size_t group = 0;
  std::optional<std::size_t> language, also_in;
  std::vector<std::size_t> strata, design, contact;
  std::vector<std::size_t> exclusions;  ///< one per rule
  std::optional<std::size_t> fictional;
  std::vector<std::string> names;

  /// Reads the first row of a frame. Problems go to `problems`: frame.duplicate-header,
  /// frame.column-missing, frame.not-utf8, frame.nul-byte; the result is then of no use.
  static FrameColumns read(const std::vector<std::string>& header, std::size_t line,
                           const Plan& plan, ProblemList& problems);
};

}  // namespace peil::sampling
