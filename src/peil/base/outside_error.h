#pragma once

#include <stdexcept>

namespace peil {

/// The outside world failed: disk full, file not readable, port taken. Raised by adapters;
/// caught in two places only, the command runner and the request loop.
class OutsideError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace peil
