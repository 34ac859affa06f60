// Tables from answers to cells: values by hand.
#include "peil/findings/cross_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/findings/table_testing.h"

namespace peil::findings::table_testing {
namespace {

TEST(CrossTable, HasBasesMeansSharesAndScores) {
  TableSpec spec = spec_of({"overall", "advise", "contact"}, {{"contact"}});
  spec.show = {TableStatistic::Mean, TableStatistic::High, TableStatistic::Score};
  spec.total = true;
  const CrossTable table = made(spec, by_hand());
  ASSERT_EQ(table.blocks.size(), 2u);
  const TableCell& desk = table.cells[row_of(table, "overall")][1];
  ASSERT_TRUE(desk.figure);
  // Of 20: five stand for three. 6s: five threes and five ones, 8s: ten ones.
  EXPECT_EQ(desk.figure->estimate.answers, 20u);
  EXPECT_DOUBLE_EQ(desk.figure->base, 30.0);
  EXPECT_DOUBLE_EQ(desk.figure->effective, 30.0 * 30.0 / (5 * 9.0 + 15.0));
  EXPECT_NEAR(desk.figure->estimate.value, (20.0 * 6.0 + 10.0 * 8.0) / 30.0, 1e-12);
  const TableCell& high = table.cells[row_of(table, "overall:high")][2];
  ASSERT_TRUE(high.figure && high.figure->interval);
  EXPECT_NEAR(high.figure->estimate.value, 1.0 / 3.0, 1e-12);  // 9s: ten of thirty
  EXPECT_GT(high.figure->interval->low, 0.0);
  // By the logit: the odds at its ends lie as far from those of the share.
  const auto logit = [](double p) { return std::log(p / (1.0 - p)); };
  EXPECT_NEAR(logit(high.figure->interval->low) + logit(high.figure->interval->high),
              2.0 * logit(1.0 / 3.0), 1e-9);
  // Promoters stand for 3 of 6, detractors for 1.
  const TableCell& score = table.cells[row_of(table, "advise:score")][0];
  ASSERT_TRUE(score.figure);
  EXPECT_NEAR(score.figure->estimate.value, 100.0 * (3.0 - 1.0) / 6.0, 1e-10);
}

TEST(CrossTable, KeepsInWhatIsOnTooFewAnswers) {
  Answers answers = by_hand();
  for (std::size_t i = 0; i < 3; ++i) answers.contact[i] = 3;
  const CrossTable table = made(spec_of({"overall"}, {{"contact"}}), answers);
  EXPECT_FALSE(table.cells[0][2].figure);
  EXPECT_EQ(table.cells[0][2].held, disclosure::Held::TooFew);
}

TEST(CrossTable, IsAboutThoseWhoAreAskedFor) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.only = condition("${wait} < 5");
  const CrossTable table = made(spec, by_hand());
  const TableCell& phone = table.cells[0][1];
  ASSERT_TRUE(phone.figure);
  EXPECT_EQ(phone.figure->estimate.answers, 16u);  // four in five of twenty
  // Eight 7s, four of whom stand for three, and eight 9s.
  EXPECT_NEAR(phone.figure->estimate.value, (16.0 * 7.0 + 8.0 * 9.0) / 24.0, 1e-12);
}

TEST(CrossTable, KnowsThatNobodyIsLeftAndWhichLevelNobodyHas) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  EXPECT_FALSE(made(spec, by_hand()).nobody_left);
  spec.total = true;
  spec.only = condition("${wait} > 90");
  EXPECT_TRUE(made(spec, by_hand()).nobody_left);
  spec.only = condition("${customer_group} != 'peple'");
  const CrossTable table = made(spec, by_hand());
  EXPECT_FALSE(table.nobody_left);
  EXPECT_EQ(table.nobodys,
            (std::vector<NobodysLevel>{{"customer_group", "peple", {"people", "firms"}}}));
}

// Too few are not nobody: that they are none would tell something of them.
TEST(CrossTable, OfTooFewItIsNotSaidThatNobodyIsLeft) {
  Answers answers = by_hand();
  answers.wait[0] = 95.0;
  TableSpec spec = spec_of({"overall"}, {});
  spec.total = true;
  spec.only = condition("${wait} > 90");
  const CrossTable table = made(spec, answers);
  EXPECT_EQ(table.cells[0][0].held, disclosure::Held::TooFew);
  EXPECT_FALSE(table.nobody_left);
}

