#include "peil/store/release_log.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "peil/base/outside_error.h"

namespace peil::store {
namespace {

namespace fs = std::filesystem;

class ReleaseLogFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("peil-releases-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::unique_ptr<ReleaseLog> log() const { return release_log(folder_.string()); }
  std::string file() const { return (folder_ / "releases.jsonl").string(); }

  fs::path folder_;
};

TEST_F(ReleaseLogFile, IsEmptyUntilSomethingGoesOut) {
  EXPECT_EQ(log()->read(), "");
  EXPECT_FALSE(fs::exists(file())) << "reading makes nothing";
}

TEST_F(ReleaseLogFile, KeepsEveryLineAndIsItsOwnersOnly) {
  ASSERT_TRUE(log()->add("", "one"));
  ASSERT_TRUE(log()->add("one\n", "two"));
  EXPECT_EQ(log()->read(), "one\ntwo\n");
  EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(ReleaseLogFile, TakesNoLineOnALogThatIsNotTheOneThatWasRead) {
  ASSERT_TRUE(log()->add("", "one"));
  EXPECT_FALSE(log()->add("", "other"));
  EXPECT_EQ(log()->read(), "one\n");
}

// Everybody reads and adds until it works: no line is lost and none is there twice.
TEST_F(ReleaseLogFile, LosesNothingOfManyAtOnce) {
  constexpr int people = 6;
  std::vector<std::thread> all;
  for (int i = 0; i < people; ++i) {
    all.emplace_back([&, i] {
      const auto mine = log();
      while (!mine->add(mine->read(), std::string(20'000, static_cast<char>('a' + i)))) {
      }
    });
  }
  for (std::thread& one : all) one.join();
  const std::string text = log()->read();
  EXPECT_EQ(text.size(), people * 20'001u);
  for (int i = 0; i < people; ++i)
    EXPECT_EQ(std::ranges::count(text, static_cast<char>('a' + i)), 20'000);
}

// A disk that is full half way: the file size limit is that.
TEST_F(ReleaseLogFile, IsAsItWasWhenALineDoesNotFit) {
  ASSERT_TRUE(log()->add("", "one"));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THROW(log()->add("one\n", std::string(5000, 'x')), OutsideError);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old);
  EXPECT_EQ(log()->read(), "one\n");
  EXPECT_FALSE(fs::exists(file() + ".new"));
}

TEST_F(ReleaseLogFile, WritesOverWhatACrashLeftBesideIt) {
  std::ofstream(file() + ".new") << "half of a li";
  ASSERT_TRUE(log()->add("", "one"));
  EXPECT_EQ(log()->read(), "one\n");
}

TEST_F(ReleaseLogFile, RefusesAFileThatOthersMayRead) {
  ASSERT_TRUE(log()->add("", "one"));
  fs::permissions(file(), fs::perms::others_read, fs::perm_options::add);
  EXPECT_THROW(log()->read(), OutsideError);
}

}  // namespace
}  // namespace peil::store
