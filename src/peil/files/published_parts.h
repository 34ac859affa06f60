#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/ports/published_reader.h"

/// How each kind of published file gives its pieces: its words, and what is held besides them
/// (ports/held_piece.h). `why` says what stood in the way where nothing comes back, as the end of a
/// sentence.
namespace peil::files {

/// .docx, .pptx and .xlsx, and workbooks that lie within them.
std::optional<std::vector<PublishedPiece>> office_pieces(std::string_view bytes, std::string& why);
/// .odt: a letter, of which the words and the numbers that are bound to figures.
std::optional<std::vector<PublishedPiece>> opendocument_pieces(std::string_view bytes,
                                                               std::string& why);
std::optional<std::vector<PublishedPiece>> html_pieces(std::string_view bytes, std::string& why);

/// Tags, styles and scripts of a page byte by byte in their order, with the words between them.
/// They are cut from its bytes, not from what a parser makes of them: browsers read what is broken
/// in ways of their own.
std::vector<PublishedPiece> html_markup(std::string_view bytes);

}  // namespace peil::files
