#pragma once

#include <vector>

#include "peil/app/file_comparison.h"

namespace peil::app {

/// What a file holds besides words, against what it should hold. A part that differs throughout, as
/// one does that another program has saved, is told as one that was not held.
///
/// `words_differ`: the words of both differ and are told already; markup that differs only by words
/// is not told again.
/// Contract  every piece is one that is held (ports/held_piece.h).
std::vector<FileDifference> held_differences(const Pieces& file, const Pieces& fresh,
                                             bool words_differ);

}  // namespace peil::app
