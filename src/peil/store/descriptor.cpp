#include "peil/store/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "peil/base/outside_error.h"

namespace peil::store {
namespace {

constexpr mode_t others_may_write = 022;
constexpr mode_t others_may_anything = 077;

}  // namespace

void fail(const std::string& path, const char* deed) {
  throw OutsideError(path + ": " + deed + ": " + std::strerror(errno) + ".");
}

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

Descriptor::Descriptor(const std::string& path, int flags, const char* deed)
    : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
  if (fd_ < 0) fail(path, deed);
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

void check_own_folder(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) fail(path, "cannot be seen");
  if (about.st_uid != ::geteuid()) {
    throw OutsideError(path +
                       ": the folder belongs to another user; run peil as its owner, or "
                       "chown it.");
  }
  if ((about.st_mode & others_may_write) != 0) {
    throw OutsideError(path + ": others than its owner may write in this folder; chmod 700 it.");
  }
}

void check_own_file(const std::string& path) {
  struct stat about{};
  if (::lstat(path.c_str(), &about) != 0) fail(path, "cannot be seen");
  if (!S_ISREG(about.st_mode)) {
    throw OutsideError(path + ": is no plain file; move it away or restore it from a backup.");
  }
  if (about.st_uid != ::geteuid()) {
    throw OutsideError(path + ": belongs to another user; run peil as its owner, or chown it.");
  }
  if ((about.st_mode & others_may_anything) != 0) {
    throw OutsideError(path + ": others than its owner may read or write this; chmod 600 it.");
  }
}

}  // namespace peil::store
