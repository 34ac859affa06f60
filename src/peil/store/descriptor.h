#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace peil::store {

/// Throws OutsideError: the path, what could not be done, and why (errno).
[[noreturn]] void fail(const std::string& path, const char* deed);

/// Writes all of the bytes, or throws OutsideError with the path.
void write_all(int fd, std::string_view bytes, const std::string& path);

/// A file descriptor that closes itself.
class Descriptor {
 public:
  /// Opens; files that are made can be used by their owner only. Throws OutsideError.
  Descriptor(const std::string& path, int flags, const char* deed);
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

/// Throws OutsideError when the folder belongs to somebody else, or others may write in it: they
/// could lay files there under the names that we use.
void check_own_folder(const std::string& path);

/// Throws OutsideError when the file belongs to somebody else, is no plain file, or others than
/// its owner may read or write it.
void check_own_file(const std::string& path);

}  // namespace peil::store
