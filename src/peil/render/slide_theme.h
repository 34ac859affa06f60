#pragma once

#include <string>

#include "peil/model/house_style.h"
#include "peil/render/office_parts.h"

namespace peil::render {

/// Colours and faces of slides, in a part of that name.
void add_theme(OfficeParts& parts, const std::string& name, const HouseStyle& house);

}  // namespace peil::render
