#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace peil::reading {

/// Bytes of a text from the first to behind the last.
struct Stretch {
  std::size_t from = 0, to = 0;
};

/// The sentences of a letter in plain text or Markdown, in order, without the blanks around them
/// and the signs of headings, lists and quotes before them. An empty line, a heading, an item of a
/// list and a row of a table end a sentence; an abbreviation ("bijv.", "d.w.z.") and a decimal do
/// not.
std::vector<Stretch> sentences(std::string_view text, std::string_view language);

}  // namespace peil::reading
