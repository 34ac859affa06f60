#include "peil/store/key_store.h"

#include <set>
#include <utility>
#include <vector>

namespace peil::store {
namespace {

const Schema keys{keys_file, 0x7065696C + 2, {R"(
CREATE TABLE code (
  hmac TEXT PRIMARY KEY,
  respondent TEXT NOT NULL,
  person TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)"}};

void put(Connection& db, const KeyEntry& entry) {
  if (db.run("INSERT INTO code VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", entry.code_hmac,
             entry.respondent, entry.person) == 1) {
    return;
  }
  Query there = db.ask("SELECT respondent, person FROM code WHERE hmac = ?1", entry.code_hmac);
  if (!there.next() || there.text(0) != entry.respondent || there.text(1) != entry.person) {
    throw OutsideError(db.path() + ": a code belongs to somebody else already; none was added.");
  }
}

}  // namespace

SqliteKeyStore::SqliteKeyStore(std::shared_ptr<const DataFolder> folder)
    : database_(std::move(folder), keys) {}

SqliteKeyStore::SqliteKeyStore(std::shared_ptr<const FolderToRead> folder)
    : database_(std::move(folder), keys) {}

void SqliteKeyStore::add(std::span<const KeyEntry> entries) {
  database_.writer().transact([&](Connection& db) {
    for (const KeyEntry& entry : entries) put(db, entry);
  });
}

std::optional<std::string> SqliteKeyStore::respondent(const std::string& code_hmac) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT respondent FROM code WHERE hmac = ?1", code_hmac);
  if (!row.next()) return {};
  return row.text(0);
}

std::size_t SqliteKeyStore::size() const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT count(*) FROM code WHERE person <> ''");
  row.next();
  return static_cast<std::size_t>(row.integer(0));
}

std::vector<KnownAs> SqliteKeyStore::known() const {
  Database::Lease db = database_.reader();
  Query row = db->ask(
      "SELECT DISTINCT respondent, person FROM code WHERE person <> '' ORDER BY respondent");
  std::vector<KnownAs> all;
  while (row.next()) all.push_back({row.text(0), row.text(1)});
  return all;
}

std::size_t SqliteKeyStore::remove(std::span<const std::string> persons) {
  std::size_t gone = 0;
  const std::set<std::string_view> wanted(persons.begin(), persons.end());
  database_.writer().transact([&](Connection& db) {
    std::vector<std::string> codes;  // no index leads from a person to a code, and none should
    Query row = db.ask("SELECT hmac, person FROM code");
    while (row.next()) {
      if (wanted.contains(row.text(1))) codes.push_back(row.text(0));
    }
    for (const std::string& code : codes) db.run("DELETE FROM code WHERE hmac = ?1", code);
    gone = codes.size();
  });
  return gone;
}

bool SqliteKeyStore::empty() const {
  return !database_.reader()->ask("SELECT 1 FROM code LIMIT 1").next();
}

}  // namespace peil::store
