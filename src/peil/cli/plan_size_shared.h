#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

#include "peil/app/size_next_wave.h"

namespace peil::cli {

/// How the interviews of every reporting group are shared out over strata, in tables.
void print_shared(const app::NextWaveSized& sized, const findings::Prices& prices,
                  std::ostream& out);

/// The same for a program: docs/commands/plan.md.
nlohmann::ordered_json shared_json(const app::NextWaveSized& sized);

}  // namespace peil::cli
