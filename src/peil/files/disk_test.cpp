#include "peil/files/disk.h"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "peil/base/outside_error.h"

namespace {
bool all_zero = false;  // what a program gets that asks for random bytes
}

// In place of the one of the library.
extern "C" int getentropy(void* to, std::size_t bytes) {
  if (!all_zero) return ::getrandom(to, bytes, 0) == static_cast<ssize_t>(bytes) ? 0 : -1;
  std::memset(to, 0, bytes);
  return 0;
}

namespace peil::files {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class DiskFiles : public ::testing::Test {
 protected:
  DiskFiles() {
    std::string name = fs::temp_directory_path().string() + "/peil-disk-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~DiskFiles() override { fs::remove_all(folder_); }

  std::string at(const std::string& name) const { return folder_ + "/" + name; }
  std::size_t names() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static unsigned mode(const std::string& path) {
    struct stat about{};
    EXPECT_EQ(::lstat(path.c_str(), &about), 0);
    return about.st_mode & 0777U;
  }
  std::string refusal(const std::string& path) const {
    try {
      disk_.read(path);
      return "read";
    } catch (const OutsideError& error) {
      return error.what();
    }
  }

  std::string folder_;
  Disk disk_;
};

TEST_F(DiskFiles, ASecretIsForItsOwnerOnlyAlsoWhenAnOpenFileWasThere) {
  std::ofstream(at("codes.csv")) << "old";
  ASSERT_EQ(::chmod(at("codes.csv").c_str(), 0666), 0);
  disk_.write(at("codes.csv"), "new", true);
  EXPECT_EQ(mode(at("codes.csv")), 0600U);
  EXPECT_EQ(contents(at("codes.csv")), "new");
  EXPECT_EQ(names(), 1U);
}

// Whoever may write in the folder lays a link or an open file under the name that the program will
// use on its way: the one of this process's number, and the file itself.
TEST_F(DiskFiles, NothingIsWrittenThroughWhatSomebodyElseLaidThere) {
  std::ofstream(at("precious")) << "precious";
  const std::string foreseen = at("codes.csv.new" + std::to_string(::getpid()));
  fs::create_symlink(at("precious"), foreseen);
  fs::create_symlink(at("precious"), at("codes.csv"));
  disk_.write(at("codes.csv"), "secret", true);
  EXPECT_EQ(contents(at("precious")), "precious");
  EXPECT_FALSE(fs::is_symlink(at("codes.csv")));
  EXPECT_EQ(mode(at("codes.csv")), 0600U);
  EXPECT_EQ(contents(at("codes.csv")), "secret");
}

// Even who could tell the name beforehand gets nothing, and nothing of theirs is written to.
TEST_F(DiskFiles, AFileThatLiesUnderTheNameOnTheWayIsNotTaken) {
  std::ofstream(at("precious")) << "precious";
  const std::string foreseen = at("codes.csv.new" + std::string(24, '0'));
  all_zero = true;
  for (const bool link : {false, true}) {
    if (link) {
      fs::create_symlink(at("precious"), foreseen);
    } else {
      std::ofstream(foreseen) << "open";
    }
    EXPECT_THROW(disk_.write(at("codes.csv"), "secret", true), OutsideError);
    EXPECT_EQ(contents(foreseen), link ? "precious" : "open");
    EXPECT_FALSE(fs::exists(at("codes.csv")));
    fs::remove(foreseen);
  }
  fs::create_symlink(at("nowhere"), foreseen);  // a link that leads to no file yet
  EXPECT_THROW(disk_.write(at("codes.csv"), "secret", true), OutsideError);
  EXPECT_FALSE(fs::exists(at("nowhere")));
  all_zero = false;
  disk_.write(at("codes.csv"), "secret", true);
  EXPECT_EQ(contents(at("codes.csv")), "secret");
}

TEST_F(DiskFiles, AWriteThatFailsLeavesNoTemporaryFile) {
  fs::create_directory(at("taken"));
  EXPECT_THROW(disk_.write(at("taken"), "secret", true), OutsideError);
  EXPECT_EQ(names(), 1U);
  EXPECT_TRUE(fs::is_directory(at("taken")));
}

TEST_F(DiskFiles, WhatHasNoEndIsRefusedAndNotWaitedFor) {
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  for (const std::string& path : {at("pipe"), std::string("/dev/zero")}) {
    EXPECT_THAT(refusal(path), HasSubstr(path + ": this is no plain file"));
    EXPECT_THROW(disk_.open(path), OutsideError);
  }
  EXPECT_THAT(refusal(folder_), HasSubstr("this is a folder, not a file"));
  EXPECT_THAT(refusal(at("nothing")), HasSubstr(at("nothing") + ": cannot be opened"));
}

TEST_F(DiskFiles, GivesBackWhatWasWritten) {
  const std::string bytes(200'000, '\xE9');
  disk_.write(at("file"), bytes, false);
  EXPECT_EQ(disk_.read(at("file")), bytes);
  EXPECT_EQ(mode(at("file")) & 0600U, 0600U);
  std::string middle(10, ' ');
  EXPECT_EQ(disk_.open(at("file")).fetch(100, middle), 10U);
  EXPECT_EQ(middle, bytes.substr(0, 10));
}

TEST_F(DiskFiles, AStudyFolderIsReadWithNamesThatAreNearlyRight) {
  fs::create_directories(at("study/plans"));
  std::ofstream(at("study/study.toml")) << "a";
  std::ofstream(at("study/plans/2013.TOML")) << "b";
  std::ofstream(at("study/plans/.2013.toml.swp")) << "c";
  std::ofstream(at("study/plans/.2011.toml")) << "c";
  std::ofstream(at("study/plans/notes.txt")) << "c";
  std::ofstream(at("study/logo.svg")) << "d";
  std::ofstream(at("study/picture.svg")) << "c";
  const auto texts = Disk().study_folder(at("study"));
  EXPECT_EQ(texts, (std::map<std::string, std::string>{
                       {"study.toml", "a"}, {"plans/2013.TOML", "b"}, {"logo.svg", "d"}}));
}

TEST_F(DiskFiles, AFolderOrARoundLinkWhereAFileShouldBeIsSaid) {
  fs::create_directories(at("study/plans"));
  fs::create_directories(at("study/study.toml"));
  const auto said = [&]() -> std::string {
    try {
      static_cast<void>(Disk().study_folder(at("study")));
    } catch (const OutsideError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(said(), HasSubstr("study/study.toml: this is no file."));
  fs::remove(at("study/study.toml"));
  fs::create_symlink("2013.toml", at("study/plans/2013.toml"));
  EXPECT_THAT(said(), HasSubstr("plans/2013.toml: this link leads nowhere."));
}

}  // namespace
}  // namespace peil::files
