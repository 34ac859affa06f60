#include "peil/app/table_desk.h"

#include <gtest/gtest.h>

#include "peil/app/testing/answered_world.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;

std::shared_ptr<const ResultsBook> book_of(AnsweredWorld& world) {
  return KeptResults({"study", "data", {}}, world.outside, world.live).wait();
}

TableSpec spec(const ResultsBook& book, const std::string& text) {
  return study::read_table_spec("title = \"t\"\nrows = [\"overall\"]\n" + text, "t.toml",
                                book.study, "2013")
      .value();
}

const findings::TableCell& cell(const findings::CrossTable& table, const std::string& level) {
  std::size_t c = 0;
  for (const findings::TableColumn* column : table.columns()) {
    if (column->levels == std::vector{level} || (level.empty() && column->levels.empty())) break;
    ++c;
  }
  return table.cells.at(0).at(c);
}

const std::string phone = "only = \"${channel} = 'phone'\"\n",
                  by_group = "columns = [\"customer_group\"]\n",
                  everybody = "columns = []\ntotal = true\n";

// Of those who phoned 20 are of a, 12 of b, 6 of c and 2 of d: the last two are too few, and so is
// what is left of everybody when a and b are taken from it.
TEST(TableDesk, HoldsInOneTableWhatWouldFollowFromAnother) {
  AnsweredWorld world;
  const auto book = book_of(world);
  ASSERT_TRUE(book->whole) << (book->problems.empty() ? "" : book->problems.front().message);
  TableDesk alone("data", world.outside);
  const auto total = alone.table(*book, spec(*book, phone + everybody));
  ASSERT_TRUE(total.ok()) << total.problems().front().message;
  EXPECT_TRUE(cell(total.value(), "").figure);

  TableDesk other("data", world.outside);
  const auto groups = other.table(*book, spec(*book, phone + by_group));
  ASSERT_TRUE(groups.ok()) << groups.problems().front().message;
  EXPECT_TRUE(cell(groups.value(), "a").figure);
  EXPECT_TRUE(cell(groups.value(), "b").figure);
  EXPECT_FALSE(cell(groups.value(), "c").figure);
  // By itself the total may be shown; after the groups it may not: 8 people are left of it.
  const auto after = other.table(*book, spec(*book, phone + everybody));
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(cell(after.value(), "").held, disclosure::Held::Protecting);
  // And the other way round one of the groups stays inside.
  const auto later = alone.table(*book, spec(*book, phone + by_group));
  ASSERT_TRUE(later.ok());
  EXPECT_FALSE(cell(later.value(), "a").figure && cell(later.value(), "b").figure);
}

TEST(TableDesk, TellsTheSameTableTheSameWayAgain) {
  AnsweredWorld world;
  const auto book = book_of(world);
  TableDesk desk("data", world.outside);
  const auto first = desk.table(*book, spec(*book, phone + by_group));
  (void)desk.table(*book, spec(*book, phone + everybody));
  const auto again = desk.table(*book, spec(*book, phone + by_group));
  ASSERT_TRUE(first.ok() && again.ok());
  for (const std::string group : {"a", "b", "c", "d"}) {
    const auto &one = cell(first.value(), group), &other = cell(again.value(), group);
    EXPECT_EQ(one.held, other.held) << group;
    EXPECT_EQ(one.figure ? one.figure->key : "", other.figure ? other.figure->key : "");
  }
}

// A filter that leaves out two people of a group that is shown whole.
TEST(TableDesk, LetsNobodyBeTakenFromTheStudysOwnFigures) {
  AnsweredWorld world;
  const auto book = book_of(world);
  TableDesk desk("data", world.outside);
  const auto without =
      desk.table(*book, spec(*book, "only = \"${channel} != 'letter'\"\n" + by_group));
  ASSERT_TRUE(without.ok()) << without.problems().front().message;
  EXPECT_FALSE(cell(without.value(), "a").figure);
  EXPECT_TRUE(cell(without.value(), "b").figure);
}

TEST(TableDesk, RefusesWhatCanNoLongerBeChecked) {
  AnsweredWorld world;
  const auto book = book_of(world);
  TableDesk desk("data", world.outside, {.sets_of_an_item = 3});
  ASSERT_TRUE(desk.table(*book, spec(*book, by_group)).ok());
  const auto more = desk.table(*book, spec(*book, everybody));
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.problems().front().code, "table.too-many");
  // Another item was told of nobody yet.
  TableSpec staff = spec(*book, everybody);
  staff.items = {"staff"};
  EXPECT_TRUE(desk.table(*book, staff).ok());
}

TEST(TableDesk, ShowsWhatTheBookWasMadeOfThoughMoreAnswersCame) {
  AnsweredWorld world;
  const auto book = book_of(world);
  const auto counted = [&](const ResultsBook& of) {
    TableDesk desk("data", world.outside);
    const auto table = desk.table(of, spec(of, everybody));
    EXPECT_TRUE(table.ok()) << table.problems().front().message;
    return table.ok() ? cell(table.value(), "").figure->estimate.answers : 0;
  };
  const std::size_t before = counted(*book);
  world.more = 1;
  EXPECT_EQ(counted(*book), before);
  EXPECT_GT(counted(*book_of(world)), before);
}

TEST(TableDesk, ShowsNothingOfOtherAnswersThanThoseOfTheBook) {
  AnsweredWorld world;
  const auto book = book_of(world);
  std::const_pointer_cast<ResultsBook>(book)->latest.clear();  // as of waves long gone
  TableDesk desk("data", world.outside);
  world.more = 1;
  const auto table = desk.table(*book, spec(*book, by_group));
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.problems().front().code, "results.changed");
  const auto drivers = desk.drivers(*book);
  ASSERT_FALSE(drivers.ok());
  EXPECT_EQ(drivers.problems().front().code, "results.changed");
  EXPECT_TRUE(desk.table(*book_of(world), spec(*book, by_group)).ok());
}

TEST(TableDesk, TakesOnlyWavesThatAreShown) {
  AnsweredWorld world;
  world.clock.at = 1'384'000'000;  // 9 November 2013: the second wave still runs
  const auto book = book_of(world);
  TableDesk desk("data", world.outside);
  const auto table = desk.table(*book, spec(*book, by_group));
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.problems().front().code, "table.no-answers");
  EXPECT_EQ(shown_waves(*book).size(), 1u);
}

}  // namespace
}  // namespace peil::app
