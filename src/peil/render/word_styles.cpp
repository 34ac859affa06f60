#include "peil/render/word_styles.h"

#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"

namespace peil::render {
namespace {

const std::string own_accent = "#14507f";
constexpr const char* ink = "1D1F23";
constexpr const char* soft = "55595F";
constexpr const char* warning = "7A3300";

struct Look {
  const char* id;
  const char* name;
  const char* based_on = "Normal";
  const char* colour = ink;
  int half_points = 0;  // 0: as the style below it
  int before = 0, after = 0;
  bool bold = false;
  int outline = -1;  // level of a heading, from 0
  bool kept_with_next = false;
  bool right = false;
};

// Built-in names let Word, readers of screens and tables of contents know what they are.
constexpr Look looks[] = {
    {.id = "Title", .name = "Title", .half_points = 48, .after = 80, .bold = true},
    {.id = "Heading1",
     .name = "heading 1",
     .half_points = 32,
     .before = 480,
     .after = 120,
     .bold = true,
     .outline = 0,
     .kept_with_next = true},
    {.id = "Heading2",
     .name = "heading 2",
     .half_points = 24,
     .before = 280,
     .after = 80,
     .bold = true,
     .outline = 1,
     .kept_with_next = true},
    {.id = "Lead", .name = "Lead", .half_points = 24, .after = 160},
    {.id = "Note", .name = "Note", .colour = soft, .half_points = 18, .after = 120},
    {.id = "Warning", .name = "Warning", .colour = warning, .after = 160, .bold = true},
    {.id = "Term", .name = "Term", .before = 120, .after = 0, .bold = true},
    {.id = "Caption",
     .name = "caption",
     .before = 240,
     .after = 80,
     .bold = true,
     .kept_with_next = true},
    {.id = "Chart", .name = "Chart", .before = 60, .after = 60, .kept_with_next = true},
    {.id = "Cell", .name = "Cell", .half_points = 18, .before = 30, .after = 30},
    {.id = "CellNumber", .name = "Cell Number", .based_on = "Cell", .right = true},
};

void write_look(pugi::xml_node styles, const Look& look) {
  pugi::xml_node style = put(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", look.id}});
  put(style, "w:name", {{"w:val", look.name}});
  put(style, "w:basedOn", {{"w:val", look.based_on}});
  put(style, "w:qFormat");
  pugi::xml_node p = put(style, "w:pPr");
  if (look.kept_with_next) put(p, "w:keepNext");
  if (look.before != 0 || look.after != 0)
    put(p, "w:spacing",
        {{"w:before", std::to_string(look.before)}, {"w:after", std::to_string(look.after)}});
  if (look.right) put(p, "w:jc", {{"w:val", "right"}});
  if (look.outline >= 0) put(p, "w:outlineLvl", {{"w:val", std::to_string(look.outline)}});
  pugi::xml_node r = put(style, "w:rPr");
  if (look.bold) put(r, "w:b");
  if (look.colour != std::string(ink)) put(r, "w:color", {{"w:val", look.colour}});
  if (look.half_points != 0) {
    put(r, "w:sz", {{"w:val", std::to_string(look.half_points)}});
    put(r, "w:szCs", {{"w:val", std::to_string(look.half_points)}});
  }
}

void write_defaults(pugi::xml_node styles, const std::string& language, const HouseStyle& house) {
  pugi::xml_node defaults = put(styles, "w:docDefaults");
  pugi::xml_node r = put(put(defaults, "w:rPrDefault"), "w:rPr");
  const std::string font = house.typefaces.empty() ? "Calibri" : house.typefaces.front();
  put(r, "w:rFonts", {{"w:ascii", font}, {"w:hAnsi", font}, {"w:cs", "Arial"}});
  put(r, "w:color", {{"w:val", ink}});
  put(r, "w:sz", {{"w:val", "21"}});
  put(r, "w:szCs", {{"w:val", "21"}});
  put(r, "w:lang", {{"w:val", language}});
  put(put(put(defaults, "w:pPrDefault"), "w:pPr"), "w:spacing",
      {{"w:after", "140"}, {"w:line", "276"}, {"w:lineRule", "auto"}});
}

void write_table_look(pugi::xml_node styles) {
  pugi::xml_node style = put(styles, "w:style", {{"w:type", "table"}, {"w:styleId", "Figures"}});
  put(style, "w:name", {{"w:val", "Figures"}});
  pugi::xml_node lines = put(put(style, "w:tblPr"), "w:tblBorders");
  for (const char* side : {"w:bottom", "w:insideH"})
    put(lines, side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "D3D7DC"}});
  pugi::xml_node head = put(style, "w:tblStylePr", {{"w:type", "firstRow"}});
  pugi::xml_node under = put(put(head, "w:tcPr"), "w:tcBorders");
  put(under, "w:bottom", {{"w:val", "single"}, {"w:sz", "12"}, {"w:space", "0"}, {"w:color", ink}});
}

}  // namespace

