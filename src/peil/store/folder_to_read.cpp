#include "peil/store/folder_to_read.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "peil/base/outside_error.h"
#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

namespace fs = std::filesystem;

}  // namespace

FolderToRead::FolderToRead(std::string path) : path_(std::move(path)) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  std::error_code error;
  if (!fs::is_directory(path_, error)) {
    throw OutsideError(path_ + ": there is no data folder of this name; name it with --data.");
  }
  check_own_folder(path_);
  const std::string lock = path_ + "/lock";
  if (!fs::exists(lock, error)) return;  // a copy: nobody writes, and nobody could be kept out
  Descriptor fd(lock, O_RDONLY | O_NOFOLLOW, "cannot be opened");
  if (::flock(fd.get(), LOCK_SH | LOCK_NB) == 0) lock_ = fd.release();
}

FolderToRead::~FolderToRead() {
  if (lock_ >= 0) ::close(lock_);
}

bool FolderToRead::has(const std::string& name) const {
  std::error_code error;
  return fs::exists(path_ + "/" + name, error);
}

std::string FolderToRead::database(const std::string& name) const {
  const std::string path = path_ + "/" + name;
  if (!has(name)) {
    throw OutsideError(path +
                       ": is not there; no sample was loaded and no answers were imported "
                       "in this folder.");
  }
  check_own_file(path);
  return path;
}

bool FolderToRead::at_rest(const std::string& name) const {
  std::error_code error;
  const auto log = fs::file_size(path_ + "/" + name + "-wal", error);
  return lock_ >= 0 && (error || log == 0);
}

}  // namespace peil::store
