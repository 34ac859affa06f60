#pragma once

#include "peil/cli/command.h"

namespace peil::cli {

/// `peil serve`: here because it opens the web door.
extern const Command serve;

}  // namespace peil::cli
