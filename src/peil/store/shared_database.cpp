#include "peil/store/shared_database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "peil/base/contract.h"
#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

// Opened here only where it is new: closing a file takes the locks off it that SQLite has on it
// elsewhere in this process.
void make_shared_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd >= 0) {
    ::close(fd);
  } else if (errno != EEXIST) {
    fail(path, "cannot be made");
  }
}

// Ready to be opened: an own file, brought up to date. One process at a time, by a lock on the
// folder.
const std::string& shared_and_ready(const std::string& path, const Schema& schema) {
  expects(schema.journal == Journal::Rollback, "SharedDatabase: a log has one writer only");
  const std::string above = std::filesystem::path(path).parent_path().string();
  const Descriptor folder(above, O_RDONLY | O_DIRECTORY, "cannot be opened");
  while (::flock(folder.get(), LOCK_EX) != 0) {
    if (errno != EINTR) fail(above, "cannot be locked");
  }
  make_shared_file(path);  // before SQLite sees it: the journal takes over these permissions
  check_own_file(path);
  Connection db(path, Connection::Mode::Write);
  bring_up_to_date(db, schema);
  if (::fsync(folder.get()) != 0) fail(above, "cannot be synced");
  return path;
}

}  // namespace

SharedDatabase::SharedDatabase(const std::string& path, const Schema& schema)
    : db_(shared_and_ready(path, schema), Connection::Mode::Write) {
  db_.script("PRAGMA journal_mode = TRUNCATE");  // of a connection, not of the file
}

bool SharedDatabase::transact(const std::function<bool(Connection&)>& work) {
  const std::scoped_lock lock(mutex_);
  db_.script("BEGIN IMMEDIATE");
  try {
    const bool done = work(db_);
    db_.script(done ? "COMMIT" : "ROLLBACK");
    return done;
  } catch (...) {
    if (db_.in_transaction()) {
      try {
        db_.script("ROLLBACK");
      } catch (const SqliteError&) {  // the first failure is the one to tell
      }
    }
    throw;
  }
}

void SharedDatabase::read(const std::function<void(Connection&)>& look) const {
  const std::scoped_lock lock(mutex_);
  look(db_);
}

std::optional<std::string> shared_file(const std::string& data_folder, const char* name,
                                       bool make) {
  const std::string path = data_folder + "/" + name;
  std::error_code error;
  if (!make && !std::filesystem::exists(path, error)) return {};
  if (make) {
    const auto above = std::filesystem::absolute(data_folder).parent_path();
    if (!std::filesystem::is_directory(above, error))
      throw OutsideError(above.string() + ": there is no folder of this name.");
    if (::mkdir(data_folder.c_str(), 0700) != 0 && errno != EEXIST)
      fail(data_folder, "cannot be made");
  }
  check_own_folder(data_folder);
  return path;
}

}  // namespace peil::store
