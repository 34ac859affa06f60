// What every store promises, run against the one in memory and the one on disk.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "peil/ports/testing/memory_stores.h"
#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::store::testing {
namespace {

// An engine that keeps the stores. A new one passes all of this, and tests/faults, unchanged.
enum class Kind { Memory, Disk };

class StorePort : public ::testing::TestWithParam<Kind> {
 protected:
  Stores made() const {
    if (GetParam() == Kind::Memory) return peil::testing::memory_stores();
    Stores stores = store::open(folder_.file("data"));
    stores.people->use_key({std::string(32, 'p'), ""});
    return stores;
  }

  TemporaryFolder folder_;
  Stores stores_ = made();
  ResponseStore& answers_ = *stores_.responses;

  void enrol(int people, const std::string& wave = "2013") {
    std::vector<Respondent> all;
    for (int i = 0; i < people; ++i) all.push_back(someone(i, wave));
    answers_.enrol(all, {});
  }

  std::vector<std::string> posts(int person) const {
    std::vector<std::string> posts;
    for (const PageEvent& event : answers_.events(id_of(person))) posts.push_back(event.post);
    return posts;
  }
};

class ResponseStorePort : public StorePort {};
class KeyStorePort : public StorePort {};
class PeopleStorePort : public StorePort {};

void expect_same(const Respondent& a, const Respondent& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.wave, b.wave);
  EXPECT_EQ(a.group, b.group);
  EXPECT_EQ(a.stratum, b.stratum);
  EXPECT_EQ(a.psu, b.psu);
  EXPECT_EQ(a.base_weight, b.base_weight);
  EXPECT_EQ(a.design, b.design);
  EXPECT_EQ(a.test, b.test);
}

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

DrawRecord draw(const std::string& sample) {
  return {.study = "ind",
          .wave = "2013",
          .seed = "s",
          .frame_sha256 = "f",
          .sample_sha256 = sample,
          .frame_rows = 5'000'000'000,
          .excluded = {{"opt-out", 3}},
          .strata = {{"granted", 100, 10}, {"refused", 50, 10}},
          .margins = {{"sex", {{"f", 80}, {"m", 70}}}},
          .program = "0.1.0"};
}

TEST_P(ResponseStorePort, GivesBackARespondentAsEnrolled) {
  Respondent who = someone(1);
  who.psu = "office-3";
  who.base_weight = 1.0 / 3.0;
  who.test = true;
  answers_.enrol(std::vector{who, someone(2)}, {});
  ASSERT_TRUE(answers_.respondent(who.id));
  expect_same(*answers_.respondent(who.id), who);
  EXPECT_FALSE(answers_.respondent("nobody"));
}

TEST_P(ResponseStorePort, EnrollingAgainChangesNobody) {
  enrol(2);
  Respondent changed = someone(1);
  changed.group = "advocaten";
  answers_.enrol(std::vector{changed, someone(7)}, {});
  EXPECT_EQ(answers_.respondent(id_of(1))->group, "bedrijven");
  EXPECT_TRUE(answers_.respondent(id_of(7)));
}

