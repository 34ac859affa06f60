#include "peil/render/slide_notes.h"

#include "peil/render/slide_shapes.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr double notes_size = 10.0;
// On a page of 540 by 720 points.
constexpr SlideFrame picture{54, 54, 432, 243}, text{54, 320, 432, 350};

constexpr SlidePlace body{"body", "1"};

}  // namespace

void SlideNumbers::add(const Number& number) {
  if (number.key.empty()) return;
  std::string line = number.text + " = " + number.key;
  if (!number.part.empty()) line += " " + number.part;
  if (seen_.insert(line).second) lines_.push_back(std::move(line));
}

void SlideNumbers::add(const Words& words) {
  for (const TextRun& run : words)
    if (run.kind == TextRun::Kind::Figure) add(run.number);
}

void SlideNumbers::add(const TextBox& box) {
  for (const SlideParagraph& p : box.paragraphs) add(p.words);
}

void SlideNumbers::add(const TableBox& box) {
  for (const PrintedColumn& column : box.columns) add(column.title);
  for (const PrintedRow& row : box.rows)
    for (const Words& cell : row.cells) add(cell);
}

void SlideNumbers::add(const ChartBox& box) {
  if (const auto* line = std::get_if<LineChart>(&box.chart)) {
    for (const ChartSeries& series : line->series)
      for (const ChartPoint& point : series.points) add(point.label);
  } else if (const auto* dots = std::get_if<DotChart>(&box.chart)) {
    for (const DotRow& row : dots->rows) add(row.number);
  }
}

void SlideNumbers::add(const Slide& slide) {
  for (const SlideItem& item : slide.items) std::visit([this](const auto& box) { add(box); }, item);
}

void add_notes_master(OfficeParts& parts, const std::string& theme, const std::string& language) {
  pugi::xml_document xml;
  pugi::xml_node root = put_slide_root(xml, "p:notesMaster", "xmlns:p", slide_namespace);
  SlideShapes shapes(root, language);
  shapes.picture_of_slide(&picture);
  put(put(shapes.text("Notes", &body, &text), "a:p"), "a:endParaRPr", {{"lang", language}});
  put_colour_map(root);
  parts.add(notes_master_part, xml, slide_type("notesMaster+xml"));
  parts.relate(notes_master_part, office_relation("theme"), theme);
}

void add_notes(OfficeParts& parts, const std::string& slide, std::size_t number,
               const std::vector<std::string>& lines, const std::string& language) {
  const std::string name = "ppt/notesSlides/notesSlide" + std::to_string(number) + ".xml";
  pugi::xml_document xml;
  pugi::xml_node root = put_slide_root(xml, "p:notes", "xmlns:p", slide_namespace);
  SlideShapes shapes(root, language);
  shapes.picture_of_slide(nullptr);
  pugi::xml_node made = shapes.text("Notes", &body, nullptr);
  for (const std::string& line : lines)
    put_runs(put(made, "a:p"), plain(line), notes_size, false, colour::ink, language);
  put(put(root, "p:clrMapOvr"), "a:masterClrMapping");
  parts.relate(name, office_relation("notesMaster"), notes_master_part);
  parts.relate(name, office_relation("slide"), slide);
  parts.relate(slide, office_relation("notesSlide"), name);
  parts.add(name, xml, slide_type("notesSlide+xml"));
}

}  // namespace peil::render
