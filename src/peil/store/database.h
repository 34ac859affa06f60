#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "peil/base/contract.h"
#include "peil/store/folder.h"
#include "peil/store/folder_to_read.h"
#include "peil/store/schema.h"
#include "peil/store/sqlite.h"
#include "peil/store/writer.h"

namespace peil::store {

/// One database: one writer or none, and readers that see the latest commit and never wait for it.
class Database {
 public:
  /// For writing and reading. Makes the file when it is not there and takes the steps of the
  /// schema that it needs. Throws OutsideError.
  Database(std::shared_ptr<const DataFolder> folder, const Schema& schema);
  /// For reading only; makes and changes nothing. Throws OutsideError, also when there is no file.
  Database(std::shared_ptr<const FolderToRead> folder, const Schema& schema);

  /// Contract  opened for writing.
  Writer& writer() {
    expects(writer_ != nullptr, "Database: nothing is written to what was opened for reading");
    return *writer_;
  }
  bool broken() const noexcept { return writer_ && writer_->broken(); }
  bool full() const noexcept { return writer_ && writer_->full(); }
  std::uint64_t commits() const noexcept { return writer_ ? writer_->commits() : 0; }

  /// A read connection; goes back when destroyed.
  class Lease {
   public:
    Lease(const Database& from, std::unique_ptr<Connection> db);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();
    Connection* operator->() { return db_.get(); }

   private:
    const Database& from_;
    std::unique_ptr<Connection> db_;
  };
  Lease reader() const;

 private:
  // Shared by the databases of a folder: whichever closes last lets go of the folder.
  std::shared_ptr<const DataFolder> folder_;
  std::shared_ptr<const FolderToRead> read_folder_;
  std::string path_;
  Connection::Mode mode_;
  std::unique_ptr<Writer> writer_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Connection>> idle_;  // closed before the writer
};

}  // namespace peil::store