TEST_P(ResponseStorePort, GivesBackADrawRecordAsItWas) {
  EXPECT_FALSE(answers_.draw_record("2013"));
  answers_.enrol({}, draw("a"));
  const DrawRecord back = answers_.draw_record("2013").value();
  EXPECT_EQ(back.study, "ind");
  EXPECT_EQ(back.seed, "s");
  EXPECT_EQ(back.frame_sha256, "f");
  EXPECT_EQ(back.sample_sha256, "a");
  EXPECT_EQ(back.frame_rows, 5'000'000'000u);
  EXPECT_EQ(back.excluded.at("opt-out"), 3u);
  ASSERT_EQ(back.strata.size(), 2u);
  EXPECT_EQ(back.strata[1].name, "refused");
  EXPECT_EQ(back.strata[1].frame, 50u);
  EXPECT_EQ(back.strata[1].sample, 10u);
  EXPECT_EQ(back.margins.at("sex").at("m"), 70u);
  EXPECT_EQ(back.program, "0.1.0");
}

TEST_P(ResponseStorePort, ASecondDrawOfAWaveIsRefusedWhole) {
  answers_.enrol(std::vector{someone(1)}, draw("a"));
  EXPECT_NO_THROW(answers_.enrol(std::vector{someone(1)}, draw("a")));
  EXPECT_THROW(answers_.enrol(std::vector{someone(2)}, draw("b")), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(2)));
  EXPECT_EQ(answers_.draw_record("2013")->sample_sha256, "a");
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

TEST_P(ResponseStorePort, AnImportIsWholeOrNothing) {
  const std::vector people{someone(1), someone(2)};
  EXPECT_THROW(answers_.import_wave(people, std::vector{page(1, "i"), page(3, "i")}), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(1)));
  answers_.import_wave(people, std::vector{page(1, "i"), page(2, "i")});
  answers_.import_wave(people, std::vector{page(1, "i"), page(2, "i")});  // once more: no change
  EXPECT_EQ(posts(1), std::vector<std::string>{"i"});
  EXPECT_EQ(posts(2), std::vector<std::string>{"i"});
}

TEST_P(ResponseStorePort, AnImportOnePersonAtATimeIsWholeOrNothing) {
  int given = 0;
  const auto up_to = [&](int most, bool breaks) {
    return [&given, most, breaks](Respondent& who, PageEvent& event) {
      if (given == most && breaks) throw OutsideError("the file became shorter");
      if (given == most) return false;
      who = someone(++given);
      event = page(given, "i");
      return true;
    };
  };
  EXPECT_THROW(answers_.import_each(up_to(2, true)), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(1)));
  EXPECT_FALSE(answers_.broken());
  given = 0;
  answers_.import_each(up_to(3, false));
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(posts(i), std::vector<std::string>{"i"});
  given = 0;
  answers_.import_each(up_to(3, false));  // once more: no change
  EXPECT_EQ(posts(3), std::vector<std::string>{"i"});
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

TEST_P(ResponseStorePort, CountsTheEnrolledPerGroupAndTheWavesWithAnswers) {
  enrol(5);
  Respondent trial = someone(100, "2015");
  trial.test = true;
  answers_.enrol(std::vector{trial, someone(101, "2011"), someone(102, "2009")}, {});
  keep(answers_, page(100, "a"));
  keep(answers_, page(101, "a"));
  keep(answers_, page(0, "a"));
  using Groups = std::vector<std::pair<std::string, std::size_t>>;
  EXPECT_EQ(answers_.enrolled("2013"), (Groups{{"bedrijven", 2}, {"vreemdelingen", 3}}));
  EXPECT_EQ(answers_.enrolled("2015"), Groups{});
  EXPECT_EQ(answers_.waves(), (std::vector<std::string>{"2011", "2013"}));
}

// 0, 2 and 4 are of one group, 1 and 3 of the other; each stands for 1.5 and its number.
TEST_P(ResponseStorePort, CountsWhoWasDrawnByAllThatIsKnownOfThoseWhoDidNotAnswer) {
  Respondent trial = someone(100), follows = someone(101), refused = someone(102);
  trial.test = true;
  follows.design[panel_member] = "followed";
  refused.design["outcome"] = "refused";
  refused.stratum = "refused";
  enrol(5);
  answers_.enrol(std::vector{trial, follows, refused, someone(103, "2015")}, {});
  PageEvent end = page(0, "b");
  end.last = true;
  PageEvent again = page(2, "c");
  keep(answers_, page(0, "a")), keep(answers_, end);
  end.respondent = page(2, "x").respondent;
  keep(answers_, end), keep(answers_, again);  // went back: not complete any more
  keep(answers_, page(1, "a")), keep(answers_, page(100, "a"));
  auto granted = someone(0).design, no = granted;
  no["outcome"] = "refused";
  EXPECT_EQ(answers_.drawn("2013"),
            (std::vector<DrawnCell>{{"bedrijven", "granted", granted, 2.5 + 4.5 + 102.5, 3, 1, 0},
                                    {"vreemdelingen", "granted", granted, 1.5 + 3.5 + 5.5, 3, 2, 1},
                                    {"vreemdelingen", "refused", no, 103.5, 1, 0, 0}}));
  EXPECT_EQ(answers_.drawn("2011"), std::vector<DrawnCell>{});
}

