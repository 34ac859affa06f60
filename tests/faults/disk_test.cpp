// The store on a disk that fails: no acknowledged page is ever lost, and a failed sync is final.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "faulty_disk.h"
#include "peil/base/outside_error.h"
#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::faults {
namespace {

using store::testing::id_of;
using store::testing::keep;
using store::testing::page;
using store::testing::someone;
using store::testing::TemporaryFolder;

// The faulty disk does the forgetting; under it a disk that needs no syncs is as good and faster.
const char* const in_memory = std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp";

class FailingDisk : public ::testing::Test {
 protected:
  static std::vector<std::string> posts(const ResponseStore& store, int person = 0) {
    std::vector<std::string> posts;
    for (const PageEvent& event : store.events(id_of(person))) posts.push_back(event.post);
    return posts;
  }

  Stores open() const { return store::open(folder_.file("data")); }

  // Sends pages until one fails; gives the posts that were acknowledged.
  static std::vector<std::string> send_until_failure(ResponseStore& store, int at_most,
                                                     const std::string& name) {
    std::vector<std::string> kept;
    for (int i = 0; i < at_most; ++i) {
      const std::string post = name + std::to_string(i);
      if (keep(store, page(0, post)) == Kept::Failed) break;
      kept.push_back(post);
    }
    return kept;
  }

  static void expect_broken_for_good(Stores& stores) {
    EXPECT_TRUE(stores.responses->broken());
    EXPECT_EQ(keep(*stores.responses, page(0, "after")), Kept::Failed);
    EXPECT_THROW(stores.responses->enrol(std::vector{someone(9)}, {}), OutsideError);
    EXPECT_THROW(posts(*stores.responses), OutsideError);
    EXPECT_EQ(keep(*stores.responses, page(0, "after")), Kept::Failed);
  }

  // All of `kept`, once, and besides at most the one page whose fate was unknown.
  static void expect_kept(const std::vector<std::string>& kept, std::vector<std::string> there) {
    for (const std::string& post : kept) {
      EXPECT_EQ(std::ranges::count(there, post), 1) << post << " was acknowledged";
    }
    EXPECT_LE(there.size(), kept.size() + 1);
  }

