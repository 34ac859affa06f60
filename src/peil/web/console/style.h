#pragma once

#include <string>
#include <string_view>

namespace peil::web::console {

/// What the console needs beside the style of the report.
std::string_view style();

}  // namespace peil::web::console
