#pragma once

#include <string>

#include "peil/model/house_style.h"
#include "peil/render/drawing.h"

namespace peil::render {

/// A drawing as an SVG file that stands by itself: with its colours, on white, on one page of its
/// own size.
std::string chart_file(const Drawing& drawing, const HouseStyle& house);

/// "Verdana,Open Sans," of the faces of a house, as style sheets write them.
std::string faces_of(const HouseStyle& house);

}  // namespace peil::render
