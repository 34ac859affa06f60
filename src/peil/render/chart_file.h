#pragma once

#include <string>

#include "peil/render/drawing.h"

namespace peil::render {

/// A drawing as an SVG file that stands by itself: with its colours, on white, on one page of its
/// own size. `accent` is the colour of the house ("#14507f"), or empty for peil's own.
std::string chart_file(const Drawing& drawing, const std::string& accent);

}  // namespace peil::render
