#pragma once

#include <string>
#include <vector>

#include "peil/model/response.h"
#include "peil/model/study.h"
#include "peil/simulation/people.h"
#include "peil/simulation/recipe.h"

namespace peil::simulation {

/// What a made-up person sends when invited: one event per page, along the same route as a real
/// respondent's; nothing when they do not answer. Whether they answer depends on group and
/// effects alone. The stream of random numbers is the person's own.
///
/// Contract  the person's group and language are the study's.
std::vector<PageEvent> respond(const Study& study, const Recipe& recipe, const Wave& wave,
                               const FictionalPerson& person, const std::string& respondent);

}  // namespace peil::simulation
