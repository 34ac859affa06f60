#pragma once

#include <string>

#include <pugixml.hpp>

#include "peil/model/house_style.h"

namespace peil::render {

/// How a Word file looks: its styles, by the names that WordBody uses, in `language`; marks in the
/// accent and text in the first typeface of the house.
void write_word_styles(pugi::xml_document& xml, const std::string& language,
                       const HouseStyle& house);
/// The bullets of its lists.
void write_word_numbering(pugi::xml_document& xml);

}  // namespace peil::render
