#pragma once

#include <string>

#include <pugixml.hpp>

namespace peil::files {

class WordStyles;

/// The words of a paragraph (w:p) as its readers see them: without what was deleted or is hidden.
std::string word_paragraph(const pugi::xml_node& p, const WordStyles& styles);

}  // namespace peil::files
