// Reading beside a program that writes, in the same folder.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "peil/store/response_store.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Reading : public StoreFolder {
 protected:
  std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(data_)) all.insert(entry.path().filename());
    return all;
  }

  std::string reading_refused() const {
    try {
      store::read_answers(data_);
      return "read";
    } catch (const OutsideError& error) {
      return error.what();
    }
  }

  // What another process reads: the number of pages of the first person; -1 when it cannot.
  int seen_by_another_process() const {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        ::_exit(static_cast<int>(store::read_answers(data_)->events(id_of(0)).size()));
      } catch (const std::exception&) {
        ::_exit(255);
      }
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return WEXITSTATUS(status) == 255 ? -1 : WEXITSTATUS(status);
  }
};

TEST_F(Reading, SeesWhatAnotherProcessHasJustWritten) {
  const Stores stores = store::open(data_);
  stores.responses->enrol(std::vector{someone(0)}, {});
  for (int i = 1; i <= 5; ++i) {
    ASSERT_EQ(keep(*stores.responses, page(0, std::to_string(i))), Kept::Stored);
    EXPECT_EQ(seen_by_another_process(), i);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));  // the log was emptied meanwhile
  EXPECT_EQ(seen_by_another_process(), 5);
}

TEST_F(Reading, DoesNotHoldUpTheWriter) {
  const Stores stores = store::open(data_);
  std::vector<Respondent> people;
  for (int i = 0; i < 50; ++i) people.push_back(someone(i));
  stores.responses->enrol(people, {});
  const auto answers = store::read_answers(data_);
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) answers->each_response("2013", [](const Respondent&, auto) {});
  });
  int stored = 0;
  for (int i = 0; i < 200; ++i) {
    if (keep(*stores.responses, page(i % 50, std::to_string(i))) == Kept::Stored) ++stored;
  }
  stop = true;
  reader.join();
  EXPECT_EQ(stored, 200);
  std::size_t seen = 0;
  answers->each_response("2013", [&](const Respondent&, auto events) { seen += events.size(); });
  EXPECT_EQ(seen, 200u);
  EXPECT_FALSE(stores.responses->broken());
}

TEST_F(Reading, ReadsAFolderAtRestAndLeavesNothingBehind) {
  {
    const Stores stores = store::open(data_);
    stores.responses->enrol(std::vector{someone(0)}, {});
    keep(*stores.responses, page(0, "a"));
  }
  const auto before = names();
  const std::string bytes = contents(file("answers.db"));
  {
    const auto one = store::read_answers(data_);
    const auto other = store::read_answers(data_);  // readers do not mind each other
    EXPECT_EQ(one->events(id_of(0)).size(), 1u);
    EXPECT_EQ(other->waves(), std::vector<std::string>{"2013"});
    EXPECT_FALSE(other->broken());
    EXPECT_EQ(names(), before);
  }
  EXPECT_EQ(names(), before);
  EXPECT_EQ(contents(file("answers.db")), bytes);
}

TEST_F(Reading, ReadsAFolderWhoseNameMeansSomethingInAnAddress) {
  data_ = folder_.file("50% of #1?immutable=0&x=y");
  store::open(data_).responses->enrol(std::vector{someone(0)}, {});
  EXPECT_TRUE(store::read_answers(data_)->respondent(id_of(0)));
}

TEST_F(Reading, AProgramThatWritesWaitsForThoseThatRead) {
  {
    store::open(data_);
  }
  auto answers = store::read_answers(data_);
  std::atomic<bool> opened = false;
  std::thread writer([&] {
    store::open(data_);
    opened = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_FALSE(opened);
  answers.reset();
  writer.join();
  EXPECT_TRUE(opened);
}

TEST_F(Reading, AMisspeltFolderIsRefusedAndNotMade) {
  EXPECT_THAT(reading_refused(), HasSubstr(data_ + ": there is no data folder of this name"));
  EXPECT_FALSE(fs::exists(data_));
  fs::create_directories(data_);
  EXPECT_THAT(reading_refused(), HasSubstr("answers.db: is not there"));
  EXPECT_TRUE(names().empty());
}

TEST_F(Reading, WhatOthersMayWriteOrReadIsRefused) {
  {
    store::open(data_);
  }
  ASSERT_EQ(::chmod(file("answers.db").c_str(), 0666), 0);
  EXPECT_THAT(reading_refused(), HasSubstr("answers.db: others than its owner may read or write"));
  EXPECT_THAT(refusal(), HasSubstr("answers.db: others than its owner may read or write"));
  ASSERT_EQ(::chmod(file("answers.db").c_str(), 0600), 0);
  ASSERT_EQ(::chmod(data_.c_str(), 0777), 0);
  EXPECT_THAT(reading_refused(), HasSubstr(data_ + ": others than its owner may write in this"));
  EXPECT_THAT(refusal(), HasSubstr(data_ + ": others than its owner may write in this"));
  ASSERT_EQ(::chmod(data_.c_str(), 0700), 0);
  EXPECT_EQ(reading_refused(), "read");
  fs::rename(file("keys.db"), folder_.file("keys.db"));
  fs::create_symlink(folder_.file("keys.db"), file("keys.db"));
  EXPECT_THAT(refusal(), HasSubstr("keys.db: is no plain file"));
}

TEST_F(Reading, WhatWasOpenedForReadingTakesNothing) {
  {
    store::open(data_);
  }
  const auto folder = std::make_shared<const FolderToRead>(data_);
  SqliteResponseStore answers(folder);
  EXPECT_THROW(answers.enrol(std::vector{someone(0)}, {}), std::logic_error);
}

}  // namespace
}  // namespace peil::store::testing
