#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "peil/store/folder.h"
#include "peil/store/sqlite.h"
#include "peil/store/writer.h"

namespace peil::store {

/// What a database file holds. The number stands in the file (application_id), so that a file of
/// another kind, or of another program, is not taken for it.
struct Role {
  std::string file;    ///< "answers.db"
  std::int64_t mark;   ///< application_id
  std::string schema;  ///< of version 1
};

/// One database: one writer, and readers that see the latest commit and never wait for it.
class Database {
 public:
  /// Makes the file when it is not there. Throws OutsideError for a file of another program or
  /// of a newer peil.
  Database(std::shared_ptr<const DataFolder> folder, const Role& role);

  Writer& writer() { return writer_; }
  bool broken() const noexcept { return writer_.broken(); }

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
  // Shared by the three databases of a folder: whichever closes last gives the folder free.
  std::shared_ptr<const DataFolder> folder_;
  std::string path_;
  Writer writer_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Connection>> idle_;  // closed before the writer
};

}  // namespace peil::store
