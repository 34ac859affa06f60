#pragma once

#include <span>
#include <string>
#include <string_view>

namespace peil::table {

/// Names of crossed columns, and of levels of crossed columns, are joined with |. A | that belongs
/// to a name is written \|, and a \ is written \\, so that "x|y" with "z" and "x" with "y|z" stay
/// apart. A name that stands alone is left as it is.

/// joined({"x|y", "z"}) is "x\|y|z"; joined({"x|y"}) is "x|y".
std::string joined(std::span<const std::string> parts);

/// One part of a joined name: "x\|y" of "x|y".
std::string as_part(std::string_view name);

/// What is found at a level of `columns` crossed columns has a name of its own there: a category, a
/// quantile. "N|p0.5" of "N" and "p0.5"; the part alone for everybody (no level).
std::string within_level(std::string_view level, std::size_t columns, std::string_view part);

/// "one-other". When `apart`, a - of the names is written \-: only where two contrasts would have
/// one name.
std::string contrast_name(std::string_view one, std::string_view other, bool apart = false);

/// How many parts a joined name has: 2 of "x\|y|z".
std::size_t parts_in(std::string_view joined);

}  // namespace peil::table
