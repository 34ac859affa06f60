#pragma once

#include <string>

#include "peil/reading/part.h"

namespace peil::reading {

/// The one group a letter is written to by a line of it: "Brief aan onze ondernemers", "Dear
/// private customer,"; "": none, or several.
std::string addressed_by(const Part& line);

/// "u" and "you" in a part that names nobody else, or behind "dan", are who the letter is written
/// to: `group`, or who they are said to be, "you, our business customers". Returns who that is.
std::string name_addressee(const Page& page, const std::string& group, Part& part);

}  // namespace peil::reading
