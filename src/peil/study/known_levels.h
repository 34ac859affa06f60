#pragma once

#include <string>
#include <vector>

#include "peil/model/study.h"

namespace peil::study {

/// The levels that a background variable (study/table_spec_file.h) has in a wave, as far as the
/// study says it: customer and reporting groups and languages; of a design variable those that have
/// a label, those of the strata whose sizes the plan gives, and those of a margin that it gives.
/// Empty where only the register knows them.
std::vector<std::string> known_levels(const Study& study, const std::string& wave,
                                      const std::string& variable);

}  // namespace peil::study
