#include "peil/render/word_body.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <cmath>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/render/chart_file.h"
#include "peil/render/chart_picture.h"
#include "peil/render/drawing.h"
#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"
#include "peil/render/word_file.h"

namespace peil::render {
namespace {

constexpr std::size_t longest_tag = 64;  // Word refuses a file with a longer one
constexpr double page_width = 9638.0;    // twentieths of a point between the margins of A4
constexpr long most_across = 5'760'000;  // English Metric Units: 16 cm
constexpr double units_of_drawing =
    12'700;  // EMU of a point, which a unit of a drawing is taken for

bool is_right_to_left(const std::string& language) {
  return uloc_isRightToLeft(language.c_str()) != 0;
}

// A key that Word has no room for goes by its digest.
std::string tag_of(const Number& number) {
  const std::string whole = number.part.empty() ? number.key : number.key + "#" + number.part;
  return whole.size() <= longest_tag ? whole : "sha256:" + sha256(whole).substr(0, 40);
}

// As many code points as Word takes for a name.
std::string shortened(std::string name) {
  while (code_points(name) > longest_tag) {
    name.pop_back();
    while (!is_utf8(name)) name.pop_back();
  }
  return name;
}

void text_of(pugi::xml_node node, std::string& text) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = child.name();
    if (name == "w:t") text += child.text().get();
    if (name == "w:p" || name == "w:tc") text += '\n';
    text_of(child, text);
  }
}

// How wide each column should be, of the width of the page, by what stands in it.
std::vector<long> widths_of(const PrintedTable& table) {
  constexpr std::size_t least = 5, most = 34;
  std::vector<double> signs;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t longest = 0;  // no word of a title is cut in two
    for (const std::string& word : peil::words(flat(table.columns[c].title)))
      longest = std::max(longest, code_points(word) + 1);
    for (const PrintedRow& row : table.rows) {
      if (!row.heading && c < row.cells.size() && row.cells.size() == table.columns.size())
        longest = std::max(longest, code_points(flat(row.cells[c])));
    }
    signs.push_back(static_cast<double>(std::clamp(longest, least, most)));
  }
  double all = 0.0;
  for (const double s : signs) all += s;
  std::vector<long> widths;
  for (const double s : signs) widths.push_back(std::lround(page_width * s / all));
  return widths;
}

}  // namespace

std::string chapter_tag(const std::string& id, pugi::xml_node content) {
  std::string text;
  text_of(content, text);
  return "peil/" + id + "/" + sha256(text).substr(0, 16);
}

pugi::xml_node WordBody::control(pugi::xml_node parent, const std::string& id,
                                 const std::string& name) {
  pugi::xml_node made = put(parent, "w:sdt");
  pugi::xml_node about = put(made, "w:sdtPr");
  if (!name.empty()) put(about, "w:alias", {{"w:val", shortened(name)}});
  put(about, "w:tag", {{"w:val", id}});
  put(about, "w:id", {{"w:val", std::to_string(++controls_)}});
  return put(made, "w:sdtContent");
}

// The tag of a chapter says what stood in it when it was written.
void WordBody::seal(pugi::xml_node content) {
  pugi::xml_attribute tag = content.parent().child("w:sdtPr").child("w:tag").attribute("w:val");
  tag = chapter_tag(tag.value(), content).c_str();
}

void WordBody::run(pugi::xml_node parent, const TextRun& run, const std::string& text,
                   bool strong) {
  pugi::xml_node made = put(parent, "w:r");
  const std::string& language = run.language.empty() ? language_ : run.language;
  const bool right = is_right_to_left(language);
  pugi::xml_node about = put(made, "w:rPr");
  if (run.kind == TextRun::Kind::Code) put(about, "w:rStyle", {{"w:val", "Code"}});
  if (strong || run.kind == TextRun::Kind::Strong) put(about, "w:b");
  if (right) put(about, "w:rtl");
  if (!run.language.empty() || right)
    put(about, "w:lang", {{right ? "w:bidi" : "w:val", language}});
  if (!about.first_child()) made.remove_child(about);
  put(made, "w:t", {{"xml:space", "preserve"}}).text() = text.c_str();
}

