#pragma once

#include <optional>
#include <string>

namespace peil::files {

/// A line that nobody may see. At a terminal it is asked for by `prompt`, without echo, and asked
/// again until both are the same; otherwise it is the next line of standard input. Nothing at the
/// end of the input. Throws OutsideError.
std::optional<std::string> ask_secret(const std::string& prompt);

}  // namespace peil::files
