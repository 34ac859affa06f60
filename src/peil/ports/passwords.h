#pragma once

#include <string>
#include <string_view>

namespace peil {

/// Turns passwords into what may be kept of them. Both take long on purpose, and much memory: never
/// on a thread that serves connections, and few at a time.
class Passwords {
 public:
  virtual ~Passwords() = default;
  /// With fresh salt: the same password gives another text each time. Throws OutsideError when
  /// there is no memory.
  virtual std::string hash(std::string_view password) const = 0;
  virtual bool fits(const std::string& hash, std::string_view password) const = 0;
};

}  // namespace peil
