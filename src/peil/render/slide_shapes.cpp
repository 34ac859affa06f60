#include "peil/render/slide_shapes.h"

#include "peil/render/office_parts.h"
#include "peil/render/slide_text.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr double card_line = 2.25;
constexpr const char* number_field = "{5D3F2C10-8A64-4E0B-9C71-2B6F0D9A1E57}";

void put_place(pugi::xml_node about, const SlidePlace* place) {
  pugi::xml_node own = put(about, "p:nvPr");
  if (place == nullptr) return;
  pugi::xml_node made = put(own, "p:ph", {{"type", place->type}});
  if (*place->number != '\0') made.append_attribute("idx") = place->number;
}

pugi::xml_node put_outline(pugi::xml_node shape, const SlideFrame* frame,
                           const char* form = "rect") {
  pugi::xml_node look = put(shape, "p:spPr");
  if (frame == nullptr) return look;
  put_extent(put(look, "a:xfrm"), *frame);
  put(put(look, "a:prstGeom", {{"prst", form}}), "a:avLst");
  return look;
}

}  // namespace

SlideShapes::SlideShapes(pugi::xml_node root, std::string language)
    : language_(std::move(language)) {
  tree_ = put(put(root, "p:cSld"), "p:spTree");
  pugi::xml_node about = put(tree_, "p:nvGrpSpPr");
  put(about, "p:cNvPr", {{"id", "1"}, {"name", ""}});
  put(about, "p:cNvGrpSpPr");
  put(about, "p:nvPr");
  pugi::xml_node frame = put(put(tree_, "p:grpSpPr"), "a:xfrm");
  put_extent(frame, {});
  put(frame, "a:chOff", {{"x", "0"}, {"y", "0"}});
  put(frame, "a:chExt", {{"cx", "0"}, {"cy", "0"}});
}

void SlideShapes::name_shape(pugi::xml_node about, const std::string& name,
                             const std::string& description) {
  const std::string number = std::to_string(++shapes_);
  pugi::xml_node made = put(about, "p:cNvPr", {{"id", number}, {"name", name + " " + number}});
  if (!description.empty()) made.append_attribute("descr") = shown_text(description).c_str();
}

pugi::xml_node SlideShapes::text(const char* name, const SlidePlace* place, const SlideFrame* frame,
                                 const char* anchor) {
  pugi::xml_node shape = put(tree_, "p:sp");
  pugi::xml_node about = put(shape, "p:nvSpPr");
  name_shape(about, name);
  if (place != nullptr) {
    put(put(about, "p:cNvSpPr"), "a:spLocks", {{"noGrp", "1"}});
  } else {
    put(about, "p:cNvSpPr", {{"txBox", "1"}});
  }
  put_place(about, place);
  pugi::xml_node look = put_outline(shape, frame);
  if (place == nullptr) put(look, "a:noFill");
  pugi::xml_node body = put(shape, "p:txBody");
  put(put(body, "a:bodyPr",
          {{"wrap", "square"},
           {"lIns", "0"},
           {"tIns", "0"},
           {"rIns", "0"},
           {"bIns", "0"},
           {"anchor", anchor}}),
      "a:noAutofit");
  put(body, "a:lstStyle");
  return body;
}

void SlideShapes::words(const char* name, const SlidePlace& place, const SlideFrame* frame,
                        const WordsLook& look, const Words& words) {
  pugi::xml_node paragraph = put(text(name, &place, frame, look.anchor), "a:p");
  put_form(paragraph, words, look.size, language_);
  put_runs(paragraph, words, look.size, look.bold, look.colour, language_);
}

void SlideShapes::slide_number(const SlidePlace& place, const SlideFrame* frame,
                               const std::string& shown) {
  pugi::xml_node paragraph = put(text("Number", &place, frame), "a:p");
  put(paragraph, "a:pPr", {{"algn", "r"}});
  pugi::xml_node field = put(paragraph, "a:fld", {{"id", number_field}, {"type", "slidenum"}});
  pugi::xml_node look =
      put(field, "a:rPr", {{"lang", language_}, {"sz", hundredths(type_size::foot)}});
  put_fill(look, colour::soft);
  put(field, "a:t").text() = shown.c_str();
}

void SlideShapes::band(const SlideFrame& frame, std::string_view colour) {
  pugi::xml_node shape = put(tree_, "p:sp");
  pugi::xml_node about = put(shape, "p:nvSpPr");
  name_shape(about, "Band");
  put(about, "p:cNvSpPr");
  put_place(about, nullptr);
  pugi::xml_node look = put_outline(shape, &frame);
  put_fill(look, colour);
  put_no_line(look);
}

void SlideShapes::write(const TextBox& box, const SlidePlace* place) {
  if (box.card) {
    const SlideFrame above{box.frame.left, box.frame.top, box.frame.width, 0.0};
    pugi::xml_node line = put(tree_, "p:cxnSp");
    pugi::xml_node about = put(line, "p:nvCxnSpPr");
    name_shape(about, "Line");
    put(about, "p:cNvCxnSpPr");
    put_place(about, nullptr);
    put_line(put_outline(line, &above, "line"), "a:ln", colour::accent, card_line);
  }
  SlideFrame frame = box.frame;
  if (box.card) frame.top += inside_card, frame.height -= inside_card;
  pugi::xml_node body = text("Text", place, &frame);
  for (std::size_t i = 0; i < box.paragraphs.size(); ++i)
    put_paragraph(body, box.paragraphs[i], i == 0, language_);
}

pugi::xml_node SlideShapes::graphic(const SlideFrame& frame, const char* name,
                                    const std::string& description, const std::string& kind) {
  pugi::xml_node made = put(tree_, "p:graphicFrame");
  pugi::xml_node about = put(made, "p:nvGraphicFramePr");
  name_shape(about, name, description);
  put(put(about, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", {{"noGrp", "1"}});
  put_place(about, nullptr);
  put_extent(put(made, "p:xfrm"), frame);
  return put(put(made, "a:graphic"), "a:graphicData",
             {{"uri", std::string(office) + "drawingml/2006/" + kind}});
}

void SlideShapes::write(const TableBox& box) {
  put_table(graphic(box.frame, "Table", flat(box.caption), "table"), box, language_);
}

void SlideShapes::chart(const SlideFrame& frame, const std::string& description,
                        const std::string& relation) {
  const std::string chart = std::string(office) + "drawingml/2006/chart";
  put(graphic(frame, "Chart", description, "chart"), "c:chart",
      {{"xmlns:c", chart}, {"r:id", relation}});
}

void SlideShapes::picture_of_slide(const SlideFrame* frame) {
  const SlidePlace place{"sldImg"};
  pugi::xml_node shape = put(tree_, "p:sp");
  pugi::xml_node about = put(shape, "p:nvSpPr");
  name_shape(about, "Slide");
  put(put(about, "p:cNvSpPr"), "a:spLocks",
      {{"noGrp", "1"}, {"noRot", "1"}, {"noChangeAspect", "1"}});
  put_place(about, &place);
  put_outline(shape, frame);
}

}  // namespace peil::render
