#include "peil/store/open.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST_F(StoreFolder, IsMadeForItsOwnerOnly) {
  const Stores stores = store::open(data_);
  EXPECT_EQ(mode(data_), 0700);
  for (const char* name :
       {"answers.db", "keys.db", "people.db", "answers.db-wal", "server.key", "lock"}) {
    EXPECT_EQ(mode(file(name)), 0600) << name;
  }
  EXPECT_EQ(stores.server_key, contents(file("server.key")));
  EXPECT_EQ(stores.server_key.size(), 32u);
}

TEST_F(StoreFolder, HoldsTheSameAfterClosing) {
  std::string key;
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    ASSERT_EQ(keep(*stores.responses, page(0, "a")), Kept::Stored);
    stores.responses->enrol(std::vector{someone(1)}, {});
    stores.keys->add(std::vector<KeyEntry>{{"c", "r", "p"}});
    stores.people->use_key({std::string(32, 'p'), ""});
    key = stores.server_key;
  }
  EXPECT_FALSE(fs::exists(file("answers.db-wal"))) << "an orderly end leaves no log";
  const Stores stores = store::open(data_);
  EXPECT_EQ(stores.responses->events(id_of(0)).size(), 1u);
  EXPECT_TRUE(stores.responses->respondent(id_of(1)));
  EXPECT_EQ(keep(*stores.responses, page(0, "a")), Kept::Replayed);
  EXPECT_EQ(stores.keys->respondent("c"), "r");
  EXPECT_TRUE(stores.people->has_key());
  EXPECT_EQ(stores.server_key, key);
}

TEST_F(StoreFolder, PagesThatStillWaitAreKeptWhenTheStoreCloses) {
  std::vector<std::future<Kept>> fates;
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    for (int i = 0; i < 500; ++i) {
      fates.push_back(send(*stores.responses, page(0, std::to_string(i))));
    }
  }
  for (auto& fate : fates) EXPECT_EQ(fate.get(), Kept::Stored);
  EXPECT_EQ(store::open(data_).responses->events(id_of(0)).size(), 500u);
}

TEST_F(StoreFolder, TooManyWaitingPagesFailAtOnce) {
  const Stores stores = store::open(data_);
  stores.responses->enrol(std::vector{someone(0)}, {});
  std::promise<void> go;
  std::promise<void> held;
  stores.responses->keep(page(0, "first"), [&](Kept) {
    held.set_value();
    go.get_future().wait();
  });
  held.get_future().wait();
  std::vector<std::future<Kept>> fates;
  for (int i = 0; i < 10'000; ++i) {
    fates.push_back(send(*stores.responses, page(0, std::to_string(i))));
  }
  EXPECT_EQ(keep(*stores.responses, page(0, "too much")), Kept::Failed);
  go.set_value();
  for (auto& fate : fates) ASSERT_EQ(fate.get(), Kept::Stored);
  EXPECT_EQ(keep(*stores.responses, page(0, "room again")), Kept::Stored);
}

TEST_F(StoreFolder, BelongsToOneProcessAtATime) {
  {
    const Stores stores = store::open(data_);
    EXPECT_THAT(refusal(), HasSubstr(data_ + ": process " + std::to_string(::getpid()) +
                                     " works in this folder"));
  }
  EXPECT_EQ(contents(file("lock")), "");
  EXPECT_EQ(refusal(), "opened");
}

TEST_F(StoreFolder, StaysLockedUntilTheLastStoreIsGone) {
  std::unique_ptr<KeyStore> keys = store::open(data_).keys;
  EXPECT_THAT(refusal(), HasSubstr("works in this folder"));
  keys.reset();
  EXPECT_EQ(refusal(), "opened");
}

TEST_F(StoreFolder, AFileThatIsNoDatabaseIsRefused) {
  fs::create_directories(data_);
  const std::string letter(5000, 'x');
  write(file("answers.db"), letter);
  EXPECT_THAT(refusal(), HasSubstr("answers.db: this is no database"));
  EXPECT_EQ(contents(file("answers.db")), letter);
}

TEST_F(StoreFolder, ADatabaseOfAnotherProgramIsRefused) {
  fs::create_directories(data_);
  ask(file("answers.db"), "CREATE TABLE recipes (cake TEXT)");
  EXPECT_THAT(refusal(), HasSubstr("answers.db: this database was not made by peil"));
  EXPECT_EQ(ask(file("answers.db"), "SELECT name FROM sqlite_schema"), "recipes|");
}

