#pragma once

#include <string_view>
#include <vector>

#include "peil/analysis/plan/keys.h"

namespace peil::analysis {

/// Numbers that a plan gives about a sample that is still to be drawn. Each tells what is wrong
/// with its key ("plan.bad-value", "plan.missing-key") and then gives a number that can be worked
/// with, so that everything that is wrong comes out at once.

/// A number above 0 that must be there.
double above_zero(Keys& keys, std::string_view key);
/// A number between 0 and 1, neither of them, that must be there.
double probability(Keys& keys, std::string_view key);
/// Confidence, 0.95 when it is not there.
double read_confidence(Keys& keys);
/// One or more whole numbers of persons, 1 or more; none when the key is not there.
std::vector<double> counts_of(Keys& keys, std::string_view key);

}  // namespace peil::analysis