TEST_P(ResponseStorePort, FictionIsSaidBeforeTheFirstPersonComesIn) {
  EXPECT_FALSE(answers_.fictional());
  answers_.set_fictional();
  enrol(1);
  answers_.set_fictional();
  EXPECT_TRUE(answers_.fictional());
}

TEST_P(ResponseStorePort, RealPeopleNeverBecomeFictional) {
  enrol(1);
  EXPECT_THROW(answers_.set_fictional(), OutsideError);
  EXPECT_FALSE(answers_.fictional());
}

TEST_P(KeyStorePort, ACodeLeadsToItsRespondent) {
  const std::vector<KeyEntry> entries{{"c1", "r1", "p1"}, {"c2", "r2", "p2"}, {"t1", "r3", ""}};
  stores_.keys->add(entries);
  stores_.keys->add(entries);
  EXPECT_EQ(stores_.keys->respondent("c2"), "r2");
  EXPECT_FALSE(stores_.keys->respondent("c9"));
  EXPECT_EQ(stores_.keys->size(), 2u);
}

TEST_P(KeyStorePort, ACodeOfSomebodyElseRefusesAll) {
  stores_.keys->add(std::vector<KeyEntry>{{"c1", "r1", "p1"}});
  EXPECT_THROW(stores_.keys->add(std::vector<KeyEntry>{{"c2", "r2", "p2"}, {"c1", "r9", "p9"}}),
               OutsideError);
  EXPECT_FALSE(stores_.keys->respondent("c2"));
  EXPECT_EQ(stores_.keys->respondent("c1"), "r1");
  EXPECT_EQ(stores_.keys->size(), 1u);
}

TEST_P(PeopleStorePort, PeopleAreCountedPerWaveAndTakenOnce) {
  const Person person{"p1", "2013", "k1", "nl", {{"name", "A. Jansen"}}};
  const Person other{"p2", "2011", "k2", "ar", {}};
  stores_.people->add(std::vector{person, other});
  stores_.people->add(std::vector{person});
  EXPECT_EQ(stores_.people->size("2013"), 1u);
  EXPECT_EQ(stores_.people->size("2011"), 1u);
  EXPECT_EQ(stores_.people->size("2009"), 0u);
}

TEST_P(PeopleStorePort, TheSameKeysAgainChangeNothingAndOthersAreRefused) {
  EXPECT_TRUE(stores_.people->has_key());
  EXPECT_NO_THROW(stores_.people->use_key({std::string(32, 'p'), ""}));
  EXPECT_THROW(stores_.people->use_key({std::string(32, 'q'), ""}), OutsideError);
  EXPECT_TRUE(stores_.people->has_key());
  stores_.people->add(std::vector<Person>{{"p1", "2013", "k1", "nl", {}}});
  EXPECT_EQ(stores_.people->size("2013"), 1u);
}

TEST_P(ResponseStorePort, AStoreThatWorksIsNotBroken) {
  enrol(1);
  EXPECT_EQ(keep(answers_, page(7, "of a stranger")), Kept::Failed);
  EXPECT_THROW(answers_.import_wave({}, std::vector{page(7, "of a stranger")}), OutsideError);
  EXPECT_FALSE(answers_.broken()) << "what was refused is no fault of the disk";
}

std::string name_of(const ::testing::TestParamInfo<Kind>& about) {
  return about.param == Kind::Memory ? "Memory" : "Disk";
}

const auto engines = ::testing::Values(Kind::Memory, Kind::Disk);
INSTANTIATE_TEST_SUITE_P(In, ResponseStorePort, engines, name_of);
INSTANTIATE_TEST_SUITE_P(In, KeyStorePort, engines, name_of);
INSTANTIATE_TEST_SUITE_P(In, PeopleStorePort, engines, name_of);

}  // namespace
}  // namespace peil::store::testing
