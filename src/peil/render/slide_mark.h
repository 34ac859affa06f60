#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace peil::render {

/// By what a slide of peil's is known again: its chapter, which of the slides of that chapter it is
/// (from 1), and a digest of what stood on it when it was written.
struct SlideMark {
  std::string chapter;
  std::size_t place = 0;
  std::string digest;
};

/// The mark is the name of a shape that is hidden and has no words: "peil/trend/2/0f3a…". Such
/// names outlive saving by PowerPoint and by LibreOffice, which (7.4) loses names of slides and
/// layouts, names and alternative texts of shapes in places of a layout, and extensions.
void put_mark(pugi::xml_node slide, const SlideMark& mark);
/// Nothing of a slide that peil did not write.
std::optional<SlideMark> mark_of(pugi::xml_node slide);

/// What stands on a slide, told so that saving it in another program changes nothing: words, which
/// shapes there are, values and words of charts, notes, and whether people put comments or links
/// on it. Where and how large things are, and how they look, is not told.
class SlideContent {
 public:
  explicit SlideContent(pugi::xml_node slide);

  /// A chart's part, and that of the shapes drawn over it ("" where there is none).
  void chart(const std::string& part, const std::string& shapes);
  void notes(const std::string& part);
  /// How many relations of a kind that peil never makes the slide has.
  void others(std::string_view kind, std::size_t count);

  std::string digest() const;

 private:
  void shapes(pugi::xml_node tree, std::size_t depth);

  std::vector<std::string> lines_, charts_;
};

/// Kinds of relations that only people put on a slide.
inline constexpr std::string_view relations_of_people[] = {"comments", "hyperlink", "slide",
                                                           "image"};

/// The digest of a slide and of what it points at, in `parts` (OfficeParts or OfficePackage).
template <class Parts>
std::string content_digest(pugi::xml_node slide, const std::string& name, Parts& parts) {
  SlideContent content(slide);
  for (const std::string& chart : parts.related(name, "chart")) {
    const auto over = parts.related(chart, "chartUserShapes");
    content.chart(parts.bytes(chart), over.empty() ? "" : parts.bytes(over.front()));
  }
  for (const std::string& notes : parts.related(name, "notesSlide"))
    content.notes(parts.bytes(notes));
  for (const std::string_view kind : relations_of_people)
    content.others(kind, parts.related(name, kind).size());
  return content.digest();
}

/// The words in the place of the title, on one line.
std::string slide_title_text(pugi::xml_node slide);

}  // namespace peil::render
