#include "peil/store/schema.h"

namespace peil::store {
namespace {

std::int64_t number(Connection& db, std::string_view sql) {
  Query query = db.ask(sql);
  return query.next() ? query.integer(0) : 0;
}

// The version of the file; 0 for one in which nothing was made yet.
std::int64_t version_of(Connection& db, const Schema& schema) {
  const std::int64_t mark = number(db, "PRAGMA application_id");
  const std::int64_t version = number(db, "PRAGMA user_version");
  const bool empty = number(db, "SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && mark == 0 && version == 0) return 0;
  if (mark != schema.mark) {
    throw OutsideError(db.path() + ": this database was not made by peil as " + schema.file +
                       "; move it away or restore the file from a backup.");
  }
  if (version < 1) {
    throw OutsideError(db.path() +
                       ": the database does not say of which version it is; restore "
                       "it from a backup.");
  }
  if (version > schema.newest()) {
    throw OutsideError(db.path() + ": made by a newer peil (schema " + std::to_string(version) +
                       ", this one knows up to " + std::to_string(schema.newest()) +
                       "); use the newer program.");
  }
  return version;
}

void take_steps(Connection& db, const Schema& schema, std::int64_t from) {
  db.script("BEGIN IMMEDIATE");
  try {
    for (std::int64_t done = from; done < schema.newest(); ++done) {
      db.script(schema.steps[static_cast<std::size_t>(done)]);
    }
    db.script("PRAGMA application_id = " + std::to_string(schema.mark) +
              "; PRAGMA user_version = " + std::to_string(schema.newest()) + "; COMMIT");
  } catch (...) {
    try {
      db.script("ROLLBACK");
    } catch (const SqliteError&) {  // the first failure is the one to tell
    }
    throw;
  }
}

}  // namespace

void bring_up_to_date(Connection& db, const Schema& schema) {
  const std::int64_t version = version_of(db, schema);
  const bool log = schema.journal == Journal::Log;
  // Fresh files and those of a backup have no log.
  db.script(log ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = TRUNCATE");
  if (version < schema.newest()) take_steps(db, schema, version);
  if (!log) return;
  Query mode = db.ask("PRAGMA journal_mode");
  if (!mode.next() || mode.text(0) != "wal") {
    throw OutsideError(db.path() + ": cannot keep a write-ahead log here; use a local disk.");
  }
}

void check_readable(Connection& db, const Schema& schema) {
  const std::int64_t version = version_of(db, schema);
  if (version == schema.newest()) return;
  throw OutsideError(db.path() + ": made by an older peil (schema " + std::to_string(version) +
                     ", this one reads " + std::to_string(schema.newest()) +
                     "); run `peil data init` or `peil serve` once, which bring it up to date.");
}

}  // namespace peil::store
