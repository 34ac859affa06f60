#include "peil/disclosure/people_then.h"

#include <gtest/gtest.h>

namespace peil::disclosure {
namespace {

// Rows 0 to 3 of group p, of whom row 1 did not answer, and rows 4 and 5 of group q.
Table table() {
  Table table;
  table.rows = 6;
  table.columns = {{"mark", true, RealColumn{{7, 0, 8, 9, 6, 5}, {0, 1, 0, 0, 0, 0}}},
                   {"customer_group", false, ByteColumn{{1, 1, 1, 1, 2, 2}, {"p", "q"}, {}}}};
  return table;
}

EarlierRelease release(std::size_t of_p, std::size_t of_q) {
  EarlierRelease then;
  then.groups = {{"all", {"p", "q"}}, {"p", {"p"}}, {"q", {"q"}}};
  then.answers = {{{"p", "mark"}, of_p}, {{"q", "mark"}, of_q}};
  return then;
}

std::string drawn(const RowSet& rows) {
  std::string text;
  for (std::size_t row = 0; row < rows.rows(); ++row) text += rows.has(row) ? '1' : '0';
  return text;
}

TEST(PeopleThen, AreAmongThoseWhoAnsweredNow) {
  const std::vector<EarlierRelease> releases{release(2, 1)};
  const PeopleThen people(table(), "mark", "mark", releases);
  EXPECT_EQ(people.rows(), 6u);
  EXPECT_EQ(drawn(people.counted(releases[0], "p")), "101000");
  EXPECT_EQ(drawn(people.counted(releases[0], "all")), "101010");
  EXPECT_EQ(drawn(people.counted(releases[0], "nowhere")), "000000");
}

TEST(PeopleThen, WhoWentStandBehindTheTable) {
  const std::vector<EarlierRelease> releases{release(5, 2), release(4, 3)};
  const PeopleThen people(table(), "mark", "mark", releases);
  EXPECT_EQ(people.rows(), 9u) << "two more of p, one more of q";
  EXPECT_EQ(drawn(people.counted(releases[0], "p")), "101100110");
  EXPECT_EQ(drawn(people.counted(releases[1], "p")), "101100100") << "the smaller in the larger";
  EXPECT_EQ(drawn(people.counted(releases[1], "q")), "000011001");
}

TEST(PeopleThen, OfAnotherMeasureAreNobody) {
  const std::vector<EarlierRelease> releases{release(2, 1)};
  const PeopleThen people(table(), "mark", "else", releases);
  EXPECT_EQ(drawn(people.counted(releases[0], "all")), "000000");
}

}  // namespace
}  // namespace peil::disclosure
