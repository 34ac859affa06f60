#include "peil/render/slide_mark.h"

#include <algorithm>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/render/office_xml.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr std::string_view first_word = "peil";
constexpr std::size_t digits_of_digest = 16;
constexpr std::size_t deepest_group = 30;
constexpr int decimals_kept = 9;  // programs write the same number with more or fewer digits

// Without fields, whose words a program works out.
std::string words_of(pugi::xml_node paragraph) {
  std::string text;
  for (const pugi::xml_node& child : paragraph.children()) {
    const std::string_view name = child.name();
    if (name == "a:r") {
      text += child.child("a:t").text().get();
    } else if (name == "a:br") {
      text += ' ';
    } else if (!name.empty() && name != "a:pPr" && name != "a:endParaRPr" && name != "a:fld") {
      text += " <" + std::string(name) + "> ";
    }
  }
  return join(words(text), " ");
}

// A paragraph without words says nothing, and programs add some.
void tell_words(pugi::xml_node node, std::vector<std::string>& lines) {
  for (const pugi::xpath_node& paragraph : node.select_nodes(".//a:p"))
    if (std::string line = words_of(paragraph.node()); !line.empty())
      lines.push_back("\"" + std::move(line));
}

void tell_words(const std::string& part, std::vector<std::string>& lines) {
  pugi::xml_document xml;
  if (xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata))
    tell_words(xml.document_element(), lines);
}

std::string value_text(const std::string& text) {
  const auto number = decimal_number(text);
  return number ? number_text(*number, decimals_kept) : join(words(text), " ");
}

void tell_series(pugi::xml_node series, std::vector<std::string>& lines) {
  for (const char* column : {"c:tx", "c:cat", "c:val", "c:xVal", "c:yVal"}) {
    std::string line = column;
    for (const pugi::xpath_node& point : series.child(column).select_nodes(".//c:pt"))
      line += " " + std::string(point.node().attribute("idx").value()) + "=" +
              value_text(point.node().child("c:v").text().get());
    lines.push_back(std::move(line));
  }
}

pugi::xml_node tree_of(pugi::xml_node slide) { return slide.child("p:cSld").child("p:spTree"); }

// "peil/trend/2/0f3a…".
std::optional<SlideMark> read_mark(std::string_view name) {
  const auto parts = split(name, '/');
  if (parts.size() != 4 || parts.front() != first_word) return {};
  const auto place = whole_number(parts[2]);
  if (!place || *place < 1) return {};
  return SlideMark{std::string(parts[1]), static_cast<std::size_t>(*place), std::string(parts[3])};
}

std::string name_of_shape(pugi::xml_node shape) {
  return shape.first_child().child("p:cNvPr").attribute("name").value();
}

}  // namespace

void put_mark(pugi::xml_node slide, const SlideMark& mark) {
  pugi::xml_node tree = tree_of(slide);
  const std::size_t number = tree.select_nodes(".//p:cNvPr").size() + 1;
  pugi::xml_node shape = put(tree, "p:sp");
  pugi::xml_node about = put(shape, "p:nvSpPr");
  put(about, "p:cNvPr",
      {{"id", std::to_string(number)},
       {"name", std::string(first_word) + "/" + mark.chapter + "/" + std::to_string(mark.place) +
                    "/" + mark.digest},
       {"hidden", "1"}});
  put(about, "p:cNvSpPr");
  put(about, "p:nvPr");
  pugi::xml_node look = put(shape, "p:spPr");
  put_extent(put(look, "a:xfrm"), {0, 0, 1, 1});
  put(put(look, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
  put(look, "a:noFill");
  put_no_line(look);
}

std::optional<SlideMark> mark_of(pugi::xml_node slide) {
  for (const pugi::xpath_node& name : tree_of(slide).select_nodes(".//p:cNvPr/@name"))
    if (auto mark = read_mark(name.attribute().value())) return mark;
  return {};
}

SlideContent::SlideContent(pugi::xml_node slide) { shapes(tree_of(slide), 0); }

void SlideContent::shapes(pugi::xml_node tree, std::size_t depth) {
  for (const pugi::xml_node& shape : tree.children()) {
    const std::string_view kind = shape.name();
    const bool about_tree = kind.empty() || kind == "p:nvGrpSpPr" || kind == "p:grpSpPr" ||
                            kind == "p:extLst" || kind.starts_with('!');
    if (about_tree || read_mark(name_of_shape(shape))) continue;
    if (kind == "p:grpSp" && depth < deepest_group) {
      shapes(shape, depth + 1);
      continue;
    }
    lines_.emplace_back(kind == "p:cxnSp" ? "p:sp" : kind);
    tell_words(shape, lines_);
  }
}

void SlideContent::chart(const std::string& part, const std::string& shapes) {
  pugi::xml_document xml;
  std::vector<std::string> lines;
  if (xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata))
    for (const pugi::xpath_node& series : xml.select_nodes("//c:ser"))
      tell_series(series.node(), lines);
  tell_words(xml.document_element(), lines);
  tell_words(shapes, lines);
  charts_.push_back(join(lines, "\n"));
}

void SlideContent::notes(const std::string& part) {
  lines_.emplace_back("notes");
  tell_words(part, lines_);
  if (lines_.back() == "notes") lines_.pop_back();
}

void SlideContent::others(std::string_view kind, std::size_t count) {
  if (count > 0) lines_.push_back(std::string(kind) + " " + std::to_string(count));
}

// Programs number the charts of a slide as they like.
std::string SlideContent::digest() const {
  std::vector<std::string> charts = charts_;
  std::ranges::sort(charts);
  return sha256(join(lines_, "\n") + "\n" + join(charts, "\n")).substr(0, digits_of_digest);
}

std::string slide_title_text(pugi::xml_node slide) {
  const auto title =
      tree_of(slide).select_node("p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]");
  std::vector<std::string> lines;
  if (title) tell_words(title.node(), lines);
  for (std::string& line : lines) line.erase(0, 1);
  return join(lines, " ");
}

}  // namespace peil::render
