#pragma once

#include <cstddef>

#include "peil/analysis/results/results.h"

namespace peil::disclosure {

/// True when fewer answers stand behind a result than may be shown: `least`, and of a model one
/// more for every number that it fits. A result that says nothing of what it stands on stands on
/// nobody's answers; a refusal, and an n of 0 alone, tell of nobody.
bool on_too_few(const analysis::Cell& cell, std::size_t least);

/// Gives every result that has no number of answers in it the one that it stands on.
void tell_answers(analysis::AnalysisResult& one);

}  // namespace peil::disclosure
