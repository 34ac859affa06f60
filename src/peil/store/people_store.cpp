#include "peil/store/people_store.h"

#include <sodium.h>

#include <utility>

#include "peil/store/rows.h"
#include "peil/store/secrets.h"

namespace peil::store {
namespace {

const Schema people_schema{people_file, 0x7065696C + 3, {R"(
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  wave TEXT NOT NULL,
  language TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_of_wave ON person (wave);
)"}};

}  // namespace

SqlitePeopleStore::SqlitePeopleStore(std::shared_ptr<const DataFolder> folder)
    : folder_(std::move(folder)), database_(folder_, people_schema) {}

SqlitePeopleStore::SqlitePeopleStore(std::shared_ptr<const FolderToRead> folder)
    : database_(std::move(folder), people_schema) {}

const DataFolder& SqlitePeopleStore::folder() const {
  expects(folder_ != nullptr, "PeopleStore: the key is not asked for where people are only read");
  return *folder_;
}

bool SqlitePeopleStore::has_key() const { return folder().has(open_key_file); }

void SqlitePeopleStore::use_key(const PeopleKeys& keys) {
  if (!has_key()) {
    Database::Lease db = database_.reader();
    Query someone = db->ask("SELECT sealed FROM person LIMIT 1");
    if (someone.next() && !opens(someone.text(0), keys)) {
      throw OutsideError(folder().file(open_key_file) +
                         ": is not there, people were sealed with it, and the key that was given "
                         "does not open them; give the right one, or restore a backup.");
    }
    folder().make_secret(open_key_file, keys.open);
  } else if (people_key(folder()) != keys.open) {
    throw OutsideError(folder().file(open_key_file) +
                       ": there is another key already, with which people may have been sealed.");
  }
}

void SqlitePeopleStore::add(std::span<const Person> people) {
  const std::string open_key = people_key(folder());
  database_.writer().transact([&](Connection& db) {
    for (const Person& person : people) {
      db.run("INSERT INTO person VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", person.id,
             person.wave, person.language, Blob{seal(contact_json(person), open_key)});
    }
  });
}

std::size_t SqlitePeopleStore::size(const std::string& wave) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT count(*) FROM person WHERE wave = ?1", wave);
  row.next();
  return static_cast<std::size_t>(row.integer(0));
}

std::vector<std::string> SqlitePeopleStore::ids(const std::string& wave) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT id FROM person WHERE wave = ?1", wave);
  std::vector<std::string> all;
  while (row.next()) all.push_back(row.text(0));
  return all;
}

std::vector<Listed> SqlitePeopleStore::listed(const std::string& wave) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT id, language FROM person WHERE wave = ?1 ORDER BY id", wave);
  std::vector<Listed> all;
  while (row.next()) all.push_back({row.text(0), row.text(1)});
  return all;
}

void SqlitePeopleStore::each(const std::string& wave, const PeopleKeys& keys,
                             const std::function<void(const Person&)>& see) const {
  Database::Lease db = database_.reader();
  std::vector<Person> all;
  Query row = db->ask("SELECT id, language, sealed FROM person WHERE wave = ?1 ORDER BY id", wave);
  while (row.next()) {
    const std::optional<std::string> opened = unseal(row.text(2), keys);
    if (!opened) {
      throw OutsideError(db->path() + ": the key does not open the contact data of wave " + wave +
                         "; give the key that `peil data init` made for this folder.");
    }
    Person person = contact_of(*opened, db->path());
    person.id = row.text(0), person.wave = wave, person.language = row.text(1);
    all.push_back(std::move(person));
  }
  for (const Person& person : all) see(person);
}

void SqlitePeopleStore::remove(const std::string& wave) {
  database_.writer().transact(
      [&](Connection& db) { db.run("DELETE FROM person WHERE wave = ?1", wave); });
}

}  // namespace peil::store
