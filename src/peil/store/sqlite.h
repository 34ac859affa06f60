#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "peil/base/outside_error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace peil::store {

/// What SQLite refused or could not do. `harmless`: it refused one statement (a constraint, a
/// lock of another program) and the database is as it was. `full`: there was no room for a write;
/// rolled back, the database is as it was. Otherwise the disk cannot be trusted.
class SqliteError : public OutsideError {
 public:
  SqliteError(const std::string& path, int code, const std::string& said);
  bool harmless;
  bool full;
};

struct Blob {
  std::string_view bytes;
};

/// One run of a prepared statement; the next run may begin when this one is destroyed.
class Query {
 public:
  Query(sqlite3_stmt* statement, const std::string& path) : statement_(statement), path_(path) {}
  Query(Query&& other) noexcept
      : statement_(std::exchange(other.statement_, nullptr)), path_(other.path_) {}
  Query& operator=(Query&&) = delete;
  ~Query();

  void bind(int place, std::string_view text);
  void bind(int place, const char* text) { bind(place, std::string_view(text)); }
  void bind(int place, Blob blob);
  void bind(int place, std::int64_t number);
  void bind(int place, double number);

  bool next();  ///< true: there is a row to read
  std::string text(int column) const { return std::string(view(column)); }
  std::string_view view(int column) const;  ///< until the next row
  std::int64_t integer(int column) const;
  double real(int column) const;

 private:
  void check(int code) const;

  sqlite3_stmt* statement_;
  const std::string& path_;
};

/// A connection for one thread at a time. All of this throws SqliteError.
class Connection {
 public:
  /// `AtRest`: reading a file that has no log and that nobody writes meanwhile; leaves no files
  /// beside it.
  enum class Mode { Write, Read, AtRest };

  /// Opens a file that exists. No mode checkpoints by itself, not even when it closes.
  Connection(const std::string& path, Mode mode);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  const std::string& path() const { return path_; }

  /// Starts a statement with ?1, ?2 ... bound to `values`. Statements are prepared once.
  template <class... Values>
  Query ask(std::string_view sql, const Values&... values) {
    Query query(prepare(sql), path_);
    int place = 0;
    (query.bind(++place, values), ...);
    return query;
  }

  /// Runs a statement to its end and gives the number of rows that it changed.
  template <class... Values>
  int run(std::string_view sql, const Values&... values) {
    return finish(ask(sql, values...));
  }

  /// True between BEGIN and its end; SQLite itself may roll back when a write fails.
  bool in_transaction() const;

  /// Runs statements that have no values and are not worth keeping.
  void script(const std::string& sql);

  /// Pages in the write-ahead log after the latest commit.
  int log_pages() const { return log_pages_; }

  /// Copies the log into the database and syncs it; `empty` also cuts the log to nothing.
  /// False when a reader stood in the way of doing all of it.
  bool checkpoint(bool empty);

  /// Lets the last connection that closes remove the log; only after a full checkpoint.
  void remove_log_on_close();

 private:
  sqlite3_stmt* prepare(std::string_view sql);
  int finish(Query query);
  void check(int code) const;
  void close() noexcept;

  std::string path_;
  sqlite3* db_ = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> prepared_;
  int log_pages_ = 0;
};

}  // namespace peil::store
