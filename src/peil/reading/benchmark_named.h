#pragma once

#include "peil/reading/statement.h"

namespace peil::reading {

/// A part of a sentence speaks of a benchmark: by its name, by words for the average of others, by
/// its number behind a name that only another language has, or by a word that points back to it.
bool names_benchmark(const Page& page, const Part& part, const Context& context);

}  // namespace peil::reading
