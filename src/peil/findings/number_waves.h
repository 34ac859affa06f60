#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/model/claim.h"

namespace peil::findings {

/// The wave that each mark of a claim speaks of, "" where the words do not tell: the year that
/// stands nearest to it, each year of the words once. Of "van 7,3 naar 7,7" the second is of a
/// later wave than the first. `marks` and `years` are places in Letter::numbers, in order; a year
/// is the name of a wave of the claim. With `alone`, the claim being of one measure and group,
/// marks without a year are of the waves that are left, in order of time, where they are as many.
std::vector<std::string> waves_of_marks(const Claim& claim, const Letter& letter,
                                        std::span<const std::size_t> marks,
                                        std::span<const std::size_t> years, bool alone);

}  // namespace peil::findings
