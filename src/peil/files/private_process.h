#pragma once

#include <string>

namespace peil::files {

/// From now on this process leaves no image of its memory: no core dump, however it ends, and no
/// other process of the same user may look into it. For programs that hold keys while they serve.
/// Throws OutsideError when the system refuses.
void leave_no_image();

/// Keeps the bytes out of swap and out of dumps, for as long as the string holds them where they
/// are; as far as the system has locked memory to give (`ulimit -l`). False when it has none.
bool lock_in_memory(std::string& secret);

}  // namespace peil::files
