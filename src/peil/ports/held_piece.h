#pragma once

#include <string>
#include <utility>

#include "peil/ports/published_reader.h"

/// What a published file holds besides its words: markup, a style, a picture. Such pieces come
/// among the others, behind the words of their part, and are bound to no figure: their one number
/// has no key, and names the part of the file instead.
namespace peil {

/// Between these two signs stand words within markup; no file has them there.
inline constexpr char words_begin = '\x02', words_end = '\x03';

/// `is_writing`: people may put it in of their own, as a paragraph in a letter.
inline PublishedPiece held_piece(std::string part, std::string markup, bool is_writing = false) {
  return {std::move(markup), {{is_writing ? "writing" : "", "", std::move(part)}}};
}

inline bool is_held(const PublishedPiece& piece) {
  return piece.numbers.size() == 1 && piece.numbers.front().key.empty();
}

/// Contract of both  is_held(piece).
inline bool is_writing(const PublishedPiece& piece) { return !piece.numbers.front().text.empty(); }
inline const std::string& part_of(const PublishedPiece& piece) {
  return piece.numbers.front().part;
}

}  // namespace peil
