// What every store of responses promises of the pages that people send.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "peil/store/testing/engines.h"

namespace peil::store::testing {
namespace {

class ResponseStorePort : public StorePort {};

void expect_same(const PageEvent& a, const PageEvent& b) {
  EXPECT_EQ(a.respondent, b.respondent);
  EXPECT_EQ(a.page, b.page);
  EXPECT_EQ(a.post, b.post);
  EXPECT_EQ(a.answers, b.answers);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.version, b.version);
  EXPECT_EQ(a.day, b.day);
  EXPECT_EQ(a.last, b.last);
}

TEST_P(ResponseStorePort, SaysThatSomethingWasWritten) {
  const auto before = answers_.commits();
  answers_.events(id_of(0));
  EXPECT_EQ(answers_.commits(), before);
  enrol(1);
  const auto enrolled = answers_.commits();
  EXPECT_GT(enrolled, before);
  keep(answers_, page(0, "post-1"));
  EXPECT_GT(answers_.commits(), enrolled);
}

TEST_P(ResponseStorePort, GivesBackAPageAsItWasSent) {
  enrol(1);
  PageEvent event = page(0, "post-1");
  event.last = true;
  EXPECT_EQ(keep(answers_, event), Kept::Stored);
  ASSERT_EQ(answers_.events(id_of(0)).size(), 1u);
  expect_same(answers_.events(id_of(0)).front(), event);
  EXPECT_TRUE(answers_.events("nobody").empty());
}

TEST_P(ResponseStorePort, ReplaysInAnyOrderLeaveOneRowEach) {
  enrol(40);
  std::mt19937 luck(1);
  for (int person = 0; person < 40; ++person) {
    std::vector<int> posts;
    for (int post = 0; post < 4; ++post) posts.insert(posts.end(), 1 + luck() % 5, post);
    if (person % 2 == 1) std::ranges::shuffle(posts, luck);
    std::vector<std::string> first_seen;
    for (const int post : posts) {
      const std::string name = "post-" + std::to_string(post);
      const bool seen = std::ranges::find(first_seen, name) != first_seen.end();
      EXPECT_EQ(keep(answers_, page(person, name, post + 1)), seen ? Kept::Replayed : Kept::Stored);
      if (!seen) first_seen.push_back(name);
    }
    EXPECT_EQ(this->posts(person), first_seen);
  }
}

TEST_P(ResponseStorePort, TheSamePostWithOtherAnswersIsAnotherEvent) {
  enrol(2);
  EXPECT_EQ(keep(answers_, page(0, "p", 3)), Kept::Stored);
  EXPECT_EQ(keep(answers_, page(0, "p", 4)), Kept::Stored);
  EXPECT_EQ(keep(answers_, page(1, "p", 3)), Kept::Stored);  // somebody else's
  EXPECT_EQ(keep(answers_, page(0, "p", 3)), Kept::Replayed);
  EXPECT_EQ(answers_.events(id_of(0)).size(), 2u);
}

TEST_P(ResponseStorePort, FiftyPostsOfOnePageAtOnceLeaveOneRow) {
  enrol(1);
  std::atomic<int> stored = 0, replayed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      const Kept kept = keep(answers_, page(0, "p"));
      if (kept == Kept::Stored) ++stored;
      if (kept == Kept::Replayed) ++replayed;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stored, 1);
  EXPECT_EQ(replayed, 49);
  EXPECT_EQ(answers_.events(id_of(0)).size(), 1u);
}

TEST_P(ResponseStorePort, EventsComeBackInTheOrderTheyWereSent) {
  enrol(1);
  std::vector<std::string> sent;
  std::vector<std::future<Kept>> fates;
  for (int i = 0; i < 200; ++i) {
    sent.push_back("post-" + std::to_string((i * 37) % 200));
    fates.push_back(send(answers_, page(0, sent.back())));
  }
  for (auto& fate : fates) EXPECT_EQ(fate.get(), Kept::Stored);
  EXPECT_EQ(posts(0), sent);
}

TEST_P(ResponseStorePort, AThousandEventsFromTwentyThreadsAreAllThere) {
  enrol(20);
  std::vector<std::thread> threads;
  std::atomic<int> stored = 0;
  for (int person = 0; person < 20; ++person) {
    threads.emplace_back([&, person] {
      for (int i = 0; i < 50; ++i) {
        if (keep(answers_, page(person, std::to_string(i))) == Kept::Stored) ++stored;
        if (i % 10 != 0) continue;
        EXPECT_EQ(answers_.events(id_of(person)).size(), static_cast<std::size_t>(i) + 1);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stored, 1000);
  std::size_t there = 0;
  answers_.each_response("2013", [&](const Respondent&, auto events) { there += events.size(); });
  EXPECT_EQ(there, 1000u);
}

TEST_P(ResponseStorePort, AStrangersPageFailsAloneAmongItsNeighbours) {
  enrol(2);
  std::vector<std::future<Kept>> fates;
  for (int i = 0; i < 99; ++i) {
    fates.push_back(send(answers_, page(i % 3 == 2 ? 1000 : i % 3, std::to_string(i))));
  }
  for (int i = 0; i < 99; ++i) {
    EXPECT_EQ(fates[static_cast<std::size_t>(i)].get(), i % 3 == 2 ? Kept::Failed : Kept::Stored);
  }
  EXPECT_TRUE(answers_.events(id_of(1000)).empty());
  EXPECT_EQ(keep(answers_, page(0, "later")), Kept::Stored);
}

TEST_P(ResponseStorePort, ResponsesComeInTheOrderOfIdsWithoutTestsStrangersAndTheSilent) {
  enrol(60);
  Respondent trial = someone(100);
  trial.test = true;
  answers_.enrol(std::vector{trial, someone(101, "2011")}, {});
  std::set<std::string> expected;
  for (int i = 0; i < 60; i += 2) {
    keep(answers_, page(i, "a", 7));
    keep(answers_, page(i, "b", 8));
    expected.insert(id_of(i));
  }
  keep(answers_, page(100, "a"));
  keep(answers_, page(101, "a"));
  std::vector<std::string> seen;
  answers_.each_response("2013", [&](const Respondent& who, std::span<const PageEvent> events) {
    seen.push_back(who.id);
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].post, "a");
    EXPECT_EQ(events[1].post, "b");
    EXPECT_EQ(answers_.events(who.id).size(), 2u);  // a reading inside a reading
  });
  EXPECT_EQ(seen, std::vector(expected.begin(), expected.end()));
}

TEST_P(ResponseStorePort, AReadingThatIsCutOffByAnExceptionLeavesTheStoreWell) {
  enrol(3);
  for (int i = 0; i < 3; ++i) keep(answers_, page(i, "a"));
  const auto stop = [](const Respondent&, auto) { throw std::runtime_error("enough"); };
  for (int i = 0; i < 10; ++i)
    EXPECT_THROW(answers_.each_response("2013", stop), std::runtime_error);
  int seen = 0;
  answers_.each_response("2013", [&](const Respondent&, auto) { ++seen; });
  EXPECT_EQ(seen, 3);
}

TEST_P(ResponseStorePort, AStoreThatWorksIsNotBroken) {
  enrol(1);
  EXPECT_EQ(keep(answers_, page(7, "of a stranger")), Kept::Failed);
  EXPECT_THROW(answers_.import_wave({}, std::vector{page(7, "of a stranger")}), OutsideError);
  EXPECT_FALSE(answers_.broken()) << "what was refused is no fault of the disk";
}

INSTANTIATE_TEST_SUITE_P(In, ResponseStorePort, engines, engine_name);

}  // namespace
}  // namespace peil::store::testing
