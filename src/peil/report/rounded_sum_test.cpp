// Where shares of a whole are printed so that they do not add up to 100%, it is said, by every
// door.
#include "peil/report/rounded_sum.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "peil/language/numbers.h"
#include "peil/report/said_testing.h"
#include "peil/report/table_formats.h"
#include "peil/report/table_workbook.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const char* const in_english =
    "Because of rounding the percentages in this table do not everywhere add up to 100.";
const char* const in_dutch =
    "Door afronding tellen de percentages in deze tabel niet overal op tot 100.";

bool apart(std::initializer_list<double> shares, int decimals = 0) {
  std::vector<PrintedPart> parts;
  for (const double share : shares) parts.push_back({share, decimals});
  return is_rounded_apart(parts);
}

TEST(RoundedSum, IsOfWholesWhosePrintedPartsMakeAnotherNumberThan100) {
  EXPECT_TRUE(apart({1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0}));  // 33 + 33 + 33
  EXPECT_TRUE(apart({0.335, 0.335, 0.33}));               // 34 + 34 + 33
  EXPECT_FALSE(apart({0.334, 0.333, 0.333}, 1));          // 33.4 + 33.3 + 33.3
  EXPECT_FALSE(apart({0.5, 0.25, 0.25}));
  EXPECT_FALSE(apart({0.334, 0.333, 0.2}));  // no whole: an answer is held
  EXPECT_FALSE(apart({}));
}

// "<1%" counts as the 1 that stands there, ">99%" as 99.
TEST(RoundedSum, CountsTheNumbersThatStandThere) {
  EXPECT_FALSE(apart({0.996, 0.004}));        // >99% and <1%
  EXPECT_TRUE(apart({0.598, 0.398, 0.004}));  // 60, 40 and <1
  EXPECT_FALSE(apart({0.604, 0.392, 0.004}));
}

// How many such triples there are, recounted from the printed texts.
TEST(RoundedSum, AgreesWithWhatIsPrinted) {
  for (int a = 1; a < 999; a += 7) {
    for (int b = 1; a + b < 1000; b += 13) {
      const std::array shares{a / 1000.0, b / 1000.0, (1000 - a - b) / 1000.0};
      int sum = 0;
      for (const double share : shares) {
        std::string text = language::percent(share, 0, "en");
        std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
        sum += std::stoi(text);
      }
      EXPECT_EQ(apart({shares[0], shares[1], shares[2]}), sum != 100) << a << ' ' << b;
    }
  }
}

findings::TableFigure share_of(double value) {
  return {{value, 0.02, 900, 894.0}, Interval{value - 0.01, value + 0.01}, 900.0, 900.0, {}, "k"};
}

// An item with three answers in one column; before it a mean, which is no part of a whole.
findings::CrossTable table_of(std::vector<double> shares) {
  findings::CrossTable table;
  table.spec.wave = "2013", table.spec.title = "Contact";
  table.blocks.emplace_back();
  table.blocks.back().columns.emplace_back();
  const auto add = [&](TableStatistic what, const char* answer, double value) {
    table.rows.emplace_back();
    table.rows.back().item = "overall", table.rows.back().answer = answer;
    table.rows.back().statistic = what;
    table.rows.back().share = what != TableStatistic::Mean;
    table.cells.emplace_back();
    table.cells.back().emplace_back();
    table.cells.back().back().figure = share_of(value);
  };
  add(TableStatistic::Mean, "", 7.1);
  const std::array answers{"8", "9", "10"};
  for (std::size_t i = 0; i < shares.size(); ++i)
    add(TableStatistic::Shares, answers[i], shares[i]);
  return table;
}

class RoundedTable : public ::testing::Test {
 protected:
  Study study_ = sample::study();
  std::vector<WaveResults> waves_ = sample::three_waves();
  Material material_{study_, waves_};

  std::string json(const findings::CrossTable& table, const char* language) {
    Pen pen(material_, language);
    std::ostringstream out;
    print_json(table, told_table(pen, table), out);
    return out.str();
  }
  // The sheet, of which the console's table is made too.
  std::string sheet(const findings::CrossTable& table, const char* language) {
    Pen pen(material_, language);
    std::string all;
    const auto laid = laid_table(pen, table);
    for (const auto& row : laid.book.sheets.front().rows) {
      for (const SheetCell& cell : row) all += cell.text + '\n';
    }
    return all;
  }
};

TEST_F(RoundedTable, SaysSoInEveryForm) {
  const auto table = table_of({1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0});
  EXPECT_THAT(json(table, "en"), HasSubstr(in_english));
  EXPECT_THAT(sheet(table, "en"), HasSubstr(in_english));
  EXPECT_THAT(sheet(table, "nl"), HasSubstr(in_dutch));
}

TEST_F(RoundedTable, SaysNothingWhereTheyAddUpOrAreNoWhole) {
  EXPECT_THAT(json(table_of({0.5, 0.25, 0.25}), "en"), Not(HasSubstr(in_english)));
  EXPECT_THAT(json(table_of({0.334, 0.333}), "en"), Not(HasSubstr(in_english)));
  auto held = table_of({1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0});
  held.cells.back().back().figure.reset();
  EXPECT_THAT(json(held, "en"), Not(HasSubstr(in_english)));
}

TEST_F(RoundedTable, LooksAtTheWaveBesideItToo) {
  auto table = table_of({0.5, 0.25, 0.25});
  for (auto& cells : table.cells)
    cells.front().step = findings::TableStep{share_of(1.0 / 3.0), {}, false};
  EXPECT_THAT(json(table, "en"), HasSubstr(in_english));
}

TEST_F(RoundedTable, IsSaidOnPagesOfAGroupAndOfAnItem) {
  const std::string said = in_dutch;
  for (const double first : {1.0 / 3.0, 0.5}) {
    std::vector<WaveResults> waves = sample::three_waves();
    const double rest = (1.0 - first) / 2.0;
    for (const auto& [code, value] :
         {std::pair{"1", first}, std::pair{"2", rest}, std::pair{"3", rest}})
      waves.back().estimates[{"2013", "vr", "vriendelijk", std::string("share:") + code}] = {
          value, 0.02, 900, 894.0};
    const Material material(study_, waves);
    Pen pen(material, "nl");
    const std::string group = said_testing::said(*group_view(pen, "2013", "vr"));
    const std::string item = said_testing::said(*item_view(pen, "2013", "vriendelijk"));
    EXPECT_EQ(group.find(said) != std::string::npos, first < 0.4) << group;
    EXPECT_EQ(item.find(said) != std::string::npos, first < 0.4) << item;
  }
}

}  // namespace
}  // namespace peil::report
