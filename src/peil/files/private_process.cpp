#include "peil/files/private_process.h"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>

#include "peil/base/outside_error.h"

namespace peil::files {

void leave_no_image() {
  const rlimit nothing{0, 0};
  // The limit alone does not hold where dumps go through a pipe to another program.
  if (::setrlimit(RLIMIT_CORE, &nothing) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    throw OutsideError(std::string("core dumps cannot be switched off: ") + std::strerror(errno) +
                       ".");
}

bool lock_in_memory(std::string& secret) { return sodium_mlock(secret.data(), secret.size()) == 0; }

}  // namespace peil::files
