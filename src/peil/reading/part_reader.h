#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// What each reader of one kind of claim looks at: a part of a sentence, of whom and when it
/// speaks, and what was said before. `marks` are places in the numbers of the page that may be
/// marks.
class PartReader {
 public:
  /// Contract  all outlive this.
  PartReader(const Page& page, const Part& part, const Context& context, const Spoken& spoken,
             const std::vector<std::size_t>& marks)
      : page_(page), part_(part), context_(context), spoken_(spoken), marks_(marks) {}

 protected:
  bool has(std::string_view sense) const { return part_.has(sense); }
  const Saying& said() const { return part_.said; }

  const Page& page_;
  const Part& part_;
  const Context& context_;
  const Spoken& spoken_;
  const std::vector<std::size_t>& marks_;
};

}  // namespace peil::reading
