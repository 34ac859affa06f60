#include "peil/store/release_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string_view>

#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

bool is_there(const std::string& path) {
  struct stat about{};
  if (::lstat(path.c_str(), &about) == 0) return true;
  if (errno != ENOENT) fail(path, "cannot be seen");
  return false;
}

class FileOfReleases : public ReleaseLog {
 public:
  explicit FileOfReleases(const std::string& folder)
      : folder_(folder), path_(folder + "/releases.jsonl") {}

  std::string read() const override {
    if (!is_there(path_)) return {};
    check_own_file(path_);
    const Descriptor file(path_, O_RDONLY | O_NOFOLLOW, "cannot be read");
    std::string all;
    std::array<char, 1 << 16> piece{};
    for (;;) {
      const ssize_t n = ::read(file.get(), piece.data(), piece.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail(path_, "cannot be read");
      if (n == 0) return all;
      all.append(piece.data(), static_cast<std::size_t>(n));
    }
  }

  bool add(std::string_view before, std::string_view line) override {
    check_own_folder(folder_);
    const Descriptor folder(folder_, O_RDONLY | O_DIRECTORY, "cannot be opened");
    while (::flock(folder.get(), LOCK_EX) != 0) {
      if (errno != EINTR) fail(folder_, "cannot be locked");
    }
    if (read() != before) return false;
    put(std::string(before) + std::string(line) + '\n');
    if (::fsync(folder.get()) != 0) fail(folder_, "cannot be synced");
    return true;
  }

 private:
  // Under the lock the name of the new file is ours; one that a crash left behind goes first.
  void put(const std::string& all) const {
    const std::string fresh = path_ + ".new";
    if (::unlink(fresh.c_str()) != 0 && errno != ENOENT) fail(fresh, "cannot be removed");
    try {
      const Descriptor file(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, "cannot be made");
      write_all(file.get(), all, fresh);
      if (::fsync(file.get()) != 0) fail(fresh, "cannot be synced");
      if (std::rename(fresh.c_str(), path_.c_str()) != 0) fail(path_, "cannot be put in place");
    } catch (...) {
      ::unlink(fresh.c_str());
      throw;
    }
  }

  std::string folder_, path_;
};

}  // namespace

std::unique_ptr<ReleaseLog> release_log(const std::string& folder) {
  return std::make_unique<FileOfReleases>(folder);
}

}  // namespace peil::store
