#include "peil/store/people_store.h"

#include <sodium.h>

#include <utility>

#include "peil/store/rows.h"
#include "peil/store/secrets.h"

namespace peil::store {
namespace {

const Role people_role{"people.db", 0x7065696C + 3, R"(
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  wave TEXT NOT NULL,
  language TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_of_wave ON person (wave);
)"};

bool nobody(const Database& database) {
  return !database.reader()->ask("SELECT 1 FROM person LIMIT 1").next();
}

}  // namespace

SqlitePeopleStore::SqlitePeopleStore(std::shared_ptr<const DataFolder> folder)
    : database_(folder, people_role), public_key_(people_key(*folder, nobody(database_))) {}

void SqlitePeopleStore::add(std::span<const Person> people) {
  database_.writer().transact([&](Connection& db) {
    for (const Person& person : people) {
      db.run("INSERT INTO person VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", person.id,
             person.wave, person.language, Blob{seal(contact_json(person), public_key_)});
    }
  });
}

std::size_t SqlitePeopleStore::size(const std::string& wave) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT count(*) FROM person WHERE wave = ?1", wave);
  row.next();
  return static_cast<std::size_t>(row.integer(0));
}

}  // namespace peil::store
