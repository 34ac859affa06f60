#include "peil/store/database.h"

#include <utility>

namespace peil::store {
namespace {

constexpr std::int64_t newest_schema = 1;
constexpr std::size_t most_idle_readers = 4;

std::int64_t number(Connection& db, std::string_view sql) {
  Query query = db.ask(sql);
  return query.next() ? query.integer(0) : 0;
}

// Looks at what the file says it is, and makes the tables in an empty one.
void make_or_check(const std::string& path, const Role& role) {
  Connection db(path, Connection::Mode::Write);
  const std::int64_t mark = number(db, "PRAGMA application_id");
  const std::int64_t version = number(db, "PRAGMA user_version");
  const bool empty = number(db, "SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && mark == 0 && version == 0) {
    db.script("PRAGMA journal_mode = WAL");
    db.script("BEGIN IMMEDIATE; PRAGMA application_id = " + std::to_string(role.mark) +
              "; PRAGMA user_version = " + std::to_string(newest_schema) + ";" + role.schema +
              "COMMIT");
  } else if (mark != role.mark) {
    throw OutsideError(path + ": this database was not made by peil as " + role.file +
                       "; move it away or restore the file from a backup.");
  } else if (version > newest_schema) {
    throw OutsideError(path + ": made by a newer peil (schema " + std::to_string(version) +
                       ", this one knows up to " + std::to_string(newest_schema) +
                       "); use the newer program.");
  }
  Query mode = db.ask("PRAGMA journal_mode");
  if (!mode.next() || mode.text(0) != "wal") {
    throw OutsideError(path + ": cannot keep a write-ahead log here; use a local disk.");
  }
}

std::string made_ready(const DataFolder& folder, const Role& role) {
  // Made before SQLite sees it: the log takes over these permissions.
  if (!folder.has(role.file)) folder.make_secret(role.file, "");
  make_or_check(folder.file(role.file), role);
  folder.sync();
  return folder.file(role.file);
}

}  // namespace

Database::Database(std::shared_ptr<const DataFolder> folder, const Role& role)
    : folder_(std::move(folder)), path_(made_ready(*folder_, role)), writer_(path_) {}

Database::Lease Database::reader() const {
  writer_.check();
  std::unique_ptr<Connection> db;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      db = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  // Never waits for another reader, so that one reading may begin inside another.
  if (!db) db = std::make_unique<Connection>(path_, Connection::Mode::Read);
  return {*this, std::move(db)};
}

Database::Lease::Lease(const Database& from, std::unique_ptr<Connection> db)
    : from_(from), db_(std::move(db)) {}

Database::Lease::~Lease() {
  const std::scoped_lock lock(from_.mutex_);
  if (from_.idle_.size() < most_idle_readers) from_.idle_.push_back(std::move(db_));
}

}  // namespace peil::store
