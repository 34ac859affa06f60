#include "peil/exchange/wave_import.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/exchange/wave_import_testing.h"

namespace peil::exchange {
namespace {

using testing::Reading;

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

TEST(WaveImport, TakesTheOtherGroupsOfAPersonByTheirNames) {
  Reading reading;
  reading.plan.import->also_in = "other";
  const std::string head = "id,s,flight,w,client,other,q1\n";
  const auto taken = reading.read(head + "1,n,3,1,a, B;,8\n2,n,3,1,b,,8\n").value();
  EXPECT_EQ(taken.who.at(reading.id("1")).design.at("other"), "b");
  EXPECT_EQ(taken.who.at(reading.id("2")).design.at("other"), "");
  EXPECT_EQ(reading.codes(head + "1,n,3,1,a,c,8\n2,n,3,1,b,b,8\n"),
            (std::vector<std::string>{"import.also-in:2", "import.also-in:3"}));
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

TEST(WaveImport, WholeNumbersMayHaveDecimalsOfNothing) {
  const Reading reading;
  const auto wave = reading.read("id,s,flight,w,client,q1\n1,n,3,1,a,8.0\n").value();
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("1")).answers.at("overall")), 8);
  const auto half = reading.read("id,s,flight,w,client,q1\n1,n,3,1,a,7.5\n");
  ASSERT_FALSE(half.ok());
  EXPECT_EQ(half.problems()[0].mend.find("leave it blank"),
            std::string::npos);  // that loses a mark
}

TEST(WaveImport, AWeightThatCannotBeSquaredIsRefused) {
  const Reading reading;
  const auto refused = reading.read("id,s,flight,w,client,q1\n1,n,3,1e200,a,8\n");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problems()[0].code, "import.weight");
  EXPECT_EQ(refused.problems()[0].mend,
            "Weights and numbers of people are 0, or lie between 1e-60 and 1e60.");
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

}  // namespace
}  // namespace peil::exchange
