#pragma once

#include <string>
#include <string_view>

#include "peil/render/office_xml.h"
#include "peil/render/slide_look.h"

namespace peil::render {

/// A new last child with an attribute `val`, as charts have them.
pugi::xml_node put_val(pugi::xml_node parent, const char* name, std::string_view value);

/// The root of a part with the namespaces of DrawingML ("a"), of relations ("r") and its own, of
/// which `own` is the end.
pugi::xml_node put_slide_root(pugi::xml_document& xml, const char* name, const char* prefix,
                              std::string_view own);

inline constexpr std::string_view slide_namespace = "presentationml/2006/main";
/// "application/vnd.openxmlformats-officedocument.presentationml." and what follows.
std::string slide_type(std::string_view kind);

/// A length in the unit of Office files, of which 12,700 are a point.
std::string emu(double points);
/// A size of type in hundredths of a point.
std::string hundredths(double points);
/// Text as XML can hold it: control signs are blanks. Soft hyphens go, since slides show them.
std::string shown_text(std::string_view text);

/// Offset and size, inside `a:xfrm` or `p:xfrm`.
void put_extent(pugi::xml_node xfrm, const SlideFrame& frame);
void put_fill(pugi::xml_node parent, std::string_view colour);
/// `name` is "a:ln", or a side of a cell such as "a:lnB".
void put_line(pugi::xml_node parent, const char* name, std::string_view colour, double width,
              std::string_view dash = "solid");
void put_no_line(pugi::xml_node parent, const char* name = "a:ln");
/// `p:clrMap`: which colour of the theme is ink, which paper.
void put_colour_map(pugi::xml_node root);

}  // namespace peil::render
