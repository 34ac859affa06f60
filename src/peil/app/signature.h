#pragma once

#include <string_view>

namespace peil::app {

/// Whether a name that somebody signs with, or a reason that they give, is more than blanks.
bool says_something(std::string_view given);

}  // namespace peil::app
