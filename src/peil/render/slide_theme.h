#pragma once

#include <string>

#include "peil/render/office_parts.h"

namespace peil::render {

/// Colours and faces of slides, in a part of that name; `accent` is "#14507f", or empty for peil's
/// own.
void add_theme(OfficeParts& parts, const std::string& name, const std::string& accent);

}  // namespace peil::render
