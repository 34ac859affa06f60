#pragma once

#include <string>

#include "peil/app/find_drivers.h"

namespace peil::cli {

/// The drivers of a wave for a person: a table a model, and below it what has to be said.
std::string drivers_text(const app::DriversOfStudy& drivers);

/// The same for a program (docs/commands/drivers.md).
std::string drivers_json(const app::DriversOfStudy& drivers);

/// Why there are no figures that are standardised for the outcome of the case; empty: there are.
std::string why_not_standardised(findings::OutcomeKnown outcome);

}  // namespace peil::cli
