#include "peil/store/sqlite.h"

#include <sqlite3.h>

#include "peil/base/contract.h"

namespace peil::store {
namespace {

constexpr int patience_ms = 5000;  // for a foreign program that looks into a live file

std::string in_words(int code, const std::string& said) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "the disk is full; make room and try again";
    case SQLITE_NOTADB:
      return "this is no database; move it away or restore it from a backup";
    case SQLITE_CORRUPT:
      return "the database is damaged; restore it from a backup";
    case SQLITE_CANTOPEN:
      return "cannot be opened (" + said + ")";
    case SQLITE_READONLY:
      return "may not be written (" + said + ")";
    case SQLITE_BUSY:
      return "another program holds the database";
    case SQLITE_IOERR:
      return "the disk failed (" + said + ")";
    default:
      return "the database refused (" + said + ")";
  }
}

// The hook of sqlite3_wal_hook: how long the log is after a commit.
int note_log_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

// "file:" with every sign that means something in a URI written as its number.
std::string uri_of(const std::string& path, bool at_rest) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "file:";
  for (const char sign : path) {
    const auto byte = static_cast<unsigned char>(sign);
    if (sign == '%' || sign == '?' || sign == '#' || byte < 0x20) {
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      uri += sign;
    }
  }
  return at_rest ? uri + "?immutable=1" : uri;
}

}  // namespace

SqliteError::SqliteError(const std::string& path, int code, const std::string& said)
    : OutsideError(path + ": " + in_words(code, said) + "."),
      harmless((code & 0xFF) == SQLITE_CONSTRAINT || (code & 0xFF) == SQLITE_BUSY),
      full((code & 0xFF) == SQLITE_FULL) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Query::check(int code) const {
  if (code == SQLITE_OK) return;
  sqlite3* db = sqlite3_db_handle(statement_);
  throw SqliteError(path_, sqlite3_extended_errcode(db), sqlite3_errmsg(db));
}

void Query::bind(int place, std::string_view text) {
  // A null pointer would bind NULL; an empty text is a text.
  check(sqlite3_bind_text64(statement_, place, text.empty() ? "" : text.data(), text.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(int place, Blob blob) {
  check(sqlite3_bind_blob64(statement_, place, blob.bytes.empty() ? "" : blob.bytes.data(),
                            blob.bytes.size(), SQLITE_TRANSIENT));
}

void Query::bind(int place, std::int64_t number) {
  check(sqlite3_bind_int64(statement_, place, number));
}

void Query::bind(int place, double number) {
  check(sqlite3_bind_double(statement_, place, number));
}

bool Query::next() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
  return code == SQLITE_ROW;
}

std::string_view Query::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), size);
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

Connection::Connection(const std::string& path, Mode mode) : path_(path) {
  const int access =
      mode == Mode::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  const std::string name = mode == Mode::Write ? path : uri_of(path, mode == Mode::AtRest);
  const int code = sqlite3_open_v2(name.c_str(), &db_,
                                   access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  try {
    check(code);
    check(sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
    check(sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
    check(sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr));
    check(sqlite3_busy_timeout(db_, patience_ms));
    if (mode == Mode::Write) {
      script("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
      sqlite3_wal_hook(db_, note_log_pages, &log_pages_);  // replaces the automatic checkpoint
    }
  } catch (...) {
    close();
    throw;
  }
}

Connection::~Connection() { close(); }

void Connection::close() noexcept {
  for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
  prepared_.clear();
  sqlite3_close(db_);
  db_ = nullptr;
}

void Connection::check(int code) const {
  if (code == SQLITE_OK) return;
  throw SqliteError(path_, code, db_ == nullptr ? "no memory" : sqlite3_errmsg(db_));
}

sqlite3_stmt* Connection::prepare(std::string_view sql) {
  auto found = prepared_.find(sql);
  if (found == prepared_.end()) {
    sqlite3_stmt* fresh = nullptr;
    check(sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &fresh, nullptr));
    found = prepared_.emplace(sql, fresh).first;
  }
  expects(sqlite3_stmt_busy(found->second) == 0, "Connection: one run of a statement at a time");
  return found->second;
}

int Connection::finish(Query query) {
  while (query.next()) {
  }
  return sqlite3_changes(db_);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

void Connection::script(const std::string& sql) {
  check(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr));
}

bool Connection::checkpoint(bool empty) {
  sqlite3_busy_timeout(db_, 0);  // a slow reader must not keep pages waiting for their sync
  int in_log = 0, copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(
      db_, nullptr, empty ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &in_log,
      &copied);
  sqlite3_busy_timeout(db_, patience_ms);
  if ((code & 0xFF) == SQLITE_BUSY) return false;
  check(code);
  if (in_log == copied) log_pages_ = 0;
  return in_log == copied;
}

void Connection::remove_log_on_close() {
  check(sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr));
}

}  // namespace peil::store
