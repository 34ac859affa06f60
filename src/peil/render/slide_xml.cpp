#include "peil/render/slide_xml.h"

#include <cmath>

#include "peil/render/office_parts.h"

namespace peil::render {
namespace {

constexpr double emu_of_a_point = 12700.0;

}  // namespace

pugi::xml_node put_val(pugi::xml_node parent, const char* name, std::string_view value) {
  return put(parent, name, {{"val", std::string(value)}});
}

pugi::xml_node put_slide_root(pugi::xml_document& xml, const char* name, const char* prefix,
                              std::string_view own) {
  const std::string all(office);
  return put_root(xml, name,
                  {{"xmlns:a", all + "drawingml/2006/main"},
                   {"xmlns:r", all + "officeDocument/2006/relationships"},
                   {prefix, all + std::string(own)}});
}

std::string slide_type(std::string_view kind) {
  return "application/vnd.openxmlformats-officedocument.presentationml." + std::string(kind);
}

std::string emu(double points) { return std::to_string(std::llround(points * emu_of_a_point)); }

std::string hundredths(double points) { return std::to_string(std::llround(points * 100.0)); }

std::string shown_text(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\u00AD") {
      ++i;
    } else {
      shown += static_cast<unsigned char>(text[i]) < 0x20 ? ' ' : text[i];
    }
  }
  return shown;
}

void put_extent(pugi::xml_node xfrm, const SlideFrame& frame) {
  put(xfrm, "a:off", {{"x", emu(frame.left)}, {"y", emu(frame.top)}});
  put(xfrm, "a:ext", {{"cx", emu(frame.width)}, {"cy", emu(frame.height)}});
}

void put_fill(pugi::xml_node parent, std::string_view colour) {
  put_val(put(parent, "a:solidFill"), "a:schemeClr", colour);
}

void put_line(pugi::xml_node parent, const char* name, std::string_view colour, double width,
              std::string_view dash) {
  pugi::xml_node line = put(parent, name, {{"w", emu(width)}});
  put_fill(line, colour);
  put_val(line, "a:prstDash", dash);
}

void put_no_line(pugi::xml_node parent, const char* name) { put(put(parent, name), "a:noFill"); }

void put_colour_map(pugi::xml_node root) {
  put(root, "p:clrMap",
      {{"bg1", "lt1"},
       {"tx1", "dk1"},
       {"bg2", "lt2"},
       {"tx2", "dk2"},
       {"accent1", "accent1"},
       {"accent2", "accent2"},
       {"accent3", "accent3"},
       {"accent4", "accent4"},
       {"accent5", "accent5"},
       {"accent6", "accent6"},
       {"hlink", "hlink"},
       {"folHlink", "folHlink"}});
}

}  // namespace peil::render
