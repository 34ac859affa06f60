#pragma once

#include <string>

#include "peil/report/pen.h"

namespace peil::report {

/// A source as the study names it, "Agency, Title (https://...)": its name, which leads to its
/// address where it has one. A source that is only an address is called after its host.
Words source_words(const Pen& pen, const std::string& source);

}  // namespace peil::report
