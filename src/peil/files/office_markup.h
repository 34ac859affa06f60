#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace peil::files {

/// An element of an Office part, with what stands in it unless that is much.
struct MarkupChunk {
  std::string markup;                ///< words of it between words_begin and words_end
  bool is_writing = false;           ///< people may put it in of their own
  bool is_slide = false;             ///< an entry of the list of slides
  std::vector<std::string> leads{};  ///< ids of relations that it names, in their order
};

/// How a part of an Office file is written down to be compared: attributes in the order of their
/// names, blanks run together, relations by what they lead to. Left out is what says nothing and
/// programs change when they save (docs/commands/verify.md has the list).
class OfficeMarkup {
 public:
  enum class Kind {
    Letter,    ///< the text of a .docx, between whose paragraphs people write
    OwnSlide,  ///< a slide that people made
    Rest
  };
  /// `told` gives what is told of a relation by its id; `pages` are the numbers that its slide
  /// may show, as "/4/3/", or "".
  OfficeMarkup(Kind kind, std::string pages, std::function<std::string(std::string_view)> told);

  std::vector<MarkupChunk> chunks(const pugi::xml_node& root);

 private:
  void element(const pugi::xml_node& node, int depth);
  void tag(const pugi::xml_node& node, MarkupChunk& into) const;
  void all(const pugi::xml_node& node, MarkupChunk& into) const;
  bool is_writing(const pugi::xml_node& node, bool alone) const;

  Kind kind_;
  std::string pages_;
  std::function<std::string(std::string_view)> told_;
  std::vector<MarkupChunk> chunks_;
};

/// The words of a text node. The number of a slide, which programs work out, is none where it is
/// right or not there yet.
std::string shown_text(const pugi::xml_node& text, const std::string& pages);

}  // namespace peil::files
