#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/ports/published_reader.h"

/// How each kind of published file gives its pieces. `why` says what stood in the way where nothing
/// comes back, as the end of a sentence.
namespace peil::files {

/// .docx, .pptx and .xlsx, and workbooks that lie within them.
std::optional<std::vector<PublishedPiece>> office_pieces(std::string_view bytes, std::string& why);
std::optional<std::vector<PublishedPiece>> html_pieces(std::string_view bytes, std::string& why);

}  // namespace peil::files
