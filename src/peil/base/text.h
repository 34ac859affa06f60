#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

/// Parts of `text` between `sign`s; "a,,b" has three parts, "" has one empty part.
std::vector<std::string_view> split(std::string_view text, char sign);

/// Words of `text`: the parts between runs of blanks, none of them empty.
std::vector<std::string> words(std::string_view text);

/// `text` without blanks, tabs and line ends around it.
std::string_view trim(std::string_view text);

/// Joins with `between`: join({"a", "b"}, ", ") is "a, b".
std::string join(std::span<const std::string> parts, std::string_view between);

/// True when `bytes` are well-formed UTF-8 without NUL.
bool is_utf8(std::string_view bytes);

/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view utf8);

/// The whole text as a number, or nothing: "12" and "-3", never "12a", "", " 12" or "1e400".
std::optional<std::int64_t> whole_number(std::string_view text);
/// The whole text as a finite decimal number with a point, or nothing.
std::optional<double> decimal_number(std::string_view text);

/// The candidate that needs the fewest edits (Damerau-Levenshtein), if it is near enough to be
/// what was meant: at most a third of its length, at least one. What is longer than a name may be
/// (200 bytes) is near to nothing.
std::optional<std::string> nearest(std::string_view wrong, std::span<const std::string> known);

/// `value` with `decimals` digits behind a point, for files and for messages of the program; what
/// readers see is written by language/numbers.h. Halves go away from zero on the decimal value, so
/// 7.05 prints 7.1.
std::string number_text(double value, int decimals);

/// Shortest decimal text from which the same double is read back; 15 to 17 digits.
std::string exact_text(double value);

}  // namespace peil
