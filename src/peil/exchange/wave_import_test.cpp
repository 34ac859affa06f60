#include "peil/exchange/wave_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/dataset/testing.h"

namespace peil::exchange {
namespace {

using dataset::small_study;

struct Reading {
  Study study = small_study();
  Plan plan;
  ImportKey key{std::string(32, 'k')};

  Reading() {
    plan.wave = "2013";
    ImportPlan import;
    import.stratum = "s";
    import.psu = "flight";
    import.weight = "w";
    import.group = "client";
    import.respondent = "id";
    import.dont_know = {"98"};
    import.not_applicable = {"99"};
    import.columns = {{"overall", "q1"}};
    plan.import = import;
  }
  // The people by the id of their respondent column, "17"; by that of "row 1" without one.
  struct Taken {
    WaveFound found;
    std::vector<std::string> ids;  // in the order in which they come
    std::map<std::string, Respondent> who;
    std::map<std::string, PageEvent> event;
  };
  std::string id(const std::string& respondent) const {
    return key.id("small", "2013", respondent);
  }

  Result<Taken> read_file(const AnswerFile& file) const {
    WaveImport import(study, study.waves[0], plan, key, file);
    Result<WaveFound> found = import.look();
    if (!found.ok()) return found.problems();
    Taken taken{found.value(), {}, {}, {}};
    Respondent who;
    PageEvent event;
    while (import.next(who, event)) {
      EXPECT_EQ(event.respondent, who.id);
      taken.ids.push_back(who.id);
      taken.who[who.id] = who;
      taken.event[who.id] = event;
    }
    return taken;
  }
  Result<Taken> read(const std::string& text) const {
    const Bytes bytes = bytes_of(text);
    const auto file = csv_answers(bytes, "wave.csv", plan.import->form);
    if (!file.ok()) return file.problems();
    return read_file(file.value());
  }
  std::vector<std::string> codes(const std::string& text) const {
    const auto result = read(text);
    std::vector<std::string> found;
    for (const Problem& p : result.ok() ? Problems{} : result.problems())
      if (p.code != "import.count") found.push_back(p.code + ":" + std::to_string(p.line));
    return found;
  }
};

TEST(WaveImport, MakesARespondentAndOneEventOfARow) {
  const Reading reading;
  const Reading::Taken wave = reading
                                  .read(
                                      "id,s,flight,w,client,q1,kind,able,channels,complained,note\n"
                                      "17,north,3,1.25,A,8,98,99,desk phone,no,x\n"
                                      "18,north,3,2,b,,5,5,,yes,\n")
                                  .value();
  ASSERT_EQ(wave.found.people, 2u);
  const Respondent& who = wave.who.at(reading.id("17"));
  EXPECT_EQ(who.stratum, "north");
  EXPECT_EQ(who.psu, "north/3");
  EXPECT_EQ(who.base_weight, 1.25);
  EXPECT_EQ(who.group, "a");  // capitals do not matter
  EXPECT_EQ(who.id.size(), 32u);
  const PageEvent& event = wave.event.at(reading.id("17"));
  EXPECT_TRUE(event.last);
  EXPECT_EQ(event.post, "import-keyed");
  EXPECT_EQ(day_text(event.day), "2013-11-30");
  EXPECT_EQ(answers_json(event.answers),
            R"({"able":{"absent":"not_applicable"},"channels":["desk","phone"],)"
            R"("complained":"no","kind":{"absent":"dont_know"},"overall":8})");
  EXPECT_EQ(std::get<Absent>(wave.event.at(reading.id("18")).answers.at("overall")),
            Absent::Skipped);
  EXPECT_EQ(wave.found.passed_over, std::vector<std::string>{"note"});
  EXPECT_EQ(wave.found.not_asked, (std::vector<std::string>{"wait", "times", "remark"}));
}

TEST(WaveImport, GivesPeopleInTheOrderOfTheirIds) {
  const Reading reading;
  std::string file = "id,s,flight,w,client,q1\n";
  for (int i = 1; i <= 300; ++i) file += std::to_string(i) + ",n,3," + std::to_string(i) + ",a,8\n";
  const Reading::Taken wave = reading.read(file).value();
  EXPECT_EQ(wave.ids.size(), 300u);
  EXPECT_TRUE(std::ranges::is_sorted(wave.ids));
  for (int i = 1; i <= 300; ++i)
    EXPECT_EQ(wave.who.at(reading.id(std::to_string(i))).base_weight, i);
}

TEST(WaveImport, GivesTheSameIdsForTheSameRespondentsOnly) {
  const Reading reading;
  const std::string head = "id,s,flight,w,client,q1\n";
  const auto one = reading.read(head + "1,n,3,1,a,8\n2,n,3,1,a,8\n").value();
  const auto other = reading.read(head + "2,n,3,1,a,8\n3,n,3,1,a,8\n").value();
  EXPECT_TRUE(one.who.contains(reading.id("2")) && other.who.contains(reading.id("2")));
  EXPECT_EQ(one.who.size(), 2u);
}

TEST(WaveImport, MakesIdsThatNobodyWithoutTheKeyCanMake) {
  const std::string file = "id,s,flight,w,client,q1\n17,n,3,1,a,8\n";
  Reading reading;
  const auto one = reading.read(file).value();
  EXPECT_NE(one.ids[0], sha256("import\nsmall\n2013\n17").substr(0, 32));
  reading.key = ImportKey(std::string(32, 'j'));
  EXPECT_NE(reading.read(file).value().ids[0], one.ids[0]);
  reading.plan.import->respondent.clear();  // then the rows are counted, and keyed too
  EXPECT_EQ(reading.read(file).value().ids[0], reading.id("row 1"));
}

TEST(WaveImport, NamesEveryMistakeWithItsLine) {
  const Reading reading;
  const std::string text =
      "id,s,flight,w,client,q1,kind,complained\n"
      "1,n,3,1,a,8,5,no\n"          // right
      "1,n,3,1,a,8,5,no\n"          // twice
      "2,,3,0,z,11,6,maybe\n"       // stratum, weight, group, mark, scale, choice
      "3,n,3,1,a,8\n"               // too short
      "4,n,3,1,a,8,5,n\xff\n"       // not UTF-8
      "5,n,3,1,a,7.5,5,\"no\"x\n";  // not whole; a quote that cannot be there
  EXPECT_EQ(reading.codes(text),
            (std::vector<std::string>{
                "import.respondent-twice:3", "import.blank:4", "import.weight:4",
                "import.unknown-group:4", "import.not-an-answer:4", "import.not-an-answer:4",
                "import.not-an-answer:4", "import.fields:5", "import.not-utf8:6", "import.quote:7",
                "import.not-an-answer:7", "import.not-an-answer:7"}));
}

TEST(WaveImport, SaysInTheSentenceWhichColumnHoldsWhat) {
  const auto result = Reading().read("id,s,flight,w,client,q1\n1,n,3,1,a,11\n");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems()[0].message, "Column 'q1' is '11', but a mark runs from 1 to 10.");
}

TEST(WaveImport, StopsAtAHeaderThatCannotBeRight) {
  const Reading reading;
  EXPECT_EQ(reading.codes("id,s,s,flight,w,klient,q1\n1,2\n"),
            (std::vector<std::string>{"import.column-twice:1", "import.no-such-column:1"}));
  EXPECT_EQ(reading.codes(""), std::vector<std::string>{"import.empty:0"});
  EXPECT_EQ(reading.codes("id,s,flight,w,client,q1\n"),
            std::vector<std::string>{"import.no-rows:0"});
  EXPECT_EQ(reading.codes("id,s,flight,w,client,q1\n1,n,3,1,a,\"8\n"),
            std::vector<std::string>{"import.quote-open:0"});
}

TEST(WaveImport, BringsTheColumnsOfTheMarginsAlong) {
  Reading reading;
  reading.plan.margins = {{"leeftijd", "age", false, {{"1", 10.0}}}};
  const auto wave = reading.read("id,s,flight,w,client,q1,age\n1,n,3,1,a,8,1\n").value();
  EXPECT_EQ(wave.who.at(reading.id("1")).design.at("age"), "1");
  EXPECT_TRUE(wave.found.passed_over.empty());
}

TEST(WaveImport, TellsHowManyRowsCouldBeTakenAndLikeMistakesTogether) {
  std::string text = "id,s,flight,w,client,q1\n";
  for (int i = 1; i <= 40; ++i)
    text += std::to_string(i) + ",n,3,1,a," + (i % 4 ? "8" : "11") + "\n";
  const auto result = Reading().read(text + "7,n,3,1,a,8\n");
  ASSERT_FALSE(result.ok());
  const Problems& found = result.problems();
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(
      found[0].message,
      "Column 'q1' is '11', but a mark runs from 1 to 10. So in 10 rows: lines 5, 9, 13, 17, 21 "
      "and 5 more.");
  EXPECT_EQ(found[1].message, "Respondent '7' was on line 8 before.");
  EXPECT_EQ(found[1].line, 42u);
  EXPECT_EQ(found[2].message, "Of 41 rows 30 could be taken and 11 not.");
}

TEST(WaveImport, RowsWithoutAnyValueAreNobody) {
  const Reading reading;
  const auto wave =
      reading.read("id;s;flight;w;client;q1\n1;n;3;1;a;8\n;;;;;\n;;;\n2;n;3;1;a;7\n; ;;;;;;\n")
          .value();
  EXPECT_EQ(wave.found.people, 2u);
  EXPECT_EQ(wave.found.rows, 5u);
  EXPECT_EQ(wave.found.empty, 3u);
  EXPECT_EQ(wave.found.first_empty, (std::vector<std::size_t>{3, 4, 6}));
}

TEST(WaveImport, TheDecimalSignIsNamedByThePlanAndProposed) {
  Reading reading;
  const std::string text = "id;s;flight;w;client;q1\n1;n;3;1,5;a;8,0\n";
  const auto refused = reading.read(text);
  ASSERT_FALSE(refused.ok());
  const std::string how =
      "If the file writes decimals with a comma, say decimal = \",\" in the plan's [import].";
  EXPECT_EQ(refused.problems()[0].code, "import.weight");
  EXPECT_EQ(refused.problems()[0].mend, how);
  EXPECT_EQ(refused.problems()[1].code, "import.not-an-answer");
  EXPECT_EQ(refused.problems()[1].mend, how);
  reading.plan.import->form.decimal = ',';
  const auto wave = reading.read(text).value();
  EXPECT_EQ(wave.who.at(reading.id("1")).base_weight, 1.5);
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("1")).answers.at("overall")), 8);
  EXPECT_FALSE(reading.read("id;s;flight;w;client;q1\n1;n;3;1.5;a;8\n").ok());  // 15, or 1.5?
}

