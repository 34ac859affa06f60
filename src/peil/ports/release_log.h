#pragma once

#include <string>
#include <string_view>

namespace peil {

/// The file of a data folder that keeps which figures have gone out. Throws OutsideError.
class ReleaseLog {
 public:
  virtual ~ReleaseLog() = default;
  /// All of it; empty when nothing has gone out.
  virtual std::string read() const = 0;
  /// Puts one line (without its end) behind `before`, the log as it was read: synced, whole or not
  /// at all, also after a throw. False, and nothing is written, when the log holds something else
  /// by now: somebody else released meanwhile.
  virtual bool add(std::string_view before, std::string_view line) = 0;
};

}  // namespace peil
