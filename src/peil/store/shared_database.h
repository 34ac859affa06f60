#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "peil/store/schema.h"
#include "peil/store/sqlite.h"

namespace peil::store {

/// A database that several processes may have open and write to in turn (console.db, contacts.db):
/// it keeps a rollback journal instead of a log, and SQLite's own locks (decision 15). May be
/// called from any thread.
class SharedDatabase {
 public:
  /// Makes the file when it is not there and takes the steps of the schema that it needs, one
  /// process at a time. Throws OutsideError.
  SharedDatabase(const std::string& path, const Schema& schema);

  /// All of `work` is on disk afterwards when it says true, else nothing of it; nothing either
  /// when it throws. What `work` sees nobody changes meanwhile.
  bool transact(const std::function<bool(Connection&)>& work);

  /// For statements that only read.
  void read(const std::function<void(Connection&)>& look) const;

 private:
  mutable std::mutex mutex_;
  mutable Connection db_;
};

/// The path of such a file in a data folder. `make`: makes the folder where it is not there;
/// otherwise nothing comes back where the file is not. Throws OutsideError, also for a folder in
/// which others may write.
std::optional<std::string> shared_file(const std::string& data_folder, const char* name, bool make);

}  // namespace peil::store
