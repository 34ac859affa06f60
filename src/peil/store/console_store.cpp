#include "peil/store/console_store.h"

#include "peil/base/contract.h"

namespace peil::store {
namespace {

const Schema console_schema{console_file,
                            0x7065696C + 4,
                            {R"(
CREATE TABLE user (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  totp BLOB NOT NULL,
  last_step INTEGER NOT NULL,
  stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  place INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  object TEXT NOT NULL,
  outcome TEXT NOT NULL,
  from_where TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'events of the audit log stay as they are');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'events of the audit log are not taken out');
END;
)"},
                            Journal::Rollback};

constexpr const char* columns_of_user = "SELECT name, role, password, totp, stamp FROM user";

User user_of(const Query& row, const std::string& path) {
  const auto role = role_named(row.view(1));
  if (!role)
    throw OutsideError(path + ": '" + row.text(0) +
                       "' has a role that this peil does not know; "
                       "give another by `peil user role`, or use the newer program.");
  return {row.text(0), *role, row.text(2), row.text(3), row.text(4)};
}

std::optional<User> find(Connection& db, const std::string& name) {
  Query row = db.ask(std::string(columns_of_user) + " WHERE name = ?1", name);
  if (!row.next()) return {};
  return user_of(row, db.path());
}

void put(Connection& db, const AuditEvent& e) {
  std::int64_t place = 1;
  std::string before;
  {
    Query last = db.ask("SELECT place, hash FROM event ORDER BY place DESC LIMIT 1");
    if (last.next()) place = last.integer(0) + 1, before = last.text(1);
  }
  db.run("INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", place, e.at, e.who, e.what,
         e.object, e.outcome, e.from, audit_hash(before, place, e));
}

}  // namespace

SqliteConsoleStore::SqliteConsoleStore(const std::string& path) : db_(path, console_schema) {}

std::optional<User> SqliteConsoleStore::user(const std::string& name) const {
  std::optional<User> found;
  db_.read([&](Connection& db) { found = find(db, name); });
  return found;
}

std::vector<User> SqliteConsoleStore::users() const {
  std::vector<User> all;
  db_.read([&](Connection& db) {
    Query row = db.ask(std::string(columns_of_user) + " ORDER BY name");
    while (row.next()) all.push_back(user_of(row, db.path()));
  });
  return all;
}

bool SqliteConsoleStore::add(const User& user, const AuditEvent& event) {
  return db_.transact([&](Connection& db) {
    if (db.run("INSERT INTO user VALUES (?1, ?2, ?3, ?4, 0, ?5) ON CONFLICT DO NOTHING", user.name,
               role_name(user.role), user.password, Blob{user.totp}, user.stamp) == 0)
      return false;
    put(db, event);
    return true;
  });
}

bool SqliteConsoleStore::change(const std::string& name, const std::function<void(User&)>& edit,
                                const AuditEvent& event) {
  return db_.transact([&](Connection& db) {
    std::optional<User> user = find(db, name);
    if (!user) return false;
    edit(*user);
    expects(user->name == name, "ConsoleStore: a name stays");
    db.run(
        "UPDATE user SET role = ?2, password = ?3, stamp = ?5, "
        "last_step = CASE WHEN totp = ?4 THEN last_step ELSE 0 END, totp = ?4 WHERE name = ?1",
        name, role_name(user->role), user->password, Blob{user->totp}, user->stamp);
    put(db, event);
    return true;
  });
}

bool SqliteConsoleStore::remove(const std::string& name, const AuditEvent& event) {
  return db_.transact([&](Connection& db) {
    if (db.run("DELETE FROM user WHERE name = ?1", name) == 0) return false;
    put(db, event);
    return true;
  });
}

bool SqliteConsoleStore::use_step(const std::string& name, std::int64_t step) {
  return db_.transact([&](Connection& db) {
    return db.run("UPDATE user SET last_step = ?2 WHERE name = ?1 AND last_step < ?2", name,
                  step) == 1;
  });
}

void SqliteConsoleStore::note(const AuditEvent& event) {
  db_.transact([&](Connection& db) { return put(db, event), true; });
}

std::vector<AuditEntry> SqliteConsoleStore::events(std::int64_t after, std::size_t most) const {
  std::vector<AuditEntry> some;
  db_.read([&](Connection& db) {
    Query row = db.ask(
        "SELECT place, at, who, what, object, outcome, from_where, hash FROM event "
        "WHERE place > ?1 ORDER BY place LIMIT ?2",
        after, static_cast<std::int64_t>(most));
    while (row.next()) {
      some.push_back(
          {row.integer(0),
           {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)},
           row.text(7)});
    }
  });
  return some;
}

std::int64_t SqliteConsoleStore::event_count() const {
  std::int64_t count = 0;
  db_.read([&](Connection& db) {
    Query row = db.ask("SELECT count(*) FROM event");
    row.next();
    count = row.integer(0);
  });
  return count;
}

std::unique_ptr<ConsoleStore> console_store(const std::string& data_folder, bool make) {
  const auto path = shared_file(data_folder, console_file, make);
  return path ? std::make_unique<SqliteConsoleStore>(*path) : nullptr;
}

}  // namespace peil::store
