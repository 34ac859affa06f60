#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/render/slide_look.h"

namespace peil::render {

/// Lines and words that lie over a chart and move with it, as a part of their own. All places are
/// in points from the corner of the chart.
class ChartShapes {
 public:
  ChartShapes(double width, double height);

  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width,
            std::string_view dash);
  /// Lines below each other in `frame`; `align` is "l", "r" or "ctr".
  void text(const SlideFrame& frame, const std::vector<std::string>& lines, const char* align,
            const std::string& language);

  bool empty() const { return shapes_ == 0; }
  const pugi::xml_document& xml() const { return xml_; }

 private:
  pugi::xml_node anchored(const SlideFrame& frame);
  pugi::xml_node shape(pugi::xml_node anchor, const char* name, const char* about,
                       const SlideFrame& frame, const char* form);

  double width_, height_;
  pugi::xml_document xml_;
  pugi::xml_node root_;
  std::size_t shapes_ = 0;
};

}  // namespace peil::render
