#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/base/html.h"
#include "peil/model/document.h"
#include "peil/render/words_html.h"

namespace peil::render {

/// One HTML file that stands by itself: style and charts inside, no script, nothing fetched.
/// For a phone, a wide screen and A4. `linked`: numbers lead to their rows in the table of figures.
std::string html_file(const Document& document, bool linked = false);

/// Sections as they stand in a page with a frame of its own.
Html html_of(std::span<const Section> sections, const FigureAddress& address_of);
/// Each chart of sections as an SVG file by itself, in the colour of the house ("#14507f"; empty:
/// peil's own).
std::vector<std::string> chart_files(std::span<const Section> sections, const HouseStyle& house);

}  // namespace peil::render