TEST(WaveImport, WholeNumbersMayHaveDecimalsOfNothing) {
  const Reading reading;
  const auto wave = reading.read("id,s,flight,w,client,q1\n1,n,3,1,a,8.0\n").value();
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("1")).answers.at("overall")), 8);
  const auto half = reading.read("id,s,flight,w,client,q1\n1,n,3,1,a,7.5\n");
  ASSERT_FALSE(half.ok());
  EXPECT_EQ(half.problems()[0].mend.find("leave it blank"),
            std::string::npos);  // that loses a mark
}

TEST(WaveImport, TabsSeparateAndARespondentIsAText) {
  Reading reading;
  reading.plan.import->form.separator = '\t';
  const auto wave = reading
                        .read(
                            "id\ts\tflight\tw\tclient\tq1\n9007199254740993\tn\t3\t1\ta\t8\n"
                            "9007199254740992\tn\t3\t1\ta\t7\n0017\tn\t3\t1\ta\t7\n"
                            "17\tn\t3\t1\ta\t7\n")
                        .value();
  EXPECT_EQ(wave.ids.size(), 4u);
  EXPECT_TRUE(wave.who.contains(reading.id("9007199254740993")));
  EXPECT_TRUE(wave.who.contains(reading.id("0017")));
}

TEST(WaveImport, AWeightThatCannotBeSquaredIsRefused) {
  const Reading reading;
  const auto refused = reading.read("id,s,flight,w,client,q1\n1,n,3,1e200,a,8\n");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problems()[0].code, "import.weight");
  EXPECT_EQ(refused.problems()[0].mend,
            "Weights and numbers of people are 0, or lie between 1e-60 and 1e60.");
}

