#include "peil/render/slide_chart_shapes.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/render/office_parts.h"
#include "peil/render/slide_text.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

std::string share(double part, double whole) {
  return exact_text(std::clamp(part / whole, 0.0, 1.0));
}

}  // namespace

ChartShapes::ChartShapes(double width, double height) : width_(width), height_(height) {
  root_ = put_slide_root(xml_, "c:userShapes", "xmlns:c", "drawingml/2006/chart");
  root_.append_attribute("xmlns:cdr") =
      (std::string(office) + "drawingml/2006/chartDrawing").c_str();
}

pugi::xml_node ChartShapes::anchored(const SlideFrame& frame) {
  pugi::xml_node anchor = put(root_, "cdr:relSizeAnchor");
  pugi::xml_node from = put(anchor, "cdr:from"), to = put(anchor, "cdr:to");
  put(from, "cdr:x").text() = share(frame.left, width_).c_str();
  put(from, "cdr:y").text() = share(frame.top, height_).c_str();
  put(to, "cdr:x").text() = share(frame.right(), width_).c_str();
  put(to, "cdr:y").text() = share(frame.bottom(), height_).c_str();
  return anchor;
}

pugi::xml_node ChartShapes::shape(pugi::xml_node anchor, const char* name, const char* about,
                                  const SlideFrame& frame, const char* form) {
  ++shapes_;
  const bool is_text = std::string_view(name) == "cdr:sp";
  pugi::xml_node made = put(anchor, name, {{"macro", ""}});
  if (is_text) made.append_attribute("textlink") = "";
  const std::string number = std::to_string(shapes_);
  pugi::xml_node names = put(made, about);
  put(names, "cdr:cNvPr",
      {{"id", std::to_string(shapes_ + 1)}, {"name", (is_text ? "Text " : "Line ") + number}});
  if (is_text) {
    put(names, "cdr:cNvSpPr", {{"txBox", "1"}});
  } else {
    put(names, "cdr:cNvCxnSpPr");
  }
  pugi::xml_node look = put(made, "cdr:spPr");
  put_extent(put(look, "a:xfrm"), frame);
  put(put(look, "a:prstGeom", {{"prst", form}}), "a:avLst");
  return made;
}

void ChartShapes::line(double x1, double y1, double x2, double y2, std::string_view colour,
                       double width, std::string_view dash) {
  const SlideFrame frame{x1, y1, x2 - x1, y2 - y1};
  pugi::xml_node made = shape(anchored(frame), "cdr:cxnSp", "cdr:nvCxnSpPr", frame, "line");
  put_line(made.child("cdr:spPr"), "a:ln", colour, width, dash);
}

void ChartShapes::text(const SlideFrame& frame, const std::vector<std::string>& lines,
                       const char* align, const std::string& language) {
  pugi::xml_node made = shape(anchored(frame), "cdr:sp", "cdr:nvSpPr", frame, "rect");
  put(made.child("cdr:spPr"), "a:noFill");
  pugi::xml_node body = put(made, "cdr:txBody");
  put(body, "a:bodyPr",
      {{"wrap", "none"}, {"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}});
  pugi::xml_node face = put(put(put(body, "a:lstStyle"), "a:lvl1pPr"), "a:defRPr");
  put(face, "a:latin", {{"typeface", "+mn-lt"}});
  put(face, "a:cs", {{"typeface", "+mn-cs"}});
  for (const std::string& line : lines) {
    pugi::xml_node paragraph = put(body, "a:p");
    put(paragraph, "a:pPr", {{"algn", align}});
    put_runs(paragraph, {{TextRun::Kind::Plain, line, "", {}}}, type_size::label, false,
             colour::soft, language);
  }
}

}  // namespace peil::render
