#include "peil/store/database.h"

#include <utility>

#include "peil/store/descriptor.h"

namespace peil::store {
namespace {

constexpr std::size_t most_idle_readers = 4;

std::string made_ready(const DataFolder& folder, const Schema& schema) {
  // Made before SQLite sees it: the log takes over these permissions.
  if (!folder.has(schema.file)) folder.make_secret(schema.file, "");
  const std::string path = folder.file(schema.file);
  check_own_file(path);
  {
    Connection db(path, Connection::Mode::Write);
    bring_up_to_date(db, schema);
  }
  folder.sync();
  return path;
}

}  // namespace

Database::Database(std::shared_ptr<const DataFolder> folder, const Schema& schema)
    : folder_(std::move(folder)),
      path_(made_ready(*folder_, schema)),
      mode_(Connection::Mode::Read),
      writer_(std::make_unique<Writer>(path_)) {}

Database::Database(std::shared_ptr<const FolderToRead> folder, const Schema& schema)
    : read_folder_(std::move(folder)),
      path_(read_folder_->database(schema.file)),
      mode_(read_folder_->at_rest(schema.file) ? Connection::Mode::AtRest
                                               : Connection::Mode::Read) {
  auto db = std::make_unique<Connection>(path_, mode_);
  check_readable(*db, schema);
  idle_.push_back(std::move(db));
}

Database::Lease Database::reader() const {
  if (writer_) writer_->check();
  std::unique_ptr<Connection> db;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      db = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  // Never waits for another reader, so that one reading may begin inside another.
  if (!db) db = std::make_unique<Connection>(path_, mode_);
  return {*this, std::move(db)};
}

Database::Lease::Lease(const Database& from, std::unique_ptr<Connection> db)
    : from_(from), db_(std::move(db)) {}

Database::Lease::~Lease() {
  const std::scoped_lock lock(from_.mutex_);
  if (from_.idle_.size() < most_idle_readers) from_.idle_.push_back(std::move(db_));
}

}  // namespace peil::store
