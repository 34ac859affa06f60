#pragma once

#include <cstddef>
#include <vector>

#include "peil/app/file_comparison.h"

namespace peil::app {

/// Where the numbers of a drafted letter stand in one that people went on with.
struct TracedDraft {
  double shared = 0.0;      ///< of the pieces of the draft that are there, from 0 to 1
  std::size_t numbers = 0;  ///< of figures, in paragraphs and cells that still say what they said
  std::vector<FileDifference> differences;
};

/// Holds a letter against its draft where nothing binds its numbers to figures: many programs drop
/// that when they save. A paragraph with figures, a number by itself or a key that reads otherwise
/// in its digits alone is a difference; what people wrote anew, took out or put in is none.
TracedDraft traced_draft(const Pieces& letter, const Pieces& draft);

}  // namespace peil::app
