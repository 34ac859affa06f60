#pragma once

#include <memory>
#include <string>

#include "peil/ports/outside.h"

namespace peil::store {

/// Makes this process the one that sends messages from a data folder, for as long as what comes
/// back lives. The lock is the kernel's (flock on `sending.lock`), so it goes with the process,
/// however that ends; the file says which process has it. Throws OutsideError when another has it.
std::unique_ptr<SendingLock> sending_lock(const std::string& data_folder);

}  // namespace peil::store
