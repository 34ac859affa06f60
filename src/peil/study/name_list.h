#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::study {

/// True for letters a-z, digits, _ and -, at most 64, the first a letter (or a digit where
/// `digit_first`).
bool is_name(std::string_view text, bool digit_first = false);

/// Names that exist, for the checks of what points at them. When the file that gives them could
/// not be read whole, the list is not complete and no name may be called unknown.
struct NameList {
  std::vector<std::string> names;
  bool complete = true;

  bool has(std::string_view name) const { return std::ranges::find(names, name) != names.end(); }
  bool unknown(std::string_view name) const { return complete && !has(name); }
};

/// "Did you mean 'overall'?", or else "Known are: 'a', 'b'." with at most `most` names.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known,
                         std::size_t most = 12);

/// "'contact' has no answer 'fax'."
std::string has_no_answer(std::string_view item, std::string_view answer);

/// 'a', 'b' and 'c'
std::string list_of(const std::vector<std::string>& names, std::size_t most = 12);

}  // namespace peil::study
