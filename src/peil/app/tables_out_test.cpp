// What went out by one door is known to every other, and after a restart.
#include "peil/app/tables_out.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "peil/app/table_desk.h"
#include "peil/app/testing/answered_world.h"
#include "peil/app/testing/memory_release_log.h"
#include "peil/disclosure/release_log.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;
using testing::MemoryReleaseLog;

std::shared_ptr<const ResultsBook> book_at(AnsweredWorld& world) {
  return KeptResults({"study", "data", {}}, world.outside, world.live).wait();
}

TableSpec spec_of(const ResultsBook& book, const std::string& text) {
  return study::read_table_spec("title = \"t\"\nrows = [\"overall\"]\n" + text, "t.toml",
                                book.study, "2013")
      .value();
}

const findings::TableCell& cell_of(const findings::CrossTable& table, const std::string& level) {
  std::size_t c = 0;
  for (const findings::TableColumn* column : table.columns()) {
    if (column->levels == std::vector{level} || (level.empty() && column->levels.empty())) break;
    ++c;
  }
  return table.cells.at(0).at(c);
}

const std::string by_phone = "only = \"${channel} = 'phone'\"\n",
                  per_group = "columns = [\"customer_group\"]\n",
                  in_all = "columns = []\ntotal = true\n";

// What went out, as the log has it.
std::vector<disclosure::LoggedTable> tables_in(const MemoryReleaseLog& log) {
  const auto read = disclosure::read_log(log.text, "log");
  EXPECT_TRUE(read.ok()) << read.problems().front().message;
  return read.value().tables;
}

// A table by a file, as the command line makes it.
Result<TableMade> printed_by(AnsweredWorld& world, const std::string& text) {
  world.files.at["t.toml"] = "title = \"t\"\nrows = [\"overall\"]\n" + text;
  return make_table({"study", "data", "t.toml"}, world.outside);
}

// Of those who phoned, group c are six.
const std::string phoned_of_a =
    "only = \"${channel} = 'phone' and (${customer_group} = 'a')\"\n" + in_all;
const std::string phoned_of_a_and_c =
    "only = \"${channel} = 'phone' and (${customer_group} = 'a' or ${customer_group} = 'c')\"\n" +
    in_all;

TEST(TablesOut, KnowsAfterARestartWhatWentOutBefore) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  const auto book = book_at(world);
  const auto groups =
      TableDesk("data", world.outside).table(*book, spec_of(*book, by_phone + per_group));
  ASSERT_TRUE(groups.ok()) << groups.problems().front().message;
  ASSERT_EQ(tables_in(log).size(), 1u);
  EXPECT_EQ(tables_in(log)[0].by, "console");
  TableDesk started("data", world.outside);
  const auto after = started.table(*book, spec_of(*book, by_phone + in_all));
  ASSERT_TRUE(after.ok()) << after.problems().front().message;
  EXPECT_EQ(cell_of(after.value(), "").held, disclosure::Held::Protecting);
  // What was held for six and two people does not become known by what is held after it.
  const auto again = started.table(*book, spec_of(*book, by_phone + per_group));
  ASSERT_TRUE(again.ok());
  for (const std::string group : {"a", "b", "c", "d"})
    EXPECT_EQ(cell_of(groups.value(), group).held, cell_of(again.value(), group).held) << group;
  EXPECT_EQ(tables_in(log).size(), 2u) << "the same table is in the log once";
}

TEST(TablesOut, TwoFiltersOfTheCommandLineCannotBeSubtracted) {
  AnsweredWorld alone;
  MemoryReleaseLog of_alone;
  of_alone.serve(alone.outside);
  const auto wider = printed_by(alone, phoned_of_a_and_c);
  ASSERT_TRUE(wider.ok()) << wider.problems().front().message;
  EXPECT_TRUE(cell_of(wider.value().table, "").figure) << "nothing but the other table holds it";

  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  const auto first = printed_by(world, phoned_of_a);
  ASSERT_TRUE(first.ok()) << first.problems().front().message;
  EXPECT_TRUE(cell_of(first.value().table, "").figure);
  const auto second = printed_by(world, phoned_of_a_and_c);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(cell_of(second.value().table, "").held, disclosure::Held::Protecting);
  EXPECT_EQ(tables_in(log).size(), 2u);
  // Again: nothing is shown otherwise, and nothing further is written.
  const auto again = printed_by(world, phoned_of_a), other = printed_by(world, phoned_of_a_and_c);
  ASSERT_TRUE(again.ok() && other.ok());
  EXPECT_TRUE(cell_of(again.value().table, "").figure);
  EXPECT_FALSE(cell_of(other.value().table, "").figure);
  EXPECT_EQ(tables_in(log).size(), 2u);
  // The console knows it as well.
  const auto book = book_at(world);
  const auto shown =
      TableDesk("data", world.outside).table(*book, spec_of(*book, phoned_of_a_and_c));
  ASSERT_TRUE(shown.ok());
  EXPECT_FALSE(cell_of(shown.value(), "").figure);
}