void WordBody::runs(pugi::xml_node paragraph, const Words& all, bool strong) {
  for (const TextRun& r : all) {
    if (r.kind != TextRun::Kind::Figure) {
      run(paragraph, r, r.text, strong);
    } else if (r.number.key.empty()) {
      run(paragraph, r, r.number.text, strong);
    } else {
      run(control(paragraph, tag_of(r.number), ""), r, r.number.text, strong);
    }
  }
}

pugi::xml_node WordBody::words(pugi::xml_node parent, const char* style, const Words& all,
                               bool kept_with_next) {
  pugi::xml_node made = put(parent, "w:p");
  pugi::xml_node about = put(made, "w:pPr");
  put(about, "w:pStyle", {{"w:val", style}});
  if (kept_with_next) put(about, "w:keepNext");
  if (is_right_to_left(language_)) put(about, "w:bidi");
  runs(made, all, false);
  return made;
}

void WordBody::write(pugi::xml_node body, const Paragraph& paragraph) {
  constexpr const char* styles[] = {"Normal", "Lead", "Note", "Warning"};
  words(body, styles[static_cast<std::size_t>(paragraph.role)], paragraph.words);
}

void WordBody::write(pugi::xml_node body, const Heading& heading) {
  words(body, headed_ ? "Heading2" : "Heading1", heading.words);
}

void WordBody::write(pugi::xml_node body, const BulletList& list) {
  for (const Words& item : list.items) words(body, "ListBullet", item);
}

void WordBody::write(pugi::xml_node body, const TermList& list) {
  for (const auto& [term, explanation] : list.items) {
    words(body, "Term", term, true);
    words(body, "Normal", explanation);
  }
}

void WordBody::cell(pugi::xml_node row, const Words& all, const char* style, std::size_t across,
                    bool strong) {
  pugi::xml_node made = put(row, "w:tc");
  pugi::xml_node about = put(made, "w:tcPr");
  put(about, "w:tcW", {{"w:w", "0"}, {"w:type", "auto"}});
  if (across > 1) put(about, "w:gridSpan", {{"w:val", std::to_string(across)}});
  pugi::xml_node p = put(made, "w:p");
  pugi::xml_node of_p = put(p, "w:pPr");
  put(of_p, "w:pStyle", {{"w:val", style}});
  if (strong) put(of_p, "w:keepNext");  // a head stays with what it heads
  runs(p, all, strong);
}

void WordBody::write(pugi::xml_node body, const PrintedTable& table) {
  words(body, "Caption", table.caption, true);
  pugi::xml_node made = put(body, "w:tbl");
  pugi::xml_node about = put(made, "w:tblPr");
  put(about, "w:tblStyle", {{"w:val", "Figures"}});
  put(about, "w:tblW", {{"w:w", "5000"}, {"w:type", "pct"}});
  put(about, "w:tblLook", {{"w:val", "0420"}, {"w:firstRow", "1"}, {"w:noVBand", "1"}});
  put(about, "w:tblCaption", {{"w:val", flat(table.caption)}});
  pugi::xml_node grid = put(made, "w:tblGrid");
  for (const long width : widths_of(table))
    put(grid, "w:gridCol", {{"w:w", std::to_string(width)}});

  pugi::xml_node head = put(made, "w:tr");
  pugi::xml_node of_head = put(head, "w:trPr");
  put(of_head, "w:cantSplit");
  put(of_head, "w:tblHeader");
  for (const PrintedColumn& c : table.columns)
    cell(head, c.title, c.number ? "CellNumber" : "Cell", 1, true);
  for (const PrintedRow& r : table.rows) {
    pugi::xml_node row = put(made, "w:tr");
    put(put(row, "w:trPr"), "w:cantSplit");
    for (std::size_t c = 0; c < r.cells.size(); ++c) {
      const bool last = c + 1 == r.cells.size();
      const std::size_t across = last ? table.columns.size() - c : 1;
      const bool number = across == 1 && table.columns[c].number;
      cell(row, r.cells[c], number ? "CellNumber" : "Cell", across, r.heading);
    }
  }
  words(body, "Note", table.note);  // keeps two tables apart, also where it is empty
}