void write_word_styles(pugi::xml_document& xml, const std::string& language,
                       const HouseStyle& house) {
  pugi::xml_node styles =
      put_root(xml, "w:styles", {{"xmlns:w", std::string(office) + "wordprocessingml/2006/main"}});
  write_defaults(styles, language, house);
  pugi::xml_node normal = put(
      styles, "w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
  put(normal, "w:name", {{"w:val", "Normal"}});
  put(normal, "w:qFormat");
  for (const Look& look : looks) write_look(styles, look);

  pugi::xml_node mark = put(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", "Mark"}});
  put(mark, "w:name", {{"w:val", "Mark"}});
  put(mark, "w:basedOn", {{"w:val", "Normal"}});
  put(put(mark, "w:pPr"), "w:spacing", {{"w:before", "0"}, {"w:after", "0"}});
  pugi::xml_node large = put(mark, "w:rPr");
  put(large, "w:b");
  put(large, "w:color", {{"w:val", (house.accent.empty() ? own_accent : house.accent).substr(1)}});
  put(large, "w:sz", {{"w:val", "60"}});

  pugi::xml_node list =
      put(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", "ListBullet"}});
  put(list, "w:name", {{"w:val", "List Bullet"}});
  put(list, "w:basedOn", {{"w:val", "Normal"}});
  pugi::xml_node number = put(put(list, "w:pPr"), "w:numPr");
  put(number, "w:numId", {{"w:val", "1"}});

  pugi::xml_node code = put(styles, "w:style", {{"w:type", "character"}, {"w:styleId", "Code"}});
  put(code, "w:name", {{"w:val", "Code"}});
  pugi::xml_node font = put(code, "w:rPr");
  put(font, "w:rFonts", {{"w:ascii", "Consolas"}, {"w:hAnsi", "Consolas"}, {"w:cs", "Consolas"}});
  put(font, "w:sz", {{"w:val", "16"}});
  write_table_look(styles);
}

void write_word_numbering(pugi::xml_document& xml) {
  pugi::xml_node root = put_root(xml, "w:numbering",
                                 {{"xmlns:w", std::string(office) + "wordprocessingml/2006/main"}});
  pugi::xml_node bullets = put(root, "w:abstractNum", {{"w:abstractNumId", "0"}});
  put(bullets, "w:multiLevelType", {{"w:val", "singleLevel"}});
  pugi::xml_node level = put(bullets, "w:lvl", {{"w:ilvl", "0"}});
  put(level, "w:start", {{"w:val", "1"}});
  put(level, "w:numFmt", {{"w:val", "bullet"}});
  put(level, "w:lvlText", {{"w:val", "\u2022"}});
  put(level, "w:lvlJc", {{"w:val", "left"}});
  put(put(level, "w:pPr"), "w:ind", {{"w:left", "360"}, {"w:hanging", "360"}});
  put(put(root, "w:num", {{"w:numId", "1"}}), "w:abstractNumId", {{"w:val", "0"}});
}

}  // namespace peil::render
