#pragma once

#include <string>

namespace peil::store {

/// A data folder to read from, beside whoever writes there. Makes and changes nothing.
///
/// When nobody writes, a shared lock keeps writers out for as long as this lives, and databases
/// without a log can be read as plain files. When somebody does, their log is there to be read.
class FolderToRead {
 public:
  /// Throws OutsideError when there is no such folder, or when others may write in it.
  explicit FolderToRead(std::string path);
  FolderToRead(const FolderToRead&) = delete;
  FolderToRead& operator=(const FolderToRead&) = delete;
  ~FolderToRead();

  bool has(const std::string& name) const;
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  /// The path of a database in it. Throws OutsideError when there is none, or when others than
  /// its owner may read it.
  std::string database(const std::string& name) const;

  /// True when all of the database is in its file and stays as it is while this lives.
  bool at_rest(const std::string& name) const;

 private:
  std::string path_;
  int lock_ = -1;  ///< shared; -1 when somebody writes
};

}  // namespace peil::store
