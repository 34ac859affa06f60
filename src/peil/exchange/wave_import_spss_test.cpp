// Waves that come as SPSS files.
#include <gtest/gtest.h>

#include "peil/exchange/wave_import_testing.h"

namespace peil::exchange {
namespace {

using testing::Reading;

// A table as the reader of SPSS files gives it, with declared values kept.
struct Spss : Reading {
  Table table;

  Spss() {
    study.questionnaire.questions[4].choices = {{"yes", {"", {{"nl", "Ja"}, {"en", "Yes"}}}, {}},
                                                {"no", {"", {{"nl", "Nee"}, {"en", "No"}}}, {}}};
    plan.import = ImportPlan{};
    plan.import->respondent = "id";
    plan.import->dont_know = {"98"};
    table.rows = 4;
    numbers("id", {101, 102, 103, 104});
    numbers("overall", {8, 98, 97, 7}).user_missing = {{97, 99}};
    numbers("complained", {1, 2, 0, 1}).labels = {{"1", "Ja"}, {"2", "no"}};
  }
  // 0 is system-missing.
  Column& numbers(const std::string& name, const std::vector<double>& values) {
    Column& column = table.columns.emplace_back();
    column.name = name;
    column.numeric = true;
    RealColumn data;
    for (const double value : values) {
      data.value.push_back(value);
      data.blank.push_back(value == 0 ? 1 : 0);
    }
    column.data = data;
    return column;
  }
  const Given& given(const Taken& wave, const std::string& who, const std::string& item) const {
    return wave.event.at(id(who)).answers.at(item);
  }
};

TEST(WaveImportSpss, ReadsAnSpssFileByTheRulesOfCsv) {
  const Spss spss;
  const AnswerFile file = table_answers(spss.table, "wave.sav");
  const auto read = spss.read_file(file);
  ASSERT_TRUE(read.ok()) << read.problems().front().message;
  const Reading::Taken& wave = read.value();
  EXPECT_EQ(spss.given(wave, "101", "overall"), Given(std::int64_t{8}));
  EXPECT_EQ(spss.given(wave, "102", "overall"), Given(Absent::DontKnow));       // the plan's code
  EXPECT_EQ(spss.given(wave, "103", "overall"), Given(Absent::Skipped));        // declared missing
  EXPECT_EQ(spss.given(wave, "101", "complained"), Given(std::string("yes")));  // by its text
  EXPECT_EQ(spss.given(wave, "102", "complained"), Given(std::string("no")));   // by its name
  EXPECT_EQ(spss.given(wave, "103", "complained"), Given(Absent::Skipped));     // system-missing
}

TEST(WaveImportSpss, AnSpssLabelThatContradictsItsValueIsRefused) {
  Spss spss;
  spss.study.questionnaire.questions[4].choices[0].name = "2";
  const AnswerFile file = table_answers(spss.table, "wave.sav");
  const auto read = spss.read_file(file);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problems()[0].message,
            "Column 'complained' is '2', which is a choice, but its label in the file is that of "
            "'no'.");
  EXPECT_EQ(read.problems()[0].line, 2u);  // a row
}

TEST(WaveImportSpss, CellsThatCannotBeReadMatterWhereTheyAreUsed) {
  Spss spss;
  spss.table.columns[1].unreadable = {{"spss.not-utf8", "wave.sav", 0, 0, "A bad byte.", ""}};
  EXPECT_FALSE(spss.read_file(table_answers(spss.table, "wave.sav")).ok());
  spss.table.columns[1].name = "other";
  EXPECT_TRUE(spss.read_file(table_answers(spss.table, "wave.sav")).ok());
}

}  // namespace
}  // namespace peil::exchange
