#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::access {

/// The mark that a page of questions carries: it makes sending it twice the same as once, and says
/// to whom and on which page it was given. "RANDOM.SIGNATURE".
std::string post_mark(std::string_view key, std::string_view respondent, std::string_view page,
                      std::string_view random);

/// The random part of a mark that was given to this respondent on this page; nothing when it was
/// forged, or belongs to another respondent or page.
std::optional<std::string> random_of(std::string_view key, std::string_view mark,
                                     std::string_view respondent, std::string_view page);

}  // namespace peil::access
