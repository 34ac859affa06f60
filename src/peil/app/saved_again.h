#pragma once

#include <string>
#include <vector>

#include "peil/app/file_comparison.h"

namespace peil::app {

/// True where another program has saved an Office file: of what it holds besides words more than a
/// fifth is not as peil writes it, which no change by hand comes near to.
///
/// Contract  every piece is one that is held (ports/held_piece.h).
bool is_saved_again(const Pieces& file, const Pieces& fresh);

/// What is seen of a file. Such programs drop the keys of numbers: what a number is bound to
/// follows from where it stands among the words.
Pieces seen_of(const Pieces& words);

/// The texts of such a file and of a fresh one, alike where they say the same: without soft hyphens,
/// and values (PublishedPiece::Place) as the file has them: whole, or to 15 digits.
struct TextsAlike {
  TextsAlike(const Pieces& file, const Pieces& fresh);
  std::vector<std::string> said, should;
};

/// What the file says aside from what is seen (alternative texts, error bars, workbooks of charts)
/// and the fresh one nowhere; numbers to 12 digits, since some are worked out anew. What it does
/// not say any more is none.
std::vector<FileDifference> differences_aside(const Pieces& file, const Pieces& fresh);

}  // namespace peil::app
