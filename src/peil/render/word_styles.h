#pragma once

#include <string>

#include <pugixml.hpp>

namespace peil::render {

/// How a Word file looks: its styles, by the names that WordBody uses, in `language` and with
/// `accent` ("#14507f") for headings and marks.
void write_word_styles(pugi::xml_document& xml, const std::string& language,
                       const std::string& accent);
/// The bullets of its lists.
void write_word_numbering(pugi::xml_document& xml);

}  // namespace peil::render