TEST_F(StoreFolder, OneDatabaseIsNotTakenForAnother) {
  store::open(data_);
  fs::copy_file(file("keys.db"), file("answers.db"), fs::copy_options::overwrite_existing);
  EXPECT_THAT(refusal(), HasSubstr("answers.db: this database was not made by peil as answers.db"));
}

TEST_F(StoreFolder, ANewerSchemaIsRefused) {
  store::open(data_);
  ask(file("people.db"), "PRAGMA user_version = 2");
  EXPECT_THAT(refusal(), HasSubstr("people.db: made by a newer peil (schema 2"));
}

TEST_F(StoreFolder, AFolderThatIsAFileIsRefused) {
  fs::create_directories(fs::path(data_).parent_path());
  write(data_, "");
  EXPECT_THAT(refusal(), HasSubstr(data_ + ": cannot be made"));
}

TEST_F(StoreFolder, ALostServerKeyIsNotReplacedWhileCodesDependOnIt) {
  store::open(data_).keys->add(std::vector<KeyEntry>{{"c", "r", "p"}});
  fs::remove(file("server.key"));
  EXPECT_THAT(refusal(), HasSubstr("server.key: is not there, though codes"));
  EXPECT_FALSE(fs::exists(file("server.key")));
}

TEST_F(StoreFolder, ADamagedOrOpenServerKeyIsRefused) {
  store::open(data_);
  ASSERT_EQ(::chmod(file("server.key").c_str(), 0640), 0);
  EXPECT_THAT(refusal(), HasSubstr("server.key: others than its owner may read or write this"));
  ASSERT_EQ(::chmod(file("server.key").c_str(), 0600), 0);
  write(file("server.key"), "short");
  EXPECT_THAT(refusal(), HasSubstr("server.key: not 32 bytes long"));
}

// Neither a column nor the order of rows may tell when somebody came.
TEST_F(StoreFolder, NothingTellsWhoCameFirst) {
  {
    const Stores stores = store::open(data_);
    std::vector<Respondent> people;
    for (int i = 0; i < 50; ++i) people.push_back(someone(i));
    stores.responses->enrol(people, {});
    for (int i = 0; i < 50; ++i) keep(*stores.responses, page(i, "a"));
  }
  EXPECT_EQ(ask(file("answers.db"), "SELECT count(DISTINCT place) || ' ' || max(place) FROM event"),
            "1 1|");
  EXPECT_EQ(ask(file("answers.db"), "SELECT group_concat(respondent, '') FROM event"),
            ask(file("answers.db"),
                "SELECT group_concat(id, '') FROM (SELECT id FROM respondent "
                "ORDER BY id)"));
  for (const char* table : {"setting", "draw", "respondent", "event"}) {
    EXPECT_EQ(ask(file("answers.db"),
                  std::string("SELECT wr FROM pragma_table_list WHERE name='") + table + "'"),
              "1|")
        << table << " has row numbers";
  }
}

TEST_F(StoreFolder, AnAnswerThatWasChangedByHandIsSaidAndNotCounted) {
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    keep(*stores.responses, page(0, "a", 2));
    keep(*stores.responses, page(0, "b", 2));
  }
  ask(file("answers.db"),
      "UPDATE event SET answers = replace(answers, '\"overall\":2', '\"overall\":9')"
      " WHERE post = 'b'");
  const Stores stores = store::open(data_);
  try {
    stores.responses->each_response("2013", [](const auto&, auto) {});
    ADD_FAILURE() << "the changed answer was read";
  } catch (const OutsideError& error) {
    EXPECT_THAT(error.what(), HasSubstr("event 2 of respondent " + id_of(0) + " was changed"));
  }
  EXPECT_THROW(stores.responses->events(id_of(0)), OutsideError);
}

TEST_F(StoreFolder, ADamagedRowIsSaidAndNotSkipped) {
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    keep(*stores.responses, page(0, "a"));
  }
  ask(file("answers.db"), "UPDATE event SET answers = '{'");
  const Stores stores = store::open(data_);
  EXPECT_THROW(stores.responses->events(id_of(0)), OutsideError);
  EXPECT_THROW(stores.responses->each_response("2013", [](const auto&, auto) {}), OutsideError);
}

}  // namespace
}  // namespace peil::store::testing
