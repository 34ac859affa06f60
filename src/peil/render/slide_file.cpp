#include "peil/render/slide_file.h"

#include <array>
#include <map>

#include "peil/render/office_parts.h"
#include "peil/render/slide_chart.h"
#include "peil/render/slide_flow.h"
#include "peil/render/slide_mark.h"
#include "peil/render/slide_master.h"
#include "peil/render/slide_notes.h"
#include "peil/render/slide_shapes.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr std::string_view left_out = "figures";  // a table of thousands of rows
constexpr const char* title_chapter = "title";

// The largest size at which words fit in a frame; the smallest where none does.
double size_in(const SlideFrame& frame, const Words& words, std::array<double, 4> sizes) {
  for (const double size : sizes)
    if (height_of(words, size, true, frame.width) <= frame.height) return size;
  return sizes.back();
}

class Deck {
 public:
  explicit Deck(const Document& document) : document_(document) {}

  void first() {
    pugi::xml_document xml;
    pugi::xml_node root = put_slide_root(xml, "p:sld", "xmlns:p", slide_namespace);
    SlideShapes shapes(root, document_.language);
    const Words& title = document_.title;
    const double size = size_in(first_title_frame, title, {40, 34, 28, 22});
    shapes.words("Title", slide_place::first_title, nullptr,
                 {.size = size, .bold = true, .anchor = "b"}, title);
    const auto text = [&](const SlidePlace& place, const WordsLook& look, const Words& words) {
      if (!words.empty()) shapes.words("Text", place, nullptr, look, words);
    };
    text(slide_place::organisation, {.size = 20, .colour = colour::soft}, document_.organisation);
    text(slide_place::subtitle, {.size = 20}, document_.subtitle);
    if (!document_.warning.empty())
      text(slide_place::warning, {.size = 18, .bold = true, .colour = colour::warning},
           plain(document_.warning));
    SlideNumbers numbers;
    for (const Words* words : {&document_.title, &document_.organisation, &document_.subtitle})
      numbers.add(*words);
    finish(root, slide_layout::first, numbers);
    add(xml, title_chapter);
  }

  void section(const Section& section) {
    for (const Slide& slide : slides_of(section)) write(slide, section.id);
  }

  std::string file() {
    add_presentation(parts_, slides_, document_.style, document_.language);
    add_core_properties(parts_, shown_text(flat(document_.title)), document_.language);
    return parts_.file();
  }

 private:
  std::string name() const {
    return "ppt/slides/slide" + std::to_string(slides_.size() + 1) + ".xml";
  }

  void write(const Slide& slide, const std::string& chapter) {
    pugi::xml_document xml;
    pugi::xml_node root = put_slide_root(xml, "p:sld", "xmlns:p", slide_namespace);
    SlideShapes shapes(root, document_.language);
    const Words title = plain(slide.title);
    shapes.words(
        "Title", slide_place::title, nullptr,
        {.size = size_in(slide_title, title, {28, 24, 20, 16}), .bold = true, .anchor = "b"},
        title);
    bool has_text = false;
    for (const SlideItem& item : slide.items) {
      if (const auto* text = std::get_if<TextBox>(&item)) {
        shapes.write(*text, has_text ? nullptr : &slide_place::text);
        has_text = true;
      } else if (const auto* table = std::get_if<TableBox>(&item)) {
        shapes.write(*table);
      } else {
        const auto& chart = std::get<ChartBox>(item);
        shapes.chart(chart.frame, alternative_text(chart.chart),
                     add_chart(parts_, name(), ++charts_, chart, document_.language));
      }
    }
    foot(shapes);
    SlideNumbers numbers;
    numbers.add(slide);
    finish(root, has_text ? slide_layout::text : slide_layout::title_only, numbers);
    add(xml, chapter);
  }

  // The warning stands on every slide.
  void foot(SlideShapes& shapes) {
    const bool warned = !document_.warning.empty();
    const Words words = warned ? plain(document_.warning) : document_.organisation;
    const bool fits =
        height_of(words, type_size::foot, warned, slide_foot.width) <= slide_foot.height;
    if (!words.empty() && (warned || fits)) {
      shapes.words("Foot", slide_place::foot, nullptr,
                   {.size = type_size::foot,
                    .bold = warned,
                    .colour = warned ? colour::warning : colour::soft},
                   words);
    }
    shapes.slide_number(slide_place::number, nullptr, std::to_string(slides_.size() + 1));
  }

  void finish(pugi::xml_node root, const char* layout, const SlideNumbers& numbers) {
    put(put(root, "p:clrMapOvr"), "a:masterClrMapping");
    parts_.relate(name(), office_relation("slideLayout"), layout);
    if (!numbers.lines().empty())
      add_notes(parts_, name(), slides_.size() + 1, numbers.lines(), document_.language);
  }

  void add(const pugi::xml_document& xml, const std::string& chapter) {
    const pugi::xml_node root = xml.document_element();
    put_mark(root, {chapter, ++of_chapter_[chapter], content_digest(root, name(), parts_)});
    parts_.add(name(), xml, slide_type("slide+xml"));
    slides_.push_back(name());
  }

  const Document& document_;
  OfficeParts parts_;
  std::vector<std::string> slides_;
  std::map<std::string, std::size_t> of_chapter_;
  std::size_t charts_ = 0;
};

}  // namespace

std::string slide_file(const Document& document) {
  Deck deck(document);
  deck.first();
  deck.section(document.summary);
  for (const Section& section : document.sections)
    if (section.id != left_out) deck.section(section);
  return deck.file();
}

}  // namespace peil::render