TEST(WaveImport, AByte0IsNamedAndNotTakenForWindows1252) {
  using namespace std::string_literals;
  for (const bool windows : {false, true}) {
    Reading reading;
    reading.plan.import->form.windows_1252 = windows;
    for (const auto& text : {"id,s,flight,w,client,q1\n1,n,3,1,a,\0\n"s,
                             "id,s,flight,w,client,q1\0\n1,n,3,1,a,8\n"s}) {
      const auto refused = reading.read(text);
      ASSERT_FALSE(refused.ok());
      EXPECT_EQ(refused.problems()[0].code, "import.nul-byte");
      EXPECT_EQ(refused.problems()[0].message,
                "There is a byte 0 here, so this is not a file of text.");
      EXPECT_EQ(refused.problems()[0].mend.find("1252"), std::string::npos);
    }
  }
}

TEST(WaveImport, AnEncodingIsNamedByThePlanAndProposed) {
  Reading reading;
  const std::string text = "id,s,flight,w,client,q1\nJos\xE9,n,3,1,a,8\nAn,n,3,1,a,7\n";
  const auto refused = reading.read(text);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problems()[0].code, "import.not-utf8");
  EXPECT_EQ(refused.problems()[0].mend,
            "Save the file as UTF-8, or say encoding = \"windows-1252\" under [import] of the plan "
            "when a Windows program wrote it so.");
  const auto header = reading.read("id,s,flight,w,client,q1,\xE9t\xE9\n1,n,3,1,a,8,x\n");
  ASSERT_FALSE(header.ok());
  EXPECT_EQ(header.problems()[0].code, "import.not-utf8");
  reading.plan.import->form.windows_1252 = true;
  const auto wave = reading.read(text).value();
  EXPECT_TRUE(wave.who.contains(reading.id("José")));
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("José")).answers.at("overall")), 8);
}

