#pragma once

#include <string>

namespace peil::store {

/// A data folder that this process alone may write, for as long as this lives. The lock is the
/// kernel's (flock), so it goes with the process, however that ends; the file says which process
/// has it. Throws OutsideError.
class DataFolder {
 public:
  /// Makes the folder, open to its owner only, when it is not there. Waits a while for processes
  /// that read; refuses when another one writes, or when others may write in the folder.
  explicit DataFolder(std::string path);
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  std::string file(const std::string& name) const { return path_ + "/" + name; }
  bool has(const std::string& name) const;

  /// The bytes of a small file that only its owner may read.
  std::string read_secret(const std::string& name, std::size_t size) const;
  /// Puts a new file in place, whole and on disk, readable by its owner only; never over another.
  void make_secret(const std::string& name, std::string_view bytes) const;
  /// Makes sure that the names of the files are on disk.
  void sync() const;

 private:
  std::string path_;
  int lock_ = -1;
};

/// The bytes of a small file that only its owner may read. Throws OutsideError.
std::string read_secret_file(const std::string& path, std::size_t size);

}  // namespace peil::store
