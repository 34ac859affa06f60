#include "peil/store/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "peil/base/outside_error.h"
#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

namespace fs = std::filesystem;

// So long a program that writes waits for those that read.
constexpr std::chrono::seconds most_patience{30};
constexpr std::chrono::milliseconds between_looks{50};

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

// What the file says of who has the lock: the number of the process that writes, or nothing.
std::string holder(int lock) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(lock, text.data(), text.size() - 1, 0);
  std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  if (!pid.empty() && pid.back() == '\n') pid.pop_back();
  return pid;
}

// Readers write no number and are soon done: those are waited for.
void take_lock(int lock, const std::string& folder) {
  const auto until = std::chrono::steady_clock::now() + most_patience;
  while (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) fail(folder + "/lock", "cannot be locked");
    const std::string pid = holder(lock);
    if (!pid.empty()) {
      throw OutsideError(folder + ": process " + pid +
                         " works in this folder; stop it or wait until it is done.");
    }
    if (std::chrono::steady_clock::now() > until) {
      throw OutsideError(folder + ": another process reads in this folder; wait until it is done.");
    }
    std::this_thread::sleep_for(between_looks);
  }
}

}  // namespace

DataFolder::DataFolder(std::string path) : path_(std::move(path)) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  make_folder(path_);
  check_own_folder(path_);
  Descriptor lock(file("lock"), O_RDWR | O_CREAT | O_NOFOLLOW, "cannot be opened");
  take_lock(lock.get(), path_);
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

std::string read_secret_file(const std::string& path, std::size_t size) {
  check_own_file(path);
  const Descriptor fd(path, O_RDONLY | O_NOFOLLOW, "cannot be read");
  std::string bytes(size + 1, '\0');
  const ssize_t got = ::read(fd.get(), bytes.data(), bytes.size());
  if (got < 0) fail(path, "cannot be read");
  if (static_cast<std::size_t>(got) != size) {
    throw OutsideError(path + ": not " + std::to_string(size) +
                       " bytes long; restore it from a backup.");
  }
  bytes.resize(size);
  return bytes;
}

std::string DataFolder::read_secret(const std::string& name, std::size_t size) const {
  return read_secret_file(file(name), size);
}

void DataFolder::make_secret(const std::string& name, std::string_view bytes) const {
  const std::string fresh = file(name + ".new");
  if (::unlink(fresh.c_str()) != 0 && errno != ENOENT) fail(fresh, "cannot be removed");
  try {
    const Descriptor fd(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, "cannot be made");
    if (::write(fd.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
      fail(fresh, "cannot be written");
    }
    if (::fsync(fd.get()) != 0) fail(fresh, "cannot be synced");
    // A link, unlike a rename, never replaces what is there.
    if (::link(fresh.c_str(), file(name).c_str()) != 0) fail(file(name), "cannot be put in place");
  } catch (const OutsideError&) {
    ::unlink(fresh.c_str());
    throw;
  }
  ::unlink(fresh.c_str());
  sync();
}

void DataFolder::sync() const { sync_folder(path_); }

}  // namespace peil::store
