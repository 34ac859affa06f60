#include "peil/store/response_store.h"

#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "peil/base/digest.h"
#include "peil/model/draw_record.h"
#include "peil/store/rows.h"

namespace peil::store {
namespace {

// Tables without row numbers lie in the order of random ids: nothing tells who came first.
const Schema answers{"answers.db", 0x7065696C + 1, {R"(
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draw (
  wave TEXT PRIMARY KEY,
  record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE respondent (
  id TEXT PRIMARY KEY,
  wave TEXT NOT NULL,
  customer_group TEXT NOT NULL,
  stratum TEXT NOT NULL,
  psu TEXT NOT NULL,
  base_weight REAL NOT NULL,
  design TEXT NOT NULL,
  test INTEGER NOT NULL CHECK (test IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX respondent_of_wave ON respondent (wave, id);
CREATE TABLE event (
  respondent TEXT NOT NULL REFERENCES respondent (id),
  place INTEGER NOT NULL,
  page TEXT NOT NULL,
  post TEXT NOT NULL,
  answers TEXT NOT NULL,
  answers_sha256 BLOB NOT NULL CHECK (length(answers_sha256) = 32),
  language TEXT NOT NULL,
  version TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  last INTEGER NOT NULL CHECK (last IN (0, 1)),
  PRIMARY KEY (respondent, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_once ON event (respondent, post, answers_sha256);
)"}};

std::int64_t flag(bool is) { return is ? 1 : 0; }

void put(Connection& db, const Respondent& who) {
  db.run("INSERT INTO respondent VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
         who.id, who.wave, who.group, who.stratum, who.psu, who.base_weight, json_of(who.design),
         flag(who.test));
}

// That a page is taken once is a rule of the table, not a look before the leap.
Kept put(Connection& db, const PageEvent& event, const std::string& answers_text,
         const std::string& digest) {
  const int rows = db.run(
      "INSERT INTO event SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
      " FROM event WHERE respondent = ?1"
      " ON CONFLICT (respondent, post, answers_sha256) DO NOTHING",
      event.respondent, event.page, event.post, answers_text, Blob{digest}, event.language,
      event.version, day_text(event.day), flag(event.last));
  return rows == 1 ? Kept::Stored : Kept::Replayed;
}

constexpr int respondent_columns = 8;
constexpr std::string_view one_respondent =
    "SELECT id, wave, customer_group, stratum, psu, base_weight, design, test FROM respondent"
    " WHERE id = ?1";
constexpr std::string_view events_of_one =
    "SELECT respondent, page, post, answers, language, version, day, last, place, answers_sha256"
    " FROM event"
    " WHERE respondent = ?1 ORDER BY place";
// CROSS JOIN keeps SQLite to this order, so that at most one person's rows wait to be sorted.
constexpr std::string_view events_of_wave =
    "SELECT id, wave, customer_group, stratum, psu, base_weight, design, test,"
    " respondent, page, post, answers, language, version, day, last, place, answers_sha256"
    " FROM respondent CROSS JOIN event ON respondent = id"
    " WHERE wave = ?1 AND test = 0 ORDER BY id, place";

Respondent respondent_at(const Query& row, const std::string& where) {
  return {.id = row.text(0),
          .wave = row.text(1),
          .group = row.text(2),
          .stratum = row.text(3),
          .psu = row.text(4),
          .base_weight = row.real(5),
          .design = texts_of(row.text(6), where),
          .test = row.integer(7) != 0};
}

// An answer that was changed by hand is no answer of the respondent's.
void check_digest(const Query& row, int first, const std::string& where) {
  if (raw_sha256(row.view(first + 3)) == row.view(first + 9)) return;
  throw OutsideError(where + ": event " + std::to_string(row.integer(first + 8)) +
                     " of respondent " + row.text(first) +
                     " was changed after it was kept; restore the database from a backup.");
}

PageEvent event_at(const Query& row, int first, const std::string& where) {
  check_digest(row, first, where);
  return {.respondent = row.text(first),
          .page = row.text(first + 1),
          .post = row.text(first + 2),
          .answers = answers_of(row.view(first + 3), where),
          .language = row.text(first + 4),
          .version = row.text(first + 5),
          .day = day_of(row.view(first + 6), where),
          .last = row.integer(first + 7) != 0};
}

void put(Connection& db, const DrawRecord& record) {
  const std::string text = draw_record_json(record);
  if (db.run("INSERT INTO draw VALUES (?1, ?2) ON CONFLICT DO NOTHING", record.wave, text) == 1) {
    return;
  }
  Query there = db.ask("SELECT record FROM draw WHERE wave = ?1", record.wave);
  if (!there.next() || !same_draw(draw_record_of(there.text(0), db.path()), record)) {
    throw OutsideError(db.path() + ": wave " + record.wave +
                       " was drawn before, with another sample; nothing was enrolled.");
  }
}

}  // namespace

SqliteResponseStore::SqliteResponseStore(std::shared_ptr<const DataFolder> folder)
    : database_(std::move(folder), answers) {}

SqliteResponseStore::SqliteResponseStore(std::shared_ptr<const FolderToRead> folder)
    : database_(std::move(folder), answers) {}

void SqliteResponseStore::enrol(std::span<const Respondent> respondents,
                                const std::optional<DrawRecord>& record) {
  database_.writer().transact([&](Connection& db) {
    for (const Respondent& who : respondents) put(db, who);
    if (record) put(db, *record);
  });
}

std::optional<Respondent> SqliteResponseStore::respondent(const std::string& id) const {
  Database::Lease db = database_.reader();
  Query row = db->ask(one_respondent, id);
  if (!row.next()) return {};
  return respondent_at(row, db->path());
}

std::optional<DrawRecord> SqliteResponseStore::draw_record(const std::string& wave) const {
  Database::Lease db = database_.reader();
  Query row = db->ask("SELECT record FROM draw WHERE wave = ?1", wave);
  if (!row.next()) return {};
  return draw_record_of(row.text(0), db->path());
}

void SqliteResponseStore::keep(PageEvent event, std::function<void(Kept)> done) {
  std::string text = answers_json(event.answers);
  std::string digest = raw_sha256(text);
  database_.writer().keep(
      [event = std::move(event), text = std::move(text),
       digest = std::move(digest)](Connection& db) { return put(db, event, text, digest); },
      std::move(done));
}

std::vector<PageEvent> SqliteResponseStore::events(const std::string& respondent) const {
  Database::Lease db = database_.reader();
  std::vector<PageEvent> events;
  for (Query row = db->ask(events_of_one, respondent); row.next();) {
    events.push_back(event_at(row, 0, db->path()));
  }
  return events;
}

void SqliteResponseStore::import_wave(std::span<const Respondent> respondents,
                                      std::span<const PageEvent> events) {
  database_.writer().transact([&](Connection& db) {
    for (const Respondent& who : respondents) put(db, who);
    for (const PageEvent& event : events) {
      const std::string text = answers_json(event.answers);
      put(db, event, text, raw_sha256(text));
    }
  });
}

void SqliteResponseStore::import_each(const std::function<bool(Respondent&, PageEvent&)>& next) {
  database_.writer().transact([&](Connection& db) {
    Respondent who;
    PageEvent event;
    while (next(who, event)) {
      put(db, who);
      const std::string text = answers_json(event.answers);
      put(db, event, text, raw_sha256(text));
    }
  });
}

void SqliteResponseStore::each_response(
    const std::string& wave,
    const std::function<void(Respondent, std::vector<PageEvent>)>& see) const {
  Database::Lease db = database_.reader();
  Respondent who;
  std::vector<PageEvent> events;
  for (Query row = db->ask(events_of_wave, wave); row.next();) {
    if (events.empty() || row.view(0) != who.id) {
      if (!events.empty()) see(std::move(who), std::exchange(events, {}));
      who = respondent_at(row, db->path());
    }
    events.push_back(event_at(row, respondent_columns, db->path()));
  }
  if (!events.empty()) see(std::move(who), std::move(events));
}

std::vector<std::pair<std::string, std::size_t>> SqliteResponseStore::enrolled(
    const std::string& wave) const {
  Database::Lease db = database_.reader();
  std::vector<std::pair<std::string, std::size_t>> groups;
  for (Query row = db->ask("SELECT customer_group, count(*) FROM respondent"
                           " WHERE wave = ?1 AND test = 0 GROUP BY 1 ORDER BY 1",
                           wave);
       row.next();) {
    groups.emplace_back(row.text(0), static_cast<std::size_t>(row.integer(1)));
  }
  return groups;
}

// People are put together here, in the order of their ids: SQLite would sort them first, which
// takes longer than reading them.
std::vector<DrawnCell> SqliteResponseStore::drawn(const std::string& wave) const {
  Database::Lease db = database_.reader();
  std::map<std::tuple<std::string, std::string, std::string>, DrawnCell> cells;
  std::unordered_map<std::string, DrawnCell*> known;  // by the same three texts
  std::string key;
  constexpr std::int64_t sent_nothing = -1;  // else whether the last page that was sent ends it
  for (Query row = db->ask("SELECT customer_group, stratum, json_remove(design, ?2), base_weight,"
                           "  coalesce((SELECT last FROM event WHERE respondent = who.id"
                           "   ORDER BY place DESC LIMIT 1), ?3)"
                           " FROM respondent AS who WHERE wave = ?1 AND test = 0 ORDER BY id",
                           wave, std::string("$.") + panel_member, sent_nothing);
       row.next();) {
    key.clear();
    for (int text = 0; text < 3; ++text) (key += row.view(text)) += '\0';
    const auto [at, fresh] = known.try_emplace(key, nullptr);
    if (fresh) {
      at->second = &cells[{row.text(0), row.text(1), row.text(2)}];
      *at->second = {row.text(0), row.text(1), texts_of(row.text(2), db->path())};
    }
    DrawnCell& cell = *at->second;
    cell.persons += row.real(3);
    ++cell.drawn;
    const std::int64_t ended = row.integer(4);
    cell.answered += ended == sent_nothing ? 0 : 1;
    cell.complete += ended == 1 ? 1 : 0;
  }
  std::vector<DrawnCell> result;
  for (auto& [texts, cell] : cells) result.push_back(std::move(cell));
  return result;
}

std::vector<std::string> SqliteResponseStore::waves() const {
  Database::Lease db = database_.reader();
  std::vector<std::string> waves;
  for (Query row = db->ask("SELECT wave FROM (SELECT DISTINCT wave FROM respondent) AS known"
                           " WHERE EXISTS (SELECT 1 FROM respondent AS who JOIN event"
                           "  ON event.respondent = who.id"
                           "  WHERE who.wave = known.wave AND who.test = 0) ORDER BY wave");
       row.next();) {
    waves.push_back(row.text(0));
  }
  return waves;
}

bool SqliteResponseStore::fictional() const {
  Database::Lease db = database_.reader();
  return db->ask("SELECT 1 FROM setting WHERE name = 'fictional'").next();
}

void SqliteResponseStore::set_fictional() {
  database_.writer().transact([](Connection& db) {
    if (db.run("INSERT INTO setting VALUES ('fictional', 'yes') ON CONFLICT DO NOTHING") == 1 &&
        db.ask("SELECT 1 FROM respondent WHERE test = 0 LIMIT 1").next()) {
      throw OutsideError(db.path() +
                         ": holds people who were not simulated; take an empty folder.");
    }
  });
}

bool SqliteResponseStore::broken() const noexcept { return database_.broken(); }
bool SqliteResponseStore::full() const noexcept { return database_.full(); }

}  // namespace peil::store