TEST(TablesOut, TheWaveBesideATableIsToldOfAsWell) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  const auto first = printed_by(world, "before = \"2011\"\n" + phoned_of_a);
  ASSERT_TRUE(first.ok()) << first.problems().front().message;
  ASSERT_EQ(tables_in(log).at(0).waves.size(), 2u);
  const auto second = printed_by(world, "wave = \"2011\"\n" + phoned_of_a_and_c);
  ASSERT_TRUE(second.ok()) << second.problems().front().message;
  EXPECT_EQ(cell_of(second.value().table, "").held, disclosure::Held::Protecting);
}

TEST(TablesOut, ATableThatSlipsInIsKnownToTheOneThatWaited) {
  AnsweredWorld other;
  MemoryReleaseLog of_other;
  of_other.serve(other.outside);
  ASSERT_TRUE(printed_by(other, phoned_of_a).ok());
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  log.slips_in = of_other.text.substr(0, of_other.text.size() - 1);
  const auto made = printed_by(world, phoned_of_a_and_c);
  ASSERT_TRUE(made.ok()) << made.problems().front().message;
  EXPECT_EQ(cell_of(made.value().table, "").held, disclosure::Held::Protecting);
  EXPECT_EQ(tables_in(log).size(), 2u);
}

TEST(TablesOut, WritesNothingOfATableWithProblems) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(printed_by(world, "columns = [\"nothing\"]\n").ok());
  const auto book = book_at(world);
  std::const_pointer_cast<ResultsBook>(book)->latest.clear();  // so that they are read anew
  TableDesk desk("data", world.outside);
  world.more = 1;
  EXPECT_FALSE(desk.table(*book, spec_of(*book, per_group)).ok());
  EXPECT_EQ(log.text, "");
}

TEST(TablesOut, NamesTheTableThatCanNoLongerBeWorkedOut) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  ASSERT_TRUE(printed_by(world, per_group).ok());
  disclosure::LoggedTable gone = tables_in(log).at(0);
  gone.number = 2, gone.title = "Gone";
  gone.rows = {{"2013", {}, {{{"gone"}, {}, {{"", {60, true, false}}}}}}};
  log.text += disclosure::log_line(gone, log.text) + "\n";
  const std::string before = log.text;
  const auto book = book_at(world);
  const auto shown = TableDesk("data", world.outside).table(*book, spec_of(*book, per_group));
  const auto printed = printed_by(world, per_group);
  ASSERT_FALSE(shown.ok() || printed.ok());
  for (const Problems& wrong : {shown.problems(), printed.problems()}) {
    ASSERT_EQ(wrong.size(), 1u);
    EXPECT_EQ(wrong[0].code, "releases.table");
    EXPECT_EQ(wrong[0].where, "data/releases.jsonl");
    EXPECT_EQ(wrong[0].line, 2u);
    EXPECT_NE(wrong[0].message.find("'Gone'"), std::string::npos) << wrong[0].message;
    EXPECT_NE(wrong[0].message.find("'gone'"), std::string::npos) << wrong[0].message;
  }
  EXPECT_EQ(log.text, before);
  // It is no hindrance to a table of another wave.
  EXPECT_TRUE(printed_by(world, "wave = \"2011\"\n" + per_group).ok());
}

// What was held for too few people stays secret though there are enough of them by now.
TEST(TablesOut, KeepsSecretWhatWasHeldThen) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  ASSERT_TRUE(printed_by(world, phoned_of_a).ok());
  disclosure::LoggedTable held = tables_in(log).at(0);
  held.held = {{{"now", "overall", "total"}, "too-few"}};
  for (disclosure::LoggedSets& sets : held.rows->at(0).sets) {
    for (auto& [level, of] : sets.levels) of.out = false, of.secret = true;
  }
  log.text = disclosure::log_line(held, "") + "\n";
  // Of those who phoned, a is what b, c and d leave of in_all.
  const auto rest =
      printed_by(world, "only = \"${channel} = 'phone' and ${customer_group} != 'a'\"\n" + in_all);
  ASSERT_TRUE(rest.ok()) << rest.problems().front().message;
  EXPECT_TRUE(cell_of(rest.value().table, "").figure);
  const auto all = printed_by(world, by_phone + in_all);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(cell_of(all.value().table, "").held, disclosure::Held::Protecting);
}

