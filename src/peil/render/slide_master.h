#pragma once

#include <string>
#include <vector>

#include "peil/render/office_parts.h"
#include "peil/render/slide_shapes.h"

namespace peil::render {

/// The layouts by which slides are made, and their places.
namespace slide_layout {
inline constexpr const char *first = "ppt/slideLayouts/slideLayout1.xml",
                            *text = "ppt/slideLayouts/slideLayout2.xml",
                            *title_only = "ppt/slideLayouts/slideLayout3.xml";
}  // namespace slide_layout

namespace slide_place {
inline constexpr SlidePlace title{"title"}, text{"body", "1"}, foot{"ftr", "10"},
    number{"sldNum", "11"};
// Of the first slide.
inline constexpr SlidePlace first_title{"ctrTitle"}, subtitle{"subTitle", "1"},
    organisation{"body", "12"}, warning{"body", "13"};
}  // namespace slide_place

/// Where the title of the first slide stands.
inline constexpr SlideFrame first_title_frame{72, 150, 820, 150};

/// Theme, master, layouts, and the presentation of `slides`, names of parts in their order.
void add_presentation(OfficeParts& parts, const std::vector<std::string>& slides,
                      const HouseStyle& house, const std::string& language);

}  // namespace peil::render
