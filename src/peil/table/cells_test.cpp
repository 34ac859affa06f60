#include "peil/table/cells.h"

#include <gtest/gtest.h>

#include "peil/table/columns.h"
#include "peil/table/csv_table.h"

namespace peil::table {
namespace {

std::string many(const char* head, const std::string& before, const std::string& behind) {
  std::string text = head;
  text += "\n" + before + "\n";
  for (int i = 0; i < 300; ++i) text += std::to_string(i) + behind + "\n";
  return text + "\"\"\n";
}

Column column(const std::string& text) {
  return std::move(read_csv_table(text, "t.csv").value().columns.front());
}

TEST(Cells, AreTheSameWhateverFormTheColumnIsKeptIn) {
  const Column bytes = column("q\n8.0\n\"\"\n7\n");
  const Column reals = column(many("q", "8.0", ".5"));
  const Column words = column(many("q", "8.0", " days"));
  ASSERT_TRUE(std::holds_alternative<ByteColumn>(bytes.data));
  ASSERT_TRUE(std::holds_alternative<RealColumn>(reals.data));
  ASSERT_TRUE(std::holds_alternative<TextColumn>(words.data));

  EXPECT_EQ(Cells(bytes).rows(), 3u);
  EXPECT_EQ(Cells(bytes).number(0), 8.0);
  EXPECT_EQ(Cells(bytes).text(0), "8.0");
  EXPECT_EQ(Cells(bytes).spelled(0), "8");
  EXPECT_EQ(Cells(bytes).number(1), std::nullopt);
  EXPECT_EQ(Cells(bytes).text(1), std::nullopt);
  EXPECT_TRUE(Cells(bytes).coded());

  EXPECT_EQ(Cells(reals).rows(), 302u);
  EXPECT_EQ(Cells(reals).number(0), 8.0);
  EXPECT_EQ(Cells(reals).number(300), 299.5);
  EXPECT_EQ(Cells(reals).text(300), "299.5");
  EXPECT_TRUE(Cells(reals).blank(301));
  EXPECT_FALSE(Cells(reals).coded());

  EXPECT_EQ(Cells(words).text(0), "8.0");  // a text, since the column is no column of numbers
  EXPECT_EQ(Cells(words).spelled(0), "8.0");
  EXPECT_EQ(Cells(words).text(300), "299 days");
  EXPECT_EQ(Cells(words).spelled(301), std::nullopt);
  EXPECT_EQ(Cells(words).code(1), 2u);
}

TEST(Cells, SayWhyTheyAreBlank) {
  Column spss;
  spss.numeric = true;
  spss.data = ByteColumn{{1, 0, 0, 1}, {"7"}, {7.0}};
  spss.user_missing_rows = {2};
  const Cells cells(spss);
  EXPECT_EQ(cells.why(0), Blank::No);
  EXPECT_EQ(cells.why(1), Blank::Empty);
  EXPECT_EQ(cells.why(2), Blank::Declared);
}

TEST(Cells, OnlyADateIsADay) {
  Column spss;
  spss.numeric = true;
  spss.data = RealColumn{{15706.0, 0.0}, {0, 1}};
  EXPECT_EQ(Cells(spss).day(0), std::nullopt);
  spss.day = true;
  EXPECT_EQ(Cells(spss).day(0), 15706.0);
  EXPECT_EQ(Cells(spss).day(1), std::nullopt);
}

// Levels by size, not by spelling; a blank lies outside.
TEST(Columns, LevelsOfNumbersComeInTheOrderOfTheirSize) {
  const Grouping few = grouping(column("q\n10\n9\n\"\"\n-1\n"));
  EXPECT_EQ(few.levels, (std::vector<std::string>{"-1", "9", "10"}));
  EXPECT_EQ(few.level, (std::vector<std::uint32_t>{2, 1, Grouping::outside, 0}));
  const Grouping words = grouping(column("q\n10\n9\nx\n"));
  EXPECT_EQ(words.levels, (std::vector<std::string>{"10", "9", "x"}));
  const Grouping reals = grouping(column(many("q", "-1", "")));
  EXPECT_EQ(reals.levels.front(), "-1");
  EXPECT_EQ(reals.levels.back(), "299");
  EXPECT_EQ(reals.level.back(), Grouping::outside);
}

TEST(Columns, NumbersKeepTheirBlanks) {
  const NumberColumn few = number_column(column("q\n2.5\n\"\"\n"));
  EXPECT_EQ(few.value, (std::vector<double>{2.5, 0.0}));
  EXPECT_EQ(few.reason, (std::vector<Absent>{Absent::No, Absent::Skipped}));
  EXPECT_THROW(number_column(column("q\nx\n")), ContractError);
}

}  // namespace
}  // namespace peil::table
