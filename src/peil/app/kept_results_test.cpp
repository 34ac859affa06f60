#include "peil/app/kept_results.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "peil/app/on_demand.h"
#include "peil/app/testing/answered_world.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;

const KeptResults::From from{"study", "data", {}};

TEST(KeptResults, AreWorkedOutOnceAndKept) {
  AnsweredWorld world;
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  ASSERT_TRUE(book->whole);
  EXPECT_EQ(book->waves.size(), 2u);
  EXPECT_EQ(book->up_to.size(), 2u);
  world.clock.at += 3600;
  EXPECT_EQ(kept.look(), book);
  EXPECT_EQ(kept.wait(), book);
}

TEST(KeptResults, AreWorkedOutAnewWhenTheStudyIsAnotherAndTheOldOnesShownMeanwhile) {
  AnsweredWorld world;
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  world.files.folder["tables/ready.toml"] = "title = \"r\"\n";
  EXPECT_EQ(kept.look(), book);  // within the pause nothing is asked
  world.clock.at += 61;
  EXPECT_EQ(kept.look(), book);
  const auto other = kept.wait();
  EXPECT_NE(other, book);
  EXPECT_TRUE(other->specs.contains("tables/ready.toml"));
  EXPECT_EQ(kept.look(), other);
}

TEST(KeptResults, HaveNoWaveToWhichAnswersMayStillCome) {
  const Wave wave{"2013", *read_day("2013-09-01"), *read_day("2013-11-30"), "", ""};
  EXPECT_TRUE(may_get_answers(wave, *read_day("2013-10-01")));
  EXPECT_TRUE(may_get_answers(wave, *read_day("2013-12-01")));  // a page open on the last day
  EXPECT_FALSE(may_get_answers(wave, *read_day("2013-12-02")));
  AnsweredWorld world;
  world.clock.at = 1'384'000'000;  // 9 November 2013
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  ASSERT_EQ(book->waves.size(), 1u);
  EXPECT_EQ(book->waves.front().wave, "2011");
}

TEST(KeptResults, SayWhatIsWrongInsteadOfFigures) {
  AnsweredWorld world;
  world.files.folder["study.toml"] += "nonsense = 1\n";
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  EXPECT_FALSE(book->whole);
  ASSERT_FALSE(book->problems.empty());
  AnsweredWorld broken;
  broken.outside.read_answers = [](const std::string&) -> std::unique_ptr<const ResponseStore> {
    throw OutsideError("no disk");
  };
  KeptResults none(from, broken.outside, broken.live);
  const auto said = none.wait()->problems;
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.front().code, "results.outside");
}

TableSpec read_spec(const ResultsBook& book, const std::string& text) {
  return study::read_table_spec(text, "t.toml", book.study, "2013").value();
}

TEST(OnDemand, WorksATableOutOnceAndKeepsIt) {
  AnsweredWorld world;
  world.staff_weighs = true;
  world.files.folder["tables/ready.toml"] =
      "title = \"r\"\nrows = [\"staff\"]\ncolumns = [\"customer_group\"]\n";
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  OnDemand::Limits limits;
  limits.patience = 600'000;
  OnDemand on_demand("data", world.outside, limits);
  const std::string text = "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n";
  const auto made = on_demand.table(book, text, read_spec(*book, text));
  ASSERT_TRUE(made && made->table) << (made ? made->problems.front().message : "");
  EXPECT_EQ(on_demand.table(book, text, read_spec(*book, text)), made);
  const auto drivers = on_demand.drivers(book);
  ASSERT_TRUE(drivers && drivers->drivers) << (drivers ? drivers->problems.front().message : "");
  EXPECT_EQ(on_demand.drivers(book), drivers);
  ASSERT_TRUE(drivers->with_drivers);
  EXPECT_EQ(drivers->with_drivers->findings().size(),
            report::Material(book->study, book->waves, &*drivers->drivers).findings().size());
  EXPECT_GT(drivers->with_drivers->findings().size(), book->whole->findings().size());
}

TEST(OnDemand, NobodysTableWaitsForDrivers) {
  AnsweredWorld world;
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  std::atomic<int> readers = 0;
  std::promise<void> free;
  const auto waits = free.get_future().share();
  const auto read = world.outside.read_answers;
  world.outside.read_answers = [&](const std::string& data) {
    if (readers++ == 0) waits.wait();  // the drivers, which were asked first
    return read(data);
  };
  OnDemand::Limits limits;
  limits.patience = 60'000;
  OnDemand on_demand("data", world.outside, limits);
  EXPECT_FALSE(on_demand.drivers_if_there(book));
  while (readers == 0) std::this_thread::yield();
  const std::string text = "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n";
  const auto made = on_demand.table(book, text, read_spec(*book, text));
  EXPECT_TRUE(made && made->table);
  EXPECT_FALSE(on_demand.drivers_if_there(book));
  free.set_value();
  while (!on_demand.drivers_if_there(book)) std::this_thread::yield();
}

TEST(OnDemand, LetsNobodyWaitForDriversWhoCanDoWithout) {
  AnsweredWorld world;
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  OnDemand::Limits limits;
  limits.patience = 600'000;
  OnDemand on_demand("data", world.outside, limits);
  EXPECT_FALSE(on_demand.drivers_if_there(book));
  const auto drivers = on_demand.drivers(book);  // asked for once, by the first
  ASSERT_TRUE(drivers);
  EXPECT_EQ(on_demand.drivers_if_there(book), drivers);
}

TEST(OnDemand, TellsWhoDoesNotWaitToComeAgainAndTakesOnlySoMuch) {
  AnsweredWorld world;
  KeptResults kept(from, world.outside, world.live);
  const auto book = kept.wait();
  OnDemand on_demand("data", world.outside, {.waiting = 1, .kept = 1, .patience = 0, .desk = {}});
  const std::string text = "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n";
  const std::string other = "title = \"u\"\nrows = [\"staff\"]\ncolumns = [\"channel\"]\n";
  const TableSpec one = read_spec(*book, text), two = read_spec(*book, other);
  EXPECT_FALSE(on_demand.table(book, text, one));
  OnDemand::Answer made;
  while (!(made = on_demand.table(book, text, one))) std::this_thread::yield();
  EXPECT_TRUE(made->table);
  while (!on_demand.table(book, other, two)) std::this_thread::yield();
  EXPECT_FALSE(on_demand.table(book, text, one));  // only one is kept
}

}  // namespace
}  // namespace peil::app
