#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "peil/render/slide_flow.h"
#include "peil/render/slide_look.h"

namespace peil::render {

/// A place of a layout that a slide fills, by its type and number: "title", or "body" and "1".
struct SlidePlace {
  const char* type;
  const char* number = "";
};

struct WordsLook {
  double size;
  bool bold = false;
  std::string_view colour = colour::ink;
  const char* anchor = "t";  ///< "t", "ctr" or "b"
};

/// Shapes of a slide, a layout or a master, in the order in which they are read aloud. A shape in a
/// place of its layout has the frame of that where it has none of its own.
class SlideShapes {
 public:
  /// `root` gets its `p:cSld`.
  SlideShapes(pugi::xml_node root, std::string language);

  /// The body of a new text, without margins.
  pugi::xml_node text(const char* name, const SlidePlace* place, const SlideFrame* frame,
                      const char* anchor = "t");
  /// One paragraph in a place.
  void words(const char* name, const SlidePlace& place, const SlideFrame* frame,
             const WordsLook& look, const Words& words);
  void slide_number(const SlidePlace& place, const SlideFrame* frame, const std::string& shown);
  void band(const SlideFrame& frame, std::string_view colour);
  /// The picture of a slide on a page of notes.
  void picture_of_slide(const SlideFrame* frame);

  void write(const TextBox& box, const SlidePlace* place);
  void write(const TableBox& box);
  /// The chart to which `relation` points.
  void chart(const SlideFrame& frame, const std::string& description, const std::string& relation);

 private:
  void name_shape(pugi::xml_node about, const std::string& name,
                  const std::string& description = "");
  pugi::xml_node graphic(const SlideFrame& frame, const char* name, const std::string& description,
                         const std::string& kind);

  pugi::xml_node tree_;
  std::string language_;
  std::size_t shapes_ = 1;  ///< the tree itself is the first
};

/// `a:tbl` with a marked head.
void put_table(pugi::xml_node parent, const TableBox& box, const std::string& language);

}  // namespace peil::render
