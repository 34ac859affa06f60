#include "peil/render/slide_master.h"

#include "peil/render/slide_notes.h"
#include "peil/render/slide_theme.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr const char* presentation = "ppt/presentation.xml";
constexpr const char* master = "ppt/slideMasters/slideMaster1.xml";
constexpr const char* theme = "ppt/theme/theme1.xml";
constexpr const char* notes_theme = "ppt/theme/theme2.xml";
constexpr const char* table_styles = "ppt/tableStyles.xml";
constexpr double notes_width = 540.0, notes_height = 720.0;
constexpr std::size_t first_slide_id = 256, first_layout_id = 2147483649;  // by the standard

constexpr SlideFrame organisation_frame{72, 60, 820, 60}, subtitle_frame{72, 312, 820, 60},
    warning_frame{72, 424, 820, 52};
constexpr SlideFrame band_above{0, 0, slide_width, 8}, band_beside{0, 0, 32, slide_height};

void empty_paragraph(pugi::xml_node body, const std::string& language) {
  put(put(body, "a:p"), "a:endParaRPr", {{"lang", language}});
}

void put_foot(SlideShapes& shapes, const std::string& language) {
  empty_paragraph(shapes.text("Foot", &slide_place::foot, &slide_foot), language);
  shapes.slide_number(slide_place::number, &slide_number, "‹#›");
}

void put_style(pugi::xml_node styles, const char* name, double size, bool bold,
               const std::string& face) {
  pugi::xml_node level = put(put(styles, name), "a:lvl1pPr", {{"marL", "0"}, {"algn", "l"}});
  put(level, "a:buNone");
  pugi::xml_node look = put(level, "a:defRPr", {{"sz", hundredths(size)}, {"b", bold ? "1" : "0"}});
  put_fill(look, colour::ink);
  put(look, "a:latin", {{"typeface", "+" + face + "-lt"}});
  put(look, "a:ea", {{"typeface", "+" + face + "-ea"}});
  put(look, "a:cs", {{"typeface", "+" + face + "-cs"}});
}

std::vector<const char*> layouts() {
  return {slide_layout::first, slide_layout::text, slide_layout::title_only};
}

void add_master(OfficeParts& parts, const std::string& language) {
  pugi::xml_document xml;
  pugi::xml_node root = put_slide_root(xml, "p:sldMaster", "xmlns:p", slide_namespace);
  SlideShapes shapes(root, language);
  shapes.band(band_above, colour::accent);
  empty_paragraph(shapes.text("Title", &slide_place::title, &slide_title, "b"), language);
  empty_paragraph(shapes.text("Text", &slide_place::text, &slide_body), language);
  put_foot(shapes, language);
  put_colour_map(root);
  pugi::xml_node list = put(root, "p:sldLayoutIdLst");
  std::size_t id = first_layout_id;
  for (const char* layout : layouts()) {
    put(list, "p:sldLayoutId",
        {{"id", std::to_string(id++)},
         {"r:id", parts.relate(master, office_relation("slideLayout"), layout)}});
  }
  pugi::xml_node styles = put(root, "p:txStyles");
  put_style(styles, "p:titleStyle", 28, true, "mj");
  put_style(styles, "p:bodyStyle", 16, false, "mn");
  put_style(styles, "p:otherStyle", 16, false, "mn");
  parts.relate(master, office_relation("theme"), theme);
  parts.add(master, xml, slide_type("slideMaster+xml"));
}

void put_first(SlideShapes& shapes, const std::string& language) {
  shapes.band(band_beside, colour::accent);
  empty_paragraph(shapes.text("Title", &slide_place::first_title, &first_title_frame, "b"),
                  language);
  empty_paragraph(shapes.text("Text", &slide_place::subtitle, &subtitle_frame), language);
  empty_paragraph(shapes.text("Text", &slide_place::organisation, &organisation_frame), language);
  empty_paragraph(shapes.text("Text", &slide_place::warning, &warning_frame), language);
}

// `shown` is what programs call it, and by what it is found again.
void add_layout(OfficeParts& parts, const char* name, const char* type, const char* shown,
                const std::string& language) {
  pugi::xml_document xml;
  pugi::xml_node root = put_slide_root(xml, "p:sldLayout", "xmlns:p", slide_namespace);
  root.append_attribute("type") = type;
  root.append_attribute("preserve") = "1";
  const bool first = name == slide_layout::first;
  if (first) root.append_attribute("showMasterSp") = "0";
  SlideShapes shapes(root, language);
  root.child("p:cSld").append_attribute("name") = shown;
  if (first) {
    put_first(shapes, language);
  } else {
    empty_paragraph(shapes.text("Title", &slide_place::title, nullptr, "b"), language);
    if (name == slide_layout::text)
      empty_paragraph(shapes.text("Text", &slide_place::text, nullptr), language);
    put_foot(shapes, language);
  }
  put(put(root, "p:clrMapOvr"), "a:masterClrMapping");
  parts.relate(name, office_relation("slideMaster"), master);
  parts.add(name, xml, slide_type("slideLayout+xml"));
}

void put_size(pugi::xml_node root, const char* name, double width, double height) {
  put(root, name, {{"cx", emu(width)}, {"cy", emu(height)}});
}

}  // namespace

void add_presentation(OfficeParts& parts, const std::vector<std::string>& slides,
                      const HouseStyle& house, const std::string& language) {
  const auto relation = [&](const char* kind, const std::string& to) {
    return parts.relate(presentation, office_relation(kind), to);
  };
  pugi::xml_document xml;
  pugi::xml_node root = put_slide_root(xml, "p:presentation", "xmlns:p", slide_namespace);
  put(put(root, "p:sldMasterIdLst"), "p:sldMasterId",
      {{"id", std::to_string(first_layout_id - 1)}, {"r:id", relation("slideMaster", master)}});
  put(put(root, "p:notesMasterIdLst"), "p:notesMasterId",
      {{"r:id", relation("notesMaster", notes_master_part)}});
  pugi::xml_node list = put(root, "p:sldIdLst");
  for (std::size_t i = 0; i < slides.size(); ++i) {
    put(list, "p:sldId",
        {{"id", std::to_string(first_slide_id + i)}, {"r:id", relation("slide", slides[i])}});
  }
  put_size(root, "p:sldSz", slide_width, slide_height);
  put_size(root, "p:notesSz", notes_width, notes_height);
  put_style(root, "p:defaultTextStyle", 16, false, "mn");
  relation("theme", theme);
  relation("tableStyles", table_styles);
  parts.relate("", office_relation("officeDocument"), presentation);
  parts.add(presentation, xml, slide_type("presentation.main+xml"));

  pugi::xml_document styles;
  put_slide_root(styles, "a:tblStyleLst", "xmlns:p", slide_namespace).append_attribute("def") =
      "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";
  parts.add(table_styles, styles, slide_type("tableStyles+xml"));
  add_theme(parts, theme, house);
  add_theme(parts, notes_theme, house);
  add_master(parts, language);
  add_layout(parts, slide_layout::first, "title", "peil: title", language);
  add_layout(parts, slide_layout::text, "tx", "peil: text", language);
  add_layout(parts, slide_layout::title_only, "titleOnly", "peil: title only", language);
  add_notes_master(parts, notes_theme, language);
}

}  // namespace peil::render
