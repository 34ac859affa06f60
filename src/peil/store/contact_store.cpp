#include "peil/store/contact_store.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/store/rows.h"

namespace peil::store {
namespace {

// `place` is the order in which things came to be known. Who is claimed once, and what is the same
// event, the two indexes say: no look beforehand could, with several processes writing.
const Schema contact_schema{contacts_file,
                            0x7065696C + 5,
                            {R"(
CREATE TABLE event (
  place INTEGER PRIMARY KEY,
  wave TEXT NOT NULL,
  person TEXT NOT NULL,
  step TEXT NOT NULL,
  mode TEXT NOT NULL,
  result TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_claimed_once ON event (wave, person, step)
  WHERE result IN ('sending', 'sent', 'unknown');
CREATE UNIQUE INDEX event_told_once ON event (wave, person, step, mode, result, day)
  WHERE result NOT IN ('sending', 'sent', 'unknown', 'failed');
CREATE INDEX event_of_wave ON event (wave, person, place);
CREATE TRIGGER event_stays BEFORE UPDATE ON event
  WHEN OLD.result NOT IN ('sending', 'unknown') OR NEW.wave <> OLD.wave
    OR NEW.person <> OLD.person OR NEW.step <> OLD.step BEGIN
  SELECT RAISE(ABORT, 'what happened in the field stays as it is');
END;
)"},
                            Journal::Rollback};

bool put(Connection& db, const ContactEvent& event, ContactResult result) {
  return db.run(
             "INSERT INTO event (wave, person, step, mode, result, day) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
             event.wave, event.person, event.step, contact_name(event.mode), contact_name(result),
             day_text(event.day)) == 1;
}

template <class Table>
auto known(const Table& table, std::string_view word, const std::string& path) {
  const auto value = named_in(table, word);
  if (!value)
    throw OutsideError(path + ": holds '" + std::string(word) +
                       "', which this peil does not know; use the newer program.");
  return *value;
}

}  // namespace

SqliteContactStore::SqliteContactStore(const std::string& path) : db_(path, contact_schema) {}

std::vector<ContactEvent> SqliteContactStore::claim(std::span<const ContactEvent> messages) {
  std::vector<ContactEvent> own;
  db_.transact([&](Connection& db) {
    own.clear();
    for (const ContactEvent& message : messages) {
      expects(!message.step.empty(), "ContactStore: a message is of a step");
      if (!put(db, message, ContactResult::Sending)) continue;
      own.push_back(message);
      own.back().result = ContactResult::Sending;
    }
    return true;
  });
  return own;
}

void SqliteContactStore::settle(std::span<const ContactEvent> messages) {
  db_.transact([&](Connection& db) {
    for (const ContactEvent& message : messages) {
      expects(message.result == ContactResult::Sent || message.result == ContactResult::Failed,
              "ContactStore: a message settles as sent or failed");
      const int settled = db.run(
          "UPDATE event SET mode = ?4, result = ?5, day = ?6 WHERE wave = ?1 AND person = ?2 "
          "AND step = ?3 AND result IN ('sending', 'unknown')",
          message.wave, message.person, message.step, contact_name(message.mode),
          contact_name(message.result), day_text(message.day));
      expects(settled == 1, "ContactStore: what settles was claimed");
    }
    return true;
  });
}

std::size_t SqliteContactStore::give_up_sending(const std::string& wave, Day day) {
  std::size_t given_up = 0;
  db_.transact([&](Connection& db) {
    given_up = static_cast<std::size_t>(db.run(
        "UPDATE event SET result = 'unknown', day = ?2 WHERE wave = ?1 AND result = 'sending'",
        wave, day_text(day)));
    return true;
  });
  return given_up;
}

std::size_t SqliteContactStore::add(std::span<const ContactEvent> events) {
  std::size_t fresh = 0;
  db_.transact([&](Connection& db) {
    fresh = 0;
    for (const ContactEvent& event : events) {
      expects(event.result == ContactResult::Sent || !goes_out(event.result),
              "ContactStore: a message that is not sent is claimed, not added");
      fresh += put(db, event, event.result) ? 1 : 0;
    }
    return true;
  });
  return fresh;
}

void SqliteContactStore::each(const std::string& wave,
                              const std::function<void(const ContactEvent&)>& see) const {
  db_.read([&](Connection& db) {
    Query row = db.ask(
        "SELECT person, step, mode, result, day FROM event WHERE wave = ?1 ORDER BY person, place",
        wave);
    while (row.next()) {
      see({row.text(0), wave, row.text(1), known(contact_modes, row.view(2), db.path()),
           known(contact_results, row.view(3), db.path()), day_of(row.view(4), db.path())});
    }
  });
}

std::unique_ptr<ContactStore> contact_store(const std::string& data_folder, bool make) {
  const auto path = shared_file(data_folder, contacts_file, make);
  return path ? std::make_unique<SqliteContactStore>(*path) : nullptr;
}

}  // namespace peil::store
