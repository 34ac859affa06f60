#pragma once

#include <string>
#include <string_view>

#include "peil/base/html.h"
#include "peil/model/document.h"

namespace peil::render {

/// What a house chose, as rules that go over peil's own; "": nothing. They mean nothing to HTML.
std::string rules_of(const HouseStyle& house);

/// The style sheet of pages, with the colours and faces of the house.
std::string style_sheet(const HouseStyle& house);

/// The logo of a document, with its bytes in the page; nothing where it has none.
Html logo(const Document& document);

std::string base64(std::string_view bytes);

}  // namespace peil::render