TEST(WaveImport, AFileThatChangesBetweenTheReadingsIsRefused) {
  Reading reading;
  std::string text = "id,s,flight,w,client,q1\n1,n,3,1,a,8\n2,n,3,1,a,7\n";
  const Bytes bytes = bytes_of(text);
  const auto file = csv_answers(bytes, "wave.csv", {});
  WaveImport import(reading.study, reading.study.waves[0], reading.plan, reading.key, file.value());
  ASSERT_TRUE(import.look().ok());
  text[text.find(",8\n") + 1] = '9';
  text[text.find(",7\n") + 1] = '9';
  Respondent who;
  PageEvent event;
  EXPECT_THROW(import.next(who, event), OutsideError);
}

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

TEST(WaveImport, ReadsAnSpssFileByTheRulesOfCsv) {
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

TEST(WaveImport, AnSpssLabelThatContradictsItsValueIsRefused) {
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

TEST(WaveImport, CellsThatCannotBeReadMatterWhereTheyAreUsed) {
  Spss spss;
  spss.table.columns[1].unreadable = {{"spss.not-utf8", "wave.sav", 0, 0, "A bad byte.", ""}};
  EXPECT_FALSE(spss.read_file(table_answers(spss.table, "wave.sav")).ok());
  spss.table.columns[1].name = "other";
  EXPECT_TRUE(spss.read_file(table_answers(spss.table, "wave.sav")).ok());
}

}  // namespace
}  // namespace peil::exchange
