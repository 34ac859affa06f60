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
    for (const auto& entry : fs::directory_iterator(data_))
      all.insert(entry.path().filename().string());
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

  // Another process that keeps a page each time it is told to, until it is told to end.
  class OtherWriter {
   public:
    explicit OtherWriter(const std::string& data) {
      EXPECT_EQ(::pipe(told_), 0);
      EXPECT_EQ(::pipe(done_), 0);
      child_ = ::fork();
      if (child_ == 0) ::_exit(work(data));
      EXPECT_TRUE(answered());
    }
    OtherWriter(const OtherWriter&) = delete;
    OtherWriter& operator=(const OtherWriter&) = delete;
    ~OtherWriter() {
      EXPECT_EQ(::write(told_[1], "e", 1), 1);
      int status = 0;
      EXPECT_EQ(::waitpid(child_, &status, 0), child_);
      EXPECT_EQ(status, 0);
      for (const int fd : {told_[0], told_[1], done_[0], done_[1]}) ::close(fd);
    }
    bool keeps_a_page() { return ::write(told_[1], "k", 1) == 1 && answered(); }

   private:
    bool answered() {
      char yes = 0;
      return ::read(done_[0], &yes, 1) == 1 && yes == 'y';
    }
    int work(const std::string& data) {
      const Stores stores = store::open(data);
      stores.responses->enrol(std::vector{someone(0)}, {});
      for (int post = 0;; ++post) {
        if (::write(done_[1], "y", 1) != 1) return 1;
        char word = 0;
        if (::read(told_[0], &word, 1) != 1) return 2;
        if (word == 'e') return 0;
        if (keep(*stores.responses, page(0, std::to_string(post))) != Kept::Stored) return 3;
      }
    }

    int told_[2] = {}, done_[2] = {};
    pid_t child_ = -1;
  };
};

TEST_F(Reading, SeesWhatAnotherProcessHasJustWritten) {
  OtherWriter writer(data_);
  const auto answers = store::read_answers(data_);
  for (std::size_t pages = 1; pages <= 5; ++pages) {
    ASSERT_TRUE(writer.keeps_a_page());
    EXPECT_EQ(answers->events(id_of(0)).size(), pages);
    EXPECT_EQ(store::read_answers(data_)->events(id_of(0)).size(), pages);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));  // the log was emptied meanwhile
  EXPECT_EQ(answers->events(id_of(0)).size(), 5U);
  ASSERT_TRUE(writer.keeps_a_page());
  EXPECT_EQ(answers->events(id_of(0)).size(), 6U);
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

TEST_F(Reading, WhatBelongsToAnotherUserIsRefused) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root gives files to others";
  {
    store::open(data_);
  }
  constexpr uid_t somebody = 12345;
  for (const char* name : {"answers.db", "keys.db", "people.db", "server.key"}) {
    ASSERT_EQ(::chown(file(name).c_str(), somebody, static_cast<gid_t>(-1)), 0);
    EXPECT_THAT(refusal(), HasSubstr(std::string(name) + ": belongs to another user"));
    ASSERT_EQ(::chown(file(name).c_str(), ::geteuid(), static_cast<gid_t>(-1)), 0);
  }
  ASSERT_EQ(::chown(data_.c_str(), somebody, static_cast<gid_t>(-1)), 0);
  EXPECT_THAT(refusal(), HasSubstr("the folder belongs to another user"));
  EXPECT_THAT(reading_refused(), HasSubstr("the folder belongs to another user"));
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
