#include "peil/render/slide_theme.h"

#include "peil/base/contract.h"
#include "peil/render/slide_look.h"

namespace peil::render {
namespace {

// What a theme must have, and as little of it as may be: three of each kind of fill, line and
// effect. Arial has Latin, Greek, Cyrillic, Hebrew and Arabic letters, and is everywhere.
constexpr const char* theme = R"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="peil"><a:themeElements><a:clrScheme name="peil"><a:dk1><a:srgbClr val="1D1F23"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="55595F"/></a:dk2><a:lt2><a:srgbClr val="F4F6F8"/></a:lt2><a:accent1><a:srgbClr val="14507F"/></a:accent1><a:accent2><a:srgbClr val="55595F"/></a:accent2><a:accent3><a:srgbClr val="7A3300"/></a:accent3><a:accent4><a:srgbClr val="D3D7DC"/></a:accent4><a:accent5><a:srgbClr val="8A9098"/></a:accent5><a:accent6><a:srgbClr val="1D1F23"/></a:accent6><a:hlink><a:srgbClr val="14507F"/></a:hlink><a:folHlink><a:srgbClr val="55595F"/></a:folHlink></a:clrScheme><a:fontScheme name="peil"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:minorFont></a:fontScheme><a:fmtScheme name="peil"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="28575"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>)xml";

}  // namespace

void add_theme(OfficeParts& parts, const std::string& name, const HouseStyle& house) {
  pugi::xml_document xml;
  expects(bool(xml.load_string(theme, pugi::parse_full)), "slide_theme: it is XML");
  const pugi::xml_node elements = xml.child("a:theme").child("a:themeElements");
  const auto colour = [&](const char* place, const std::string& chosen) {
    if (chosen.empty()) return;
    elements.child("a:clrScheme").child(place).child("a:srgbClr").attribute("val") =
        chosen.substr(1).c_str();
  };
  colour("a:accent1", house.accent), colour("a:hlink", house.accent);
  colour("a:accent2", house.second);
  for (const char* of : {"a:majorFont", "a:minorFont"}) {
    if (!house.typefaces.empty())
      elements.child("a:fontScheme").child(of).child("a:latin").attribute("typeface") =
          house.typefaces.front().c_str();
  }
  parts.add(name, xml, "application/vnd.openxmlformats-officedocument.theme+xml");
}

}  // namespace peil::render