// Of those of group a at the desk, whom the study's own tables do not tell apart. Of the next five
// who answer, three are among them; of the next sixty, forty.
const std::string at_the_desk =
    "only = \"${channel} = 'desk' and ${customer_group} = 'a'\"\n" + in_all;
constexpr std::size_t three_at_the_desk = 5, forty_at_the_desk = 60;

// Why the mark of those at the desk stays inside; nothing where it does not.
std::optional<disclosure::Held> held_at_the_desk(AnsweredWorld& world, std::size_t more) {
  world.more = more;
  const auto made = printed_by(world, at_the_desk);
  EXPECT_TRUE(made.ok()) << made.problems().front().message;
  if (!made.ok()) return disclosure::Held::NoData;
  const findings::TableCell& mark = cell_of(made.value().table, "");
  EXPECT_EQ(mark.figure.has_value(), !mark.held);
  return mark.held;
}

TEST(TablesOut, TheSameTableBeforeAndAfterThreeAnswersDoesNotGiveThemAway) {
  AnsweredWorld grown;
  MemoryReleaseLog of_grown;
  of_grown.serve(grown.outside);
  EXPECT_FALSE(held_at_the_desk(grown, three_at_the_desk))
      << "nothing but the earlier table holds it";
  EXPECT_EQ(held_at_the_desk(grown, 0), disclosure::Held::Protecting)
      << "who went is no more given away than who came";

  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_at_the_desk(world, 0));
  EXPECT_EQ(held_at_the_desk(world, three_at_the_desk), disclosure::Held::Protecting);
  EXPECT_FALSE(held_at_the_desk(world, 0)) << "what is out is out";
}

TEST(TablesOut, TheSameTableAfterManyAnswersIsShown) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_at_the_desk(world, 0));
  EXPECT_FALSE(held_at_the_desk(world, forty_at_the_desk));
  EXPECT_EQ(tables_in(log).size(), 2u);
}

// As above by the console, which goes on while answers come in.
TEST(TablesOut, TheConsoleHoldsTheSameTableAfterThreeAnswers) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  TableDesk desk("data", world.outside);
  const auto before = book_at(world);
  const auto first = desk.table(*before, spec_of(*before, at_the_desk));
  ASSERT_TRUE(first.ok()) << first.problems().front().message;
  EXPECT_TRUE(cell_of(first.value(), "").figure);
  world.more = three_at_the_desk;
  const auto after = book_at(world);
  const auto second = desk.table(*after, spec_of(*after, at_the_desk));
  ASSERT_TRUE(second.ok()) << second.problems().front().message;
  EXPECT_EQ(cell_of(second.value(), "").held, disclosure::Held::Protecting);
}

TEST(TablesOut, TheLogSaysWhomATableCounted) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  ASSERT_TRUE(printed_by(world, per_group).ok());
  const disclosure::LoggedTable table = tables_in(log).at(0);
  ASSERT_TRUE(table.rows);
  std::multiset<std::size_t> out, secret;  // how many people are in each set of the mark
  for (const disclosure::LoggedSets& sets : table.rows->at(0).sets) {
    for (const auto& [level, of] : sets.levels) {
      if (of.out) out.insert(of.people);
      if (of.secret) secret.insert(of.people);
    }
  }
  for (const std::size_t people : {60u, 34u}) EXPECT_TRUE(out.contains(people)) << people;
  EXPECT_TRUE(secret.contains(6)) << "group d";
  for (const std::size_t held : {6u, 16u}) EXPECT_FALSE(out.contains(held)) << held;
  EXPECT_FALSE(secret.contains(110)) << "everybody else is no secret because group d is";
}

// Of a table that was kept before the log said whose answers it counted nobody can say what follows
// from it.
TEST(TablesOut, ATableOfWhichTheLogDoesNotSayWhomItCountedClosesItsWave) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  ASSERT_TRUE(printed_by(world, per_group).ok());
  disclosure::LoggedTable older = tables_in(log).at(0);
  older.rows.reset();
  log.text = disclosure::log_line(older, "") + "\n";
  const auto made = printed_by(world, per_group);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problems().front().code, "releases.table");
  EXPECT_TRUE(printed_by(world, "wave = \"2011\"\n" + per_group).ok());
}

TEST(TablesOut, DoesNotRefuseWhatWasShownBefore) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  const auto book = book_at(world);
  ASSERT_TRUE(TableDesk("data", world.outside).table(*book, spec_of(*book, per_group)).ok());
  TableDesk desk("data", world.outside, {.sets_of_an_item = 3});
  EXPECT_TRUE(desk.table(*book, spec_of(*book, per_group)).ok());
  const auto more = desk.table(*book, spec_of(*book, in_all));
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.problems().front().code, "table.too-many");
}

}  // namespace
}  // namespace peil::app
