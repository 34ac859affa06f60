#include "peil/files/spss_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/text.h"
#include "peil/files/testing/sav_bytes.h"
#include "peil/files/testing/spss_cells.h"

namespace peil::files {
namespace {

using testing::cells;
using testing::code;
using ::testing::ElementsAre;
using testing::numbers;
using ::testing::Pair;
using testing::read;
using testing::SavBytes;
using testing::sfo;
using ::testing::SizeIs;

TEST(SpssFile, ReadsTheSameFromEveryPacking) {
  const Table bytes = read(sfo("sfo2015_small.sav"));
  ASSERT_EQ(bytes.rows, 300u);
  ASSERT_EQ(bytes.columns.size(), 11u);
  for (const char* other : {"sfo2015_small_uncompressed.sav", "sfo2015_small.zsav"}) {
    const Table table = read(sfo(other));
    ASSERT_EQ(table.columns.size(), 11u) << other;
    for (const Column& column : bytes.columns) {
      EXPECT_EQ(cells(bytes, column.name), cells(table, column.name)) << other;
      EXPECT_EQ(column.labels, table.column(column.name)->labels);
      EXPECT_EQ(column.user_missing_rows, table.column(column.name)->user_missing_rows);
    }
  }
}

// Labels and counts as R reads them (reference case R12).
TEST(SpssFile, KeepsLabelsInAnyScriptAndMissingValues) {
  const Table table = read(sfo("sfo2015_small.sav"));
  EXPECT_EQ(table.column("stratum")->label, "Vertrekstratum");
  EXPECT_EQ(table.column("stratum")->labels.at("1"), "AM (vóór 11 uur)");
  EXPECT_EQ(table.column("lang")->labels.at("zh"), "中文");
  EXPECT_EQ(table.column("lang")->labels.at("es"), "Español");
  EXPECT_THAT(table.column("Q7ALL")->user_missing_rows, SizeIs(15));
  EXPECT_THAT(table.column("mark")->user_missing, ElementsAre(Pair(97.0, 99.0)));
  EXPECT_THAT(table.column("mark")->user_missing_rows, SizeIs(15));
  EXPECT_NE(table.column("run_identifier_long_name"), nullptr);
  EXPECT_TRUE(table.column("intdate")->day);
}

TEST(SpssFile, TellsUserMissingFromSystemMissing) {
  SavBytes file;
  file.number("codes", "", SavBytes::F, {8, 9}).number("range", "", SavBytes::F, {97, 99, 0}, true);
  file.number("low", "", SavBytes::F, {SavBytes::lowest(), -1}, true);
  file.number("high", "", SavBytes::F, {90, DBL_MAX}, true);
  for (const double value : {1.0, 9.0, SavBytes::system_missing, 0.0, 98.0, -5.0})
    file.row(value).row(value).row(value).row(value);
  const Table table = read(file.bytes(6));
  EXPECT_THAT(cells(table, "codes"), ElementsAre("1", "", "", "0", "98", "-5"));
  EXPECT_THAT(table.column("codes")->user_missing_rows, ElementsAre(1u));
  EXPECT_THAT(cells(table, "range"), ElementsAre("1", "9", "", "", "", "-5"));
  EXPECT_THAT(table.column("range")->user_missing_rows, ElementsAre(3u, 4u));
  EXPECT_THAT(cells(table, "low"), ElementsAre("1", "9", "", "0", "98", ""));
  EXPECT_THAT(table.column("low")->user_missing_rows, ElementsAre(5u));
  EXPECT_THAT(cells(table, "high"), ElementsAre("1", "9", "", "0", "", "-5"));
  EXPECT_THAT(table.column("high")->user_missing_rows, ElementsAre(4u));
}

TEST(SpssFile, CategoriesGoByTheirLabelsAndNumbersKeepTheirValues) {
  SavBytes file;
  file.number("q").text("g", 1);
  file.labels({{file.real(1), "bad"}, {file.real(2), "good"}, {file.real(3), "good"}}, {1});
  file.labels({{SavBytes::padded("a", 8), "Ålesund"}}, {2});
  for (const double value : {1.0, 2.0, 3.0, 4.0}) file.row(value).row("a", 1);
  const Table plain = read(file.bytes(4));
  EXPECT_THAT(cells(plain, "q"), ElementsAre("1", "2", "3", "4"));
  const Table labelled = read(file.bytes(4), {{}, {}, true});
  EXPECT_THAT(cells(labelled, "q"), ElementsAre("bad", "good (2)", "good (3)", "4"));
  EXPECT_THAT(numbers(labelled, "q"), ElementsAre(1.0, 2.0, 3.0, 4.0));
  EXPECT_TRUE(labelled.column("q")->numeric);
  EXPECT_EQ(cells(labelled, "g").front(), "Ålesund");
}

TEST(SpssFile, ManyCodesThatAllHaveLabelsAreCategories) {
  SavBytes file;
  file.number("town").number("age");
  std::vector<std::pair<std::string, std::string>> labels;
  for (int town = 0; town < 300; ++town) {
    labels.emplace_back(file.real(town), "town " + std::to_string(town));
    file.row(town).row(town);
  }
  file.labels(labels, {1});
  const Table table = read(file.bytes(300), {{}, {}, true});
  EXPECT_FALSE(table.column("town")->numeric);
  EXPECT_EQ(cells(table, "town").at(299), "town 299");
  EXPECT_TRUE(table.column("age")->numeric);
  EXPECT_EQ(cells(table, "age").at(299), "299");
}

TEST(SpssFile, ThePlanMayCallCodesMissingAndNumbersCategories) {
  SavBytes file;
  file.number("q").number("region");
  for (const double value : {7.0, 98.0, 3.0}) file.row(value).row(value);
  const Table table = read(file.bytes(3), {{"98", "none"}, {"region"}, false});
  EXPECT_THAT(cells(table, "q"), ElementsAre("7", "", "3"));
  EXPECT_THAT(table.column("q")->user_missing_rows, ElementsAre(1u));
  EXPECT_TRUE(table.column("q")->numeric);
  EXPECT_FALSE(table.column("region")->numeric);
  const auto unknown = SpssFile().read(file.bytes(3), "a.sav", {{}, {"regio"}, false});
  EXPECT_EQ(unknown.problems().at(0).code, "plan.bad-value");
}

// 30 November 2013 is 13,605,148,800 seconds after 14 October 1582, and 16,039 days after 1970.
TEST(SpssFile, DatesAreDaysSince1970) {
  SavBytes file;
  file.number("day", "", SavBytes::Date, {13605148800.0});
  file.number("moment", "", SavBytes::DateTime).number("plain");
  file.row(13605148800.0 - 86400.0).row(13605148800.0 + 43200.0).row(13605148800.0);
  file.row(13605148800.0).row(SavBytes::system_missing).row(1.0);
  const Table table = read(file.bytes(2));
  EXPECT_TRUE(table.column("day")->day);
  EXPECT_THAT(numbers(table, "day"), ElementsAre(16038.0, -1.0));
  EXPECT_THAT(cells(table, "day"), ElementsAre("2013-11-29", ""));
  EXPECT_THAT(table.column("day")->user_missing, ElementsAre(Pair(16039.0, 16039.0)));
  EXPECT_THAT(numbers(table, "moment"), ElementsAre(16039.5, -1.0));
  EXPECT_FALSE(table.column("plain")->day);
}

TEST(SpssFile, CountsTheRowsWhenTheFileDoesNot) {
  SavBytes file;
  file.number("q").row(1).row(2).row(3);
  EXPECT_THAT(cells(read(file.bytes(-1)), "q"), ElementsAre("1", "2", "3"));
  EXPECT_EQ(code(file.bytes(-1) + "more"), "spss.cut-short");
}

TEST(SpssFile, AFileWithoutRowsHasItsColumns) {
  SavBytes file;
  const Table table = read(file.number("q", "Mark").bytes(0));
  EXPECT_EQ(table.rows, 0u);
  EXPECT_EQ(table.column("q")->label, "Mark");
}

TEST(SpssFile, TheHeadHasNoRows) {
  const auto head = SpssFile().head(sfo("sfo2015_small.zsav"), "a.zsav");
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(head.value().rows, 0u);
  EXPECT_EQ(head.value().columns.size(), 11u);
}

// 2018-05-02 is 17,653 days after 1970-01-01; one o'clock at night is 1/24 of a day.
TEST(SpssFile, MomentsAreExactToTheSecond) {
  SavBytes file;
  file.number("moment", "", SavBytes::DateTime);
  constexpr double midnight = (141428.0 + 17653.0) * 86400.0;
  for (const double second : {3600.0, 1.0, 86399.0}) file.row(midnight + second);
  const std::vector<double> days = numbers(read(file.bytes(3)), "moment");
  EXPECT_EQ(exact_text(days.at(0)), "17653.041666666668");  // 17653 + 1/24, rounded once
  constexpr double half_a_unit_in_the_last_place = 2e-7;    // of a day of five digits, in seconds
  EXPECT_NEAR((days.at(0) - 17653.0) * 86400.0, 3600.0, half_a_unit_in_the_last_place);
  EXPECT_NEAR((days.at(1) - 17653.0) * 86400.0, 1.0, half_a_unit_in_the_last_place);
  EXPECT_NEAR((days.at(2) - 17653.0) * 86400.0, 86399.0, half_a_unit_in_the_last_place);
}

TEST(SpssFile, SaysWhichWeightIsSwitchedOn) {
  SavBytes sav;
  sav.text("name", 10).number("w").weighted_by(3).row("Ann", 10).row(2.0);
  EXPECT_EQ(SpssFile().read(sav.bytes(1), "w.sav", {}).value().weighted_by, "w");
  EXPECT_EQ(
      SpssFile().read(SavBytes().number("w").row(1.0).bytes(1), "w.sav", {}).value().weighted_by,
      "");
}

TEST(SpssFile, KeepsDeclaredValuesWhenAsked) {
  SavBytes sav;
  sav.number("q", "", SavBytes::F, {98.0}).row(8.0).row(98.0);
  sav.row(SavBytes::system_missing);
  SpssOptions options;
  EXPECT_EQ(
      std::get<ByteColumn>(SpssFile().read(sav.bytes(3), "k.sav", options).value().columns[0].data)
          .code,
      (std::vector<std::uint8_t>{1, 0, 0}));
  options.keep_declared = true;
  const Table kept = SpssFile().read(sav.bytes(3), "k.sav", options).value();
  EXPECT_EQ(std::get<ByteColumn>(kept.columns[0].data).code, (std::vector<std::uint8_t>{1, 2, 0}));
  EXPECT_EQ(kept.columns[0].user_missing, (std::vector<std::pair<double, double>>{{98.0, 98.0}}));
}

}  // namespace
}  // namespace peil::files
