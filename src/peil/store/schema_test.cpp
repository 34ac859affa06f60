#include "peil/store/schema.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// The tables as the first program that kept answers made them (schema 1), written down here so
// that no later change of the program changes what is tested.
const std::map<std::string, std::string> schema_1{{"answers.db", R"(
PRAGMA journal_mode = WAL;
PRAGMA application_id = 0x7065696D; PRAGMA user_version = 1;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draw (wave TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE respondent (id TEXT PRIMARY KEY, wave TEXT NOT NULL, customer_group TEXT NOT NULL,
  stratum TEXT NOT NULL, psu TEXT NOT NULL, base_weight REAL NOT NULL, design TEXT NOT NULL,
  test INTEGER NOT NULL CHECK (test IN (0, 1))) STRICT, WITHOUT ROWID;
CREATE INDEX respondent_of_wave ON respondent (wave, id);
CREATE TABLE event (respondent TEXT NOT NULL REFERENCES respondent (id), place INTEGER NOT NULL,
  page TEXT NOT NULL, post TEXT NOT NULL, answers TEXT NOT NULL,
  answers_sha256 BLOB NOT NULL CHECK (length(answers_sha256) = 32), language TEXT NOT NULL,
  version TEXT NOT NULL, day TEXT NOT NULL CHECK (length(day) = 10),
  last INTEGER NOT NULL CHECK (last IN (0, 1)), PRIMARY KEY (respondent, place)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_once ON event (respondent, post, answers_sha256);
INSERT INTO respondent VALUES ('r1', '2013', 'bedrijven', 'granted', '', 2.5, '{"channel":"desk"}', 0);
INSERT INTO event VALUES ('r1', 1, 'p1', 'a', '{"overall":8}',
  x'75167bf15b2b2d93535e4e01830e750a7b77f69e67dfc203ffbbc933fa8d6549', 'nl', 'v1', '2013-10-22', 1);
)"},
                                                  {"keys.db", R"(
PRAGMA journal_mode = WAL;
PRAGMA application_id = 0x7065696E; PRAGMA user_version = 1;
CREATE TABLE code (hmac TEXT PRIMARY KEY, respondent TEXT NOT NULL, person TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
INSERT INTO code VALUES ('c1', 'r1', 'p1');
)"},
                                                  {"people.db", R"(
PRAGMA journal_mode = WAL;
PRAGMA application_id = 0x7065696F; PRAGMA user_version = 1;
CREATE TABLE person (id TEXT PRIMARY KEY, wave TEXT NOT NULL, language TEXT NOT NULL,
  sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX person_of_wave ON person (wave);
INSERT INTO person VALUES ('p1', '2013', 'nl', x'00');
)"}};

class Versions : public StoreFolder {
 protected:
  Versions() {
    fs::create_directories(data_);
    write(file("server.key"), std::string(32, 'k'));
  }
};

TEST_F(Versions, DatabasesOfSchema1AreOpenedWithAllThatIsInThem) {
  for (const auto& [name, sql] : schema_1) ask(file(name), sql);
  const Stores stores = store::open(data_);
  const Respondent who = stores.responses->respondent("r1").value();
  EXPECT_EQ(who.group, "bedrijven");
  EXPECT_EQ(who.base_weight, 2.5);
  EXPECT_EQ(who.design, (std::map<std::string, std::string>{{"channel", "desk"}}));
  const auto events = stores.responses->events("r1");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].answers, (Answers{{"overall", std::int64_t{8}}}));
  EXPECT_EQ(day_text(events[0].day), "2013-10-22");
  EXPECT_TRUE(events[0].last);
  EXPECT_EQ(stores.keys->respondent("c1"), "r1");
  EXPECT_EQ(stores.people->size("2013"), 1u);
  // They are written to as well, and hold the rules of today.
  PageEvent again = events[0];
  EXPECT_EQ(keep(*stores.responses, again), Kept::Replayed);
  again.post = "b";
  EXPECT_EQ(keep(*stores.responses, again), Kept::Stored);
}

TEST_F(Versions, AnEmptyFileBecomesADatabase) {
  for (const auto& [name, sql] : schema_1) write(file(name), "");
  store::open(data_).responses->enrol(std::vector{someone(0)}, {});
  for (const auto& [name, sql] : schema_1) {
    EXPECT_GE(std::stoi(ask(file(name), "PRAGMA user_version")), 1) << name;
  }
}

TEST_F(Versions, ADatabaseOfALaterVersionIsRefusedAndLeftAsItIs) {
  for (const auto& [name, sql] : schema_1) {
    SCOPED_TRACE(name);
    for (const auto& [other, its_sql] : schema_1) {
      for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file(other + tail));
    }
    ask(file(name), sql + "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string before = contents(file(name));
    EXPECT_THAT(refusal(), HasSubstr(name + ": made by a newer peil (schema 99"));
    EXPECT_EQ(contents(file(name)), before);
  }
}

// A schema of three steps: what the programs of before left is brought to the newest, whole.
class Steps : public Versions {
 protected:
  static Schema first(std::size_t steps) {
    Schema schema{"cakes.db",
                  7,
                  {"CREATE TABLE cake (name TEXT) STRICT; INSERT INTO cake VALUES ('apple')",
                   "ALTER TABLE cake ADD COLUMN price INTEGER NOT NULL DEFAULT 3",
                   "UPDATE cake SET price = price * 2; CREATE INDEX cheap ON cake (price)"}};
    schema.steps.resize(steps);
    return schema;
  }
  void bring(const Schema& schema) {
    if (!fs::exists(path_)) write(path_, "");
    Connection db(path_, Connection::Mode::Write);
    bring_up_to_date(db, schema);
  }
  std::string path_ = file("cakes.db");
};

TEST_F(Steps, EachEarlierVersionBecomesTheNewest) {
  for (std::size_t from = 0; from <= 3; ++from) {
    SCOPED_TRACE(from);
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(path_ + tail);
    bring(first(from));
    bring(first(3));
    EXPECT_EQ(ask(path_, "SELECT name, price FROM cake"), "apple|6|");
    EXPECT_EQ(ask(path_, "PRAGMA user_version"), "3|");
    bring(first(3));  // nothing is done twice
    EXPECT_EQ(ask(path_, "SELECT name, price FROM cake"), "apple|6|");
  }
}

TEST_F(Steps, AStepThatFailsLeavesTheVersionBefore) {
  bring(first(1));
  Schema broken = first(3);
  broken.steps[2] = "UPDATE cake SET price = 100; CREATE TABLE cake (again TEXT)";
  EXPECT_THROW(bring(broken), SqliteError);
  EXPECT_EQ(ask(path_, "PRAGMA user_version"), "1|");
  EXPECT_EQ(ask(path_, "SELECT * FROM cake"), "apple|");
  bring(first(3));
  EXPECT_EQ(ask(path_, "SELECT name, price FROM cake"), "apple|6|");
}

TEST_F(Steps, WhatStillNeedsAStepIsNotReadAsItIs) {
  bring(first(2));
  Connection db(path_, Connection::Mode::Read);
  EXPECT_NO_THROW(check_readable(db, first(2)));
  try {
    check_readable(db, first(3));
    ADD_FAILURE() << "was read";
  } catch (const OutsideError& error) {
    EXPECT_THAT(error.what(), HasSubstr("made by an older peil (schema 2, this one reads 3)"));
  }
}

}  // namespace
}  // namespace peil::store::testing