  TemporaryFolder folder_{in_memory};
  FaultyDisk disk_;
  std::mt19937 luck_{7};
};

TEST_F(FailingDisk, AfterAFailedSyncNothingIsTriedAgainAndNothingAcknowledgedIsLost) {
  for (const int nth : {1, 2, 5}) {
    SCOPED_TRACE(nth);
    const std::string name = "n" + std::to_string(nth) + "-";
    std::vector<std::string> before;
    {
      Stores stores = open();
      stores.responses->enrol(std::vector{someone(0)}, {});
      before = posts(*stores.responses);
      EXPECT_FALSE(stores.responses->broken());
      disk_.sync_fails_at(nth);
      const auto kept = send_until_failure(*stores.responses, 20, name);
      EXPECT_LT(kept.size(), static_cast<std::size_t>(nth));
      before.insert(before.end(), kept.begin(), kept.end());
      expect_broken_for_good(stores);
    }
    // The same boot: the page cache still shows pages that are not on disk. They must not carry
    // what is acknowledged from here on.
    {
      Stores stores = open();
      expect_kept(before, posts(*stores.responses));
      before = posts(*stores.responses);
      const auto kept = send_until_failure(*stores.responses, 3, name + "again");
      EXPECT_EQ(kept.size(), 3u);
      before.insert(before.end(), kept.begin(), kept.end());
      disk_.power_fails_after(0);
    }
    disk_.restart(luck_);
    expect_kept(before, posts(*open().responses));
  }
}

TEST_F(FailingDisk, AFailedSyncOfTheIdleCheckpointIsAsFinal) {
  {
    Stores stores = open();
    stores.responses->enrol(std::vector{someone(0)}, {});
    ASSERT_EQ(keep(*stores.responses, page(0, "a")), Kept::Stored);
    const int before = disk_.syncs();
    disk_.sync_fails_at(1);
    for (int i = 0; i < 500 && !stores.responses->broken(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ASSERT_GT(disk_.syncs(), before) << "no checkpoint came";
    expect_broken_for_good(stores);
  }
  EXPECT_EQ(posts(*open().responses), std::vector<std::string>{"a"});
}

TEST_F(FailingDisk, APowerCutAtAnyWriteLosesNothingThatWasAcknowledged) {
  bool survived = false;
  int cuts = 0;
  for (int operations = 1; !survived && operations < 2000; ++operations, ++cuts) {
    SCOPED_TRACE(operations);
    const TemporaryFolder folder{in_memory};
    std::vector<std::string> kept;
    disk_.power_fails_after(operations);
    try {
      Stores stores = store::open(folder.file("data"));
      stores.responses->enrol(std::vector{someone(0)}, {});
      stores.keys->add(std::vector<KeyEntry>{{"c1", "r1", "p1"}});
      kept = send_until_failure(*stores.responses, 4, "p");
      survived = kept.size() == 4;
    } catch (const OutsideError&) {
    }
    survived = survived && !disk_.power_failed();
    disk_.restart(luck_);
    Stores stores = store::open(folder.file("data"));
    expect_kept(kept, posts(*stores.responses));
    EXPECT_TRUE(kept.empty() || stores.keys->respondent("c1") == "r1");
    stores.responses->enrol(std::vector{someone(0)}, {});
    EXPECT_EQ(keep(*stores.responses, page(0, "new")), Kept::Stored);
    if (HasFailure()) return;
  }
  EXPECT_TRUE(survived);
  EXPECT_GT(cuts, 50);
}

TEST_F(FailingDisk, AFullDiskRefusesPagesAndTheStoreTakesThemAgainWhenThereIsRoom) {
  std::vector<std::string> kept;
  {
    Stores stores = open();
    stores.responses->enrol(std::vector{someone(0)}, {});
    for (int round = 0; round < 3; ++round) {
      SCOPED_TRACE(round);
      disk_.fill_after(100'000);
      const auto now =
          send_until_failure(*stores.responses, 1000, "r" + std::to_string(round) + "-");
      EXPECT_GT(now.size(), 2u);
      EXPECT_LT(now.size(), 1000u);
      kept.insert(kept.end(), now.begin(), now.end());
      EXPECT_TRUE(stores.responses->full());
      EXPECT_FALSE(stores.responses->broken());
      EXPECT_EQ(keep(*stores.responses, page(0, "no room")), Kept::Failed);
      EXPECT_THROW(stores.responses->enrol(std::vector{someone(9)}, {}), OutsideError);
      EXPECT_EQ(posts(*stores.responses), kept) << "reading goes on";
      disk_.make_room();
      kept.push_back("room" + std::to_string(round));
      EXPECT_EQ(keep(*stores.responses, page(0, kept.back())), Kept::Stored);
      EXPECT_FALSE(stores.responses->full());
    }
    disk_.power_fails_after(0);
  }
  disk_.restart(luck_);
  EXPECT_EQ(posts(*open().responses), kept);
}

TEST_F(FailingDisk, TheStoreLooksForRoomByItself) {
  Stores stores = open();
  stores.responses->enrol(std::vector{someone(0)}, {});
  disk_.fill_after(0);
  ASSERT_EQ(keep(*stores.responses, page(0, "a")), Kept::Failed);
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));
  EXPECT_TRUE(stores.responses->full());
  disk_.make_room();
  for (int i = 0; i < 500 && stores.responses->full(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(stores.responses->full());
  EXPECT_EQ(keep(*stores.responses, page(0, "a")), Kept::Stored);
}

TEST_F(FailingDisk, AFailedSyncOnAFullDiskIsFinalAllTheSame) {
  Stores stores = open();
  stores.responses->enrol(std::vector{someone(0)}, {});
  disk_.fill_after(0);
  ASSERT_EQ(keep(*stores.responses, page(0, "a")), Kept::Failed);
  disk_.make_room();
  disk_.sync_fails_at(1);
  EXPECT_EQ(keep(*stores.responses, page(0, "a")), Kept::Failed);
  expect_broken_for_good(stores);
}

TEST_F(FailingDisk, ADiskThatIsFullAtTheStartIsSaid) {
  {
    Stores stores = open();
    stores.responses->enrol(std::vector{someone(0)}, {});
  }
  disk_.fill_after(0);
  try {
    Stores stores = open();
    stores.responses->enrol(std::vector{someone(1)}, {});
    ADD_FAILURE() << "there was no room";
  } catch (const OutsideError& full) {
    EXPECT_NE(std::string(full.what()).find("answers.db: the disk is full"), std::string::npos)
        << full.what();
  }
}

TEST_F(FailingDisk, AnImportThatTheDiskCannotHoldLeavesNothing) {
  {
    Stores stores = open();
    std::vector<Respondent> people;
    std::vector<PageEvent> events;
    for (int i = 0; i < 300; ++i) {
      people.push_back(someone(i));
      events.push_back(page(i, "import"));
    }
    disk_.fill_after(100'000);
    EXPECT_THROW(stores.responses->import_wave(people, events), OutsideError);
  }
  disk_.make_room();
  Stores stores = open();
  EXPECT_FALSE(stores.responses->respondent(id_of(0)));
  EXPECT_TRUE(stores.responses->waves().empty());
}

// The same with a limit of the kernel's own instead of the faulty disk's.
TEST(FileSizeLimit, FailsClearlyAndLosesNothingAcknowledged) {
  const TemporaryFolder folder;
  store::open(folder.file("data")).responses->enrol(std::vector{someone(0)}, {});
  int acknowledged[2];
  ASSERT_EQ(::pipe(acknowledged), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{300'000, 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    int kept = 0;
    {
      Stores stores = store::open(folder.file("data"));
      while (kept < 5000 &&
             keep(*stores.responses, page(0, std::to_string(kept))) == Kept::Stored) {
        ++kept;
      }
    }
    const bool told = ::write(acknowledged[1], &kept, sizeof kept) == sizeof kept;
    ::_exit(told ? 0 : 1);
  }
  ::close(acknowledged[1]);
  int kept = -1, status = -1;
  ASSERT_EQ(::read(acknowledged[0], &kept, sizeof kept), static_cast<ssize_t>(sizeof kept));
  ::close(acknowledged[0]);
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_GT(kept, 5);
  EXPECT_LT(kept, 5000);
  Stores stores = store::open(folder.file("data"));
  const std::size_t there = stores.responses->events(id_of(0)).size();
  EXPECT_GE(there, static_cast<std::size_t>(kept));
  EXPECT_LE(there, static_cast<std::size_t>(kept) + 1);
  EXPECT_EQ(keep(*stores.responses, page(0, "new")), Kept::Stored);
}

}  // namespace
}  // namespace peil::faults
