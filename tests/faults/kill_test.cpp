// A process that is killed at any moment: every page that it acknowledged is there, once.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::faults {
namespace {

using store::testing::id_of;
using store::testing::keep;
using store::testing::page;
using store::testing::someone;
using store::testing::TemporaryFolder;

constexpr int people = 8;

void tell(int pipe, const std::string& line) {
  if (::write(pipe, line.data(), line.size()) < 0) ::_exit(2);
}

// Writes until it is killed; each line on the pipe is one acknowledgement.
[[noreturn]] void write_until_killed(const std::string& folder, int round, int pipe) {
  Stores stores = store::open(folder);
  std::vector<std::thread> threads;
  for (int person = 0; person < people; ++person) {
    threads.emplace_back([&, person] {
      for (int i = 0;; ++i) {
        const std::string post = std::to_string(round) + "-" + std::to_string(i);
        if (keep(*stores.responses, page(person, post)) != Kept::Stored) ::_exit(3);
        tell(pipe, "kept " + std::to_string(person) + " " + post + "\n");
        if (i % 5 == 0) {  // a slow network repeats itself
          if (keep(*stores.responses, page(person, post)) != Kept::Replayed) ::_exit(4);
        }
      }
    });
  }
  for (int i = people + round * 1000;; ++i) {
    stores.responses->enrol(std::vector{someone(i)}, {});
    tell(pipe, "enrolled " + std::to_string(i) + " -\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  }
}

struct Acknowledged {
  std::map<int, std::set<std::string>> posts;
  std::set<int> enrolled;
  std::size_t count = 0;

  void add(const std::string& lines) {
    std::istringstream in(lines.substr(0, lines.rfind('\n') + 1));  // the last may be cut off
    std::string what, post;
    for (int person = 0; in >> what >> person >> post; ++count) {
      if (what == "kept") posts[person].insert(post);
      if (what == "enrolled") enrolled.insert(person);
    }
  }
};

std::string first_value(const std::string& file, const char* sql) {
  sqlite3* db = nullptr;
  std::string text = "not opened";
  if (sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
    text.clear();
    const auto take = [](void* to, int, char** value, char**) {
      *static_cast<std::string*>(to) += value[0];
      return 0;
    };
    sqlite3_exec(db, sql, take, &text, nullptr);
  }
  sqlite3_close(db);
  return text;
}

void expect_all_there(const std::string& folder, const Acknowledged& acknowledged) {
  const Stores stores = store::open(folder);
  for (const auto& [person, posts] : acknowledged.posts) {
    std::multiset<std::string> there;
    for (const PageEvent& event : stores.responses->events(id_of(person))) {
      there.insert(event.post);
      ASSERT_EQ(event.answers, page(person, event.post).answers);
    }
    for (const std::string& post : posts) ASSERT_EQ(there.count(post), 1u) << person << " " << post;
    ASSERT_EQ(std::set(there.begin(), there.end()).size(), there.size()) << "twice";
  }
  for (const int person : acknowledged.enrolled) {
    ASSERT_TRUE(stores.responses->respondent(id_of(person))) << person;
  }
}

int rounds() {
  const char* text = std::getenv("PEIL_SOAK_ROUNDS");
  return text == nullptr ? 30 : std::max(1, std::atoi(text));
}

TEST(Kill, LosesNothingThatWasAcknowledged) {
  const TemporaryFolder folder;
  const std::string data = folder.file("data");
  {
    std::vector<Respondent> all;
    for (int i = 0; i < people; ++i) all.push_back(someone(i));
    store::open(data).responses->enrol(all, {});
  }
  std::mt19937 luck(2013);
  Acknowledged acknowledged;
  for (int round = 0; round < rounds(); ++round) {
    SCOPED_TRACE(round);
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe[0]);
      write_until_killed(data, round, pipe[1]);
    }
    ::close(pipe[1]);
    std::string lines;
    std::atomic<bool> at_work = false;
    std::thread reader([&] {
      char piece[4096];
      for (ssize_t n = 0; (n = ::read(pipe[0], piece, sizeof piece)) > 0;) {
        lines.append(piece, static_cast<std::size_t>(n));
        at_work = true;
      }
    });
    // One in three dies while it may still be opening the store, the others at work.
    for (int i = 0; round % 3 != 0 && !at_work && i < 5000; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    std::this_thread::sleep_for(std::chrono::microseconds(luck() % 120'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    reader.join();
    ::close(pipe[0]);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << status;
    acknowledged.add(lines);
    expect_all_there(data, acknowledged);
    if (HasFatalFailure()) return;
    ASSERT_EQ(first_value(data + "/answers.db", "PRAGMA integrity_check"), "ok");
    ASSERT_EQ(first_value(data + "/answers.db", "PRAGMA foreign_key_check"), "");
  }
  EXPECT_GT(acknowledged.count, 100u);
  RecordProperty("acknowledged", std::to_string(acknowledged.count));
}

}  // namespace
}  // namespace peil::faults