// Three of forty did not say how: total, columns and their rests must not tell of those three.
TEST(CrossTable, WhoDidNotSayIsAmongTheRestAndFollowsFromNothing) {
  Answers answers = by_hand();
  for (const std::size_t i : {1u, 6u, 9u}) answers.contact[i] = 0;
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.total = true;
  const CrossTable table = made(spec, answers);
  const auto shown = std::ranges::count_if(
      table.cells[0], [](const TableCell& cell) { return cell.figure.has_value(); });
  EXPECT_EQ(shown, 2);  // of everybody, desk and phone one is held, and nobody is on the web
  EXPECT_EQ(table.cells[0][1].held, disclosure::Held::Protecting) << "the desk, with fewest";
}

const TableCell& share_at_desk(const CrossTable& table, const std::string& answer) {
  return table.cells[row_of(table, "overall:" + answer)][0];
}

// That nobody of many gave an answer tells of none of them what they did give.
TEST(CrossTable, ShowsAShareOfNobodyAmongMany) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.show = {TableStatistic::Shares};
  const CrossTable table = made(spec, eighty());
  ASSERT_TRUE(share_at_desk(table, "10").figure);
  EXPECT_EQ(share_at_desk(table, "10").figure->estimate.value, 0.0);
}

// Where all gave one answer, no share of another gives it away, nor its own.
TEST(CrossTable, ShowsNoShareWhereAllGaveOneAnswer) {
  Answers answers = eighty();
  for (std::size_t i = 0; i < answers.people(); ++i) {
    if (answers.contact[i] == 1) answers.overall[i] = 8.0;
  }
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.show = {TableStatistic::Shares};
  const CrossTable table = made(spec, answers);
  for (const char* answer : {"8", "10", "1"}) EXPECT_FALSE(share_at_desk(table, answer).figure);
}

TEST(CrossTable, PutsTheLargestDifferenceFirstAndKeepsItemsTogether) {
  std::mt19937 random(14);
  TableSpec spec = spec_of({"wait", "overall"}, {{"contact"}});
  spec.show = {TableStatistic::Mean, TableStatistic::High};
  spec.sort = TableSort::Difference;
  const CrossTable table = made(spec, random_answers(random, 3.0));
  std::vector<std::string> items;
  for (const TableRow& row : table.rows) items.push_back(row.item);
  EXPECT_EQ(items, (std::vector<std::string>{"overall", "overall", "wait", "wait"}));
}

// Rows of the people of each contact: over desk and phone, who gave 6 or 8, and 7 or 9.
TEST(CrossTable, ANestedRowIsOfThoseWhoHaveItsLevel) {
  TableSpec spec = spec_of({"overall"}, {});
  spec.items.push_back({"overall", "contact"});
  spec.total = true;
  const CrossTable table = made(spec, by_hand());
  ASSERT_EQ(table.rows.size(), 4u) << "everybody, desk, phone and web";
  const TableRow& row = table.rows[1];
  EXPECT_EQ(row.item + " " + row.within + " " + row.level, "overall contact desk");
  const TableCell &desk = table.cells[1][0], &phone = table.cells[2][0];
  ASSERT_TRUE(desk.figure && phone.figure);
  EXPECT_EQ(desk.figure->estimate.answers, 20u);
  EXPECT_NEAR(desk.figure->estimate.value, (20.0 * 6.0 + 10.0 * 8.0) / 30.0, 1e-12);
  EXPECT_NEAR(phone.figure->estimate.value, (20.0 * 7.0 + 10.0 * 9.0) / 30.0, 1e-12);
  EXPECT_EQ(table.cells[3][0].held, disclosure::Held::NoAnswers) << "nobody is on the web";
}

// A mean of one level tells what nearly all of it said, as a column of that level would.
TEST(CrossTable, ANestedRowTellsNoMoreThanAColumnOfItsLevel) {
  Answers answers = by_hand();
  for (std::size_t i = 0; i < 20; ++i) answers.overall[i] = i == 3 ? 6.0 : 8.0;
  TableSpec spec = spec_of({}, {});
  spec.items = {{"overall", "contact"}};
  spec.total = true;
  EXPECT_EQ(made(spec, answers).cells[0][0].held, disclosure::Held::OneAnswer);
  EXPECT_EQ(made(spec_of({"overall"}, {{"contact"}}), answers).cells[0][0].held,
            disclosure::Held::OneAnswer);
}

}  // namespace
}  // namespace peil::findings::table_testing
