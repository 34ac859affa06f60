#pragma once

#include <memory>
#include <string>

#include "peil/ports/release_log.h"

namespace peil::store {

/// The file releases.jsonl of a data folder. It needs no lock on the folder: whoever adds to it
/// locks out only others who add (flock on the folder itself), so that interviews go on.
std::unique_ptr<ReleaseLog> release_log(const std::string& folder);

}  // namespace peil::store
