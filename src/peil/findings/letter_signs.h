#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

/// Where a piece of Markdown that begins at `at` ends: the place of the sign behind it. Nothing
/// when what stands there is no such piece. `limit` is how far is looked: the end of the paragraph
/// or nearer.
namespace peil::findings {

/// A backslash, with the sign that it takes its meaning from.
std::size_t end_of_escape(std::string_view letter, std::size_t at);

/// Code between backticks, or the backticks alone where no equally many close it.
std::size_t end_of_code(std::string_view letter, std::size_t at, std::size_t limit);

/// A tag of HTML within its paragraph (which is looked for only then), or a comment of any length.
std::optional<std::size_t> end_of_tag(std::string_view letter, std::size_t at,
                                      const std::function<std::size_t()>& limit);

/// "(address)" with brackets in pairs.
std::optional<std::size_t> end_of_link_target(std::string_view letter, std::size_t at,
                                              std::size_t limit);

/// How long the number of a list item is with which a line begins, "12." or "12)"; 0: none.
std::size_t list_number(std::string_view line);

}  // namespace peil::findings
