#pragma once

#include <string_view>

namespace peil::report {

// Programs that compute figures.csv again from the files beside them, and end with exit status 1
// where a figure differs. They need nothing but their language.

std::string_view rebuild_py();
std::string_view rebuild_r();

}  // namespace peil::report
