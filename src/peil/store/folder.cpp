#include "peil/store/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "peil/base/outside_error.h"

namespace peil::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* deed) {
  throw OutsideError(path + ": " + deed + ": " + std::strerror(errno) + ".");
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, const char* deed)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail(path, deed);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

void sync_folder(const std::string& path) {
  const Descriptor fd(path, O_RDONLY | O_DIRECTORY, "cannot be opened");
  if (::fsync(fd.get()) != 0) fail(path, "cannot be synced");
}

void make_folder(const std::string& path) {
  const fs::path parent = fs::absolute(path).lexically_normal().parent_path();
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) throw OutsideError(path + ": cannot be made: " + error.message() + ".");
  if (::mkdir(path.c_str(), 0700) == 0) {
    sync_folder(parent.string());
  } else if (errno != EEXIST || !fs::is_directory(path)) {
    fail(path, "cannot be made");
  }
}

std::string holder(int lock) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(lock, text.data(), text.size() - 1, 0);
  std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  if (!pid.empty() && pid.back() == '\n') pid.pop_back();
  return pid.empty() ? "another process" : "process " + pid;
}

}  // namespace

DataFolder::DataFolder(std::string path) : path_(std::move(path)) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  make_folder(path_);
  Descriptor lock(file("lock"), O_RDWR | O_CREAT, "cannot be opened");
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) fail(file("lock"), "cannot be locked");
    throw OutsideError(path_ + ": " + holder(lock.get()) +
                       " works in this folder; stop it or wait until it is done.");
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(lock.get(), 0) != 0 ||
      ::pwrite(lock.get(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    fail(file("lock"), "cannot be written");
  }
  lock_ = lock.release();
}

DataFolder::~DataFolder() {
  // An empty file says that nobody has the lock; that it stays behind does no harm.
  if (::ftruncate(lock_, 0) != 0) errno = 0;
  ::close(lock_);
}

bool DataFolder::has(const std::string& name) const {
  std::error_code error;
  const bool there = fs::exists(file(name), error);
  if (error) throw OutsideError(file(name) + ": cannot be seen: " + error.message() + ".");
  return there;
}

std::string DataFolder::read_secret(const std::string& name, std::size_t size) const {
  const Descriptor fd(file(name), O_RDONLY, "cannot be read");
  struct stat about {};
  if (::fstat(fd.get(), &about) != 0) fail(file(name), "cannot be read");
  if ((about.st_mode & 077) != 0) {
    throw OutsideError(file(name) + ": others than its owner may read this; chmod 600 it.");
  }
  std::string bytes(size + 1, '\0');
  const ssize_t got = ::read(fd.get(), bytes.data(), bytes.size());
  if (got < 0) fail(file(name), "cannot be read");
  if (static_cast<std::size_t>(got) != size) {
    throw OutsideError(file(name) + ": not " + std::to_string(size) +
                       " bytes long; restore it from a backup.");
  }
  bytes.resize(size);
  return bytes;
}

void DataFolder::make_secret(const std::string& name, std::string_view bytes) const {
  const std::string fresh = file(name + ".new");
  if (::unlink(fresh.c_str()) != 0 && errno != ENOENT) fail(fresh, "cannot be removed");
  {
    const Descriptor fd(fresh, O_WRONLY | O_CREAT | O_EXCL, "cannot be made");
    if (::write(fd.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
      fail(fresh, "cannot be written");
    }
    if (::fsync(fd.get()) != 0) fail(fresh, "cannot be synced");
  }
  // A link, unlike a rename, never replaces what is there.
  if (::link(fresh.c_str(), file(name).c_str()) != 0) fail(file(name), "cannot be put in place");
  ::unlink(fresh.c_str());
  sync();
}

void DataFolder::sync() const { sync_folder(path_); }

}  // namespace peil::store
