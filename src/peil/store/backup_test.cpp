#include "peil/store/backup.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "peil/store/open.h"
#include "peil/store/release_log.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Backup : public StoreFolder {
 protected:
  std::string to() const { return data_ + "-copy"; }
  void TearDown() override {
    fs::remove_all(to());
    StoreFolder::TearDown();
  }
};

TEST_F(Backup, IsOneClosedFileADatabaseWhileAnswersComeIn) {
  const Stores stores = store::open(data_);
  stores.responses->enrol(std::vector{someone(0), someone(1)}, {});
  stores.keys->add(std::vector<KeyEntry>{{"c", "r", "p"}});
  ASSERT_EQ(keep(*stores.responses, page(0, "a")), Kept::Stored);
  EXPECT_THAT(back_up(data_, to()),
              ElementsAre("answers.db", "keys.db", "people.db", "server.key"));
  // The service goes on, and what it takes now is not in the copy.
  ASSERT_EQ(keep(*stores.responses, page(1, "b")), Kept::Stored);
  EXPECT_EQ(mode(to()), 0700);
  for (const auto& entry : fs::directory_iterator(to())) {
    EXPECT_EQ(mode(entry.path().string()), 0600) << entry.path();
    EXPECT_FALSE(entry.path().string().ends_with("-wal")) << entry.path();
  }
  const auto copy = read_answers(to());
  EXPECT_EQ(copy->events(id_of(0)).size(), 1u);
  EXPECT_EQ(copy->events(id_of(1)).size(), 0u);
  EXPECT_TRUE(copy->respondent(id_of(1)));
}

TEST_F(Backup, KeepsWhatHasGoneOut) {
  const Stores stores = store::open(data_);
  ASSERT_TRUE(release_log(data_)->add("", "one"));
  EXPECT_THAT(back_up(data_, to()), ::testing::Contains("releases.jsonl"));
  EXPECT_EQ(release_log(to())->read(), "one\n");
}

TEST_F(Backup, CanBeServedFrom) {
  std::string key;
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    stores.keys->add(std::vector<KeyEntry>{{"c", id_of(0), "p"}});
    key = stores.server_key;
    back_up(data_, to());
  }
  const Stores restored = store::open(to());
  EXPECT_EQ(restored.server_key, key);
  EXPECT_EQ(restored.keys->respondent("c"), id_of(0));
  EXPECT_EQ(keep(*restored.responses, page(0, "a")), Kept::Stored);
}

TEST_F(Backup, ReplacesNothingAndLeavesNothingWhenItFails) {
  {
    const Stores stores = store::open(data_);
  }
  fs::create_directory(to());
  try {
    back_up(data_, to());
    FAIL() << "there is a folder of that name";
  } catch (const OutsideError& e) {
    EXPECT_THAT(e.what(), HasSubstr("is there already"));
  }
  fs::remove(to());
  std::ofstream(file("keys.db")) << "this is no database, and long enough to be looked at: "
                                 << std::string(5000, 'x');
  EXPECT_THROW(back_up(data_, to()), OutsideError);
  EXPECT_FALSE(fs::exists(to()));
  EXPECT_FALSE(fs::exists(to() + ".part"));
}

// The order in which pages came is in the log and in the free pages of a file that was written to
// for weeks; a copy has neither.
TEST_F(Backup, TellsNothingOfTheOrder) {
  const Stores stores = store::open(data_);
  std::vector<Respondent> people;
  for (int i = 0; i < 40; ++i) people.push_back(someone(i));
  stores.responses->enrol(people, {});
  for (int i = 39; i >= 0; --i) ASSERT_EQ(keep(*stores.responses, page(i, "a")), Kept::Stored);
  back_up(data_, to());
  const Stores other = store::open(data_ + "-other");
  other.responses->enrol(people, {});
  for (int i = 0; i < 40; ++i) ASSERT_EQ(keep(*other.responses, page(i, "a")), Kept::Stored);
  back_up(data_ + "-other", to() + "2");
  EXPECT_EQ(contents(to() + "/answers.db"), contents(to() + "2/answers.db"));
  fs::remove_all(to() + "2");
}

}  // namespace
}  // namespace peil::store::testing
