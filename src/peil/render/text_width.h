#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// How wide a text may become, in the unit of `size`: the advance widths of DejaVu Sans, a wide
/// face. The reader's own system font is narrower, so what fits by this measure fits there.
double text_width(std::string_view utf8, double size, bool bold = false);

/// Lines of at most `width`, broken at blanks; a longer word stays whole. What does not fit in
/// `most_lines` ends in an ellipsis.
std::vector<std::string> wrapped(std::string_view utf8, double size, double width,
                                 std::size_t most_lines);

}  // namespace peil::render