void WordBody::write(pugi::xml_node body, const Cards& cards) {
  for (const Card& c : cards.cards) {
    words(body, "Heading2", c.label);
    words(body, "Mark", c.mark, true);
    words(body, "Normal", c.interval);
    if (!c.verdict.empty()) words(body, "Term", c.verdict);
    if (!c.explanation.empty()) words(body, "Note", c.explanation);
    if (!c.tails.empty()) words(body, "Note", c.tails);
  }
}

void WordBody::picture(pugi::xml_node body, const Panel& panel, const std::string& png,
                       double width, double height) {
  pictures_.push_back(png);
  const std::string number = std::to_string(pictures_.size());
  const auto [title, description] = std::visit(
      [](const auto& chart) { return std::pair(flat(chart.title), flat(chart.description)); },
      panel.chart);
  const double shrink =
      std::min(1.0, static_cast<double>(most_across) / (width * units_of_drawing));
  const XmlAttributes size{{"cx", std::to_string(std::lround(width * units_of_drawing * shrink))},
                           {"cy", std::to_string(std::lround(height * units_of_drawing * shrink))}};
  pugi::xml_node p = put(body, "w:p");
  put(put(p, "w:pPr"), "w:pStyle", {{"w:val", "Chart"}});
  pugi::xml_node inline_ = put(put(put(p, "w:r"), "w:drawing"), "wp:inline",
                               {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
  put(inline_, "wp:extent", size);
  put(inline_, "wp:docPr",
      {{"id", number}, {"name", "Chart " + number}, {"title", title}, {"descr", description}});
  const std::string drawing = std::string(office) + "drawingml/2006/";
  pugi::xml_node data = put(put(inline_, "a:graphic", {{"xmlns:a", drawing + "main"}}),
                            "a:graphicData", {{"uri", drawing + "picture"}});
  pugi::xml_node image = put(data, "pic:pic", {{"xmlns:pic", drawing + "picture"}});
  pugi::xml_node about = put(image, "pic:nvPicPr");
  put(about, "pic:cNvPr", {{"id", number}, {"name", "chart-" + number + ".png"}});
  put(about, "pic:cNvPicPr");
  pugi::xml_node fill = put(image, "pic:blipFill");
  put(fill, "a:blip", {{"r:embed", "peilChart" + number}});
  put(put(fill, "a:stretch"), "a:fillRect");
  pugi::xml_node shape = put(image, "pic:spPr");
  pugi::xml_node frame = put(shape, "a:xfrm");
  put(frame, "a:off", {{"x", "0"}, {"y", "0"}});
  put(frame, "a:ext", size);
  put(put(shape, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
}

void WordBody::write(pugi::xml_node body, const Panels& panels) {
  for (const Panel& panel : panels.panels) {
    words(body, "Heading2", panel.heading);
    const std::vector<Drawing> pieces = drawn(panel, drawings_);
    drawings_ += pieces.size();
    for (const Drawing& piece : pieces) {
      const std::string png = chart_picture(chart_file(piece, house_));
      if (!png.empty()) picture(body, panel, png, piece.width, piece.height);
    }
    words(body, "Normal", panel.sentence);
  }
}

void WordBody::front(pugi::xml_node body, const Document& d) {
  pugi::xml_node content = control(body, "title", "");
  words(content, "Note", d.organisation);
  words(content, "Title", d.title);
  words(content, "Note", d.subtitle);
  if (!d.warning.empty()) words(content, "Warning", plain(d.warning));
  seal(content);
}

void WordBody::chapter(pugi::xml_node body, const Section& section) {
  pugi::xml_node content = control(body, section.id, section.title);
  headed_ = !section.title.empty();
  if (headed_) words(content, "Heading1", plain(section.title));
  for (const Block& block : section.blocks)
    std::visit([&](const auto& of_kind) { write(content, of_kind); }, block);
  seal(content);
}

void WordBody::document(pugi::xml_node body, const Document& d) {
  front(body, d);
  chapter(body, d.summary);
  for (const Section& section : d.sections) chapter(body, section);
  pugi::xml_node content = control(body, "colophon", "");
  words(content, "Note", d.colophon);
  seal(content);
}

}  // namespace peil::render
