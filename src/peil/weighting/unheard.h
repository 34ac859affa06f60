#pragma once

#include <string>

#include "peil/model/wave_results.h"

namespace peil::weighting {

/// People whom no answer of a wave speaks for, in a sentence for whoever runs the wave, with how
/// to mend it. Empty when there are none.
std::string unheard_words(const std::string& wave, const WeightingAccount& account);

}  // namespace peil::weighting
