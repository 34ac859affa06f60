#pragma once

#include <string>
#include <string_view>

namespace peil::render {

/// A rectangle on a slide, in points from its upper left corner.
struct SlideFrame {
  double left = 0.0, top = 0.0, width = 0.0, height = 0.0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

/// Slides are 16 by 9.
inline constexpr double slide_width = 960.0, slide_height = 540.0;
inline constexpr SlideFrame slide_title{40, 22, 880, 66};
inline constexpr SlideFrame slide_body{40, 102, 880, 394};
inline constexpr SlideFrame slide_foot{40, 508, 800, 18};
inline constexpr SlideFrame slide_number{850, 508, 70, 18};

/// Colours by their place in the theme, so that a house can change them there. On white: ink 16:1,
/// soft 7:1, peil's own accent 8:1, warning 9:1; the line is not to be read.
namespace colour {
inline constexpr std::string_view ink = "tx1", soft = "tx2", paper = "bg1", accent = "accent1",
                                  second = "accent2", warning = "accent3", line = "accent4";
}  // namespace colour

/// Between the line above a card and its text.
inline constexpr double inside_card = 8.0;

/// Sizes of type, in points.
namespace type_size {
inline constexpr double foot = 12.0, table = 12.0, label = 11.0, value = 12.0;
}  // namespace type_size

}  // namespace peil::render
