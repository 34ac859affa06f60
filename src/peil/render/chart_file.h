#pragma once

#include <string>

#include "peil/render/drawing.h"

namespace peil::render {

/// A drawing as an SVG file that stands by itself: with its colours, on white, on one page of its
/// own size.
std::string chart_file(const Drawing& drawing);

}  // namespace peil::render
