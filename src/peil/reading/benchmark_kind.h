#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// How a part of a sentence holds what is spoken of against a benchmark.
struct BenchmarkFound {
  std::optional<ClaimKind> kind;
  bool denied = false;
  bool goes_on = false;  ///< the direction is that of the claim before, or of its marks
  bool unclear = false;  ///< it is held against one in a way that is not understood
};

/// `marks` are places in the numbers of the page that may be marks.
BenchmarkFound benchmark_kind(const Page& page, const Part& part, const Context& context,
                              const Spoken& spoken, const std::vector<std::size_t>& marks);

/// The benchmark of which the part tells the mark, and nothing else; "": none.
std::string benchmark_told(const Page& page, const Part& part, const Context& context,
                           const Spoken& spoken, const std::vector<std::size_t>& marks);

}  // namespace peil::reading
