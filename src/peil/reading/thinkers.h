#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "peil/reading/part.h"

namespace peil::reading {

enum class Thinkers : std::uint8_t { Right, Wrong, Unknown };

/// "Wie dacht dat beide groepen even tevreden zijn, heeft het mis": whether a sentence is about
/// what somebody thinks, and says who is right.
std::optional<Thinkers> who_thinks(const Part& sentence);

/// What somebody is wrong to think is denied, where that is one thing; else it is never held up,
/// for the words of the sentence.
void turn(Claim& claim, const std::string& sentence);

}  // namespace peil::reading
