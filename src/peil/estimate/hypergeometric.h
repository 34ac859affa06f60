#pragma once

#include <cstddef>

namespace peil::estimate {

/// Of `all` people `marked` have something; `drawn` of them stand apart, and `found` of those have
/// it. The chance of as many, or more, when who stands apart has nothing to do with who has it
/// (Fisher's exact test, one-sided).
///
/// Cost      O(min(marked, drawn)), no factorials: terms relative to the largest, so that a chance
///           below 1e-300 is 0.
/// Contract  marked and drawn at most all; found is a number that is possible.
/// Source    Fisher (1934), Statistical Methods for Research Workers, 5th ed., 21.02.
double at_least(std::size_t found, std::size_t drawn, std::size_t marked, std::size_t all);

/// The same of as few, or fewer.
double at_most(std::size_t found, std::size_t drawn, std::size_t marked, std::size_t all);

}  // namespace peil::estimate
