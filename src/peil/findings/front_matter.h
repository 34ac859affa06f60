#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace peil::findings {

/// What stands between two lines of '---' before a letter.
struct FrontMatter {
  std::map<std::string, std::string, std::less<>>
      values;             ///< keys at the start of a line, quotes taken off
  std::size_t end = 0;    ///< where the letter goes on; behind the first line when unclosed
  bool unclosed = false;  ///< a block is opened and never closed: it has no values
};

/// The block that begins at `at`; none: nothing, and `end` is `at`.
FrontMatter read_front_matter(std::string_view letter, std::size_t at);

}  // namespace peil::findings
