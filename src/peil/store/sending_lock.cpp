#include "peil/store/sending_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

class KernelLock : public SendingLock {
 public:
  explicit KernelLock(const std::string& path)
      : file_(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, "cannot be opened") {
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK) fail(path, "cannot be locked");
      std::array<char, 32> text{};
      const ssize_t size = ::pread(file_.get(), text.data(), text.size() - 1, 0);
      const std::string_view pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
      throw OutsideError(path + ": process " + std::string(trim(pid)) +
                         " is sending from this folder; wait until it is done.");
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file_.get(), 0) != 0 ||
        ::pwrite(file_.get(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size()))
      fail(path, "cannot be written");
  }

 private:
  Descriptor file_;
};

}  // namespace

std::unique_ptr<SendingLock> sending_lock(const std::string& data_folder) {
  check_own_folder(data_folder);
  return std::make_unique<KernelLock>(data_folder + "/sending.lock");
}

}  // namespace peil::store
