#include "peil/exchange/wave_file.h"

#include <gtest/gtest.h>

#include "peil/base/digest.h"
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
  Result<ImportedWave> read(const std::string& text, std::size_t piece = 7) const {
    WaveFile file(study, study.waves[0], plan, key, "wave.csv");
    for (std::size_t at = 0; at < text.size(); at += piece) file.add(text.substr(at, piece));
    return file.finish();
  }
  std::vector<std::string> codes(const std::string& text) const {
    const auto result = read(text);
    std::vector<std::string> found;
    for (const Problem& p : result.ok() ? Problems{} : result.problems())
      found.push_back(p.code + ":" + std::to_string(p.line));
    return found;
  }
};

TEST(WaveFile, MakesARespondentAndOneEventOfARow) {
  const Reading reading;
  const ImportedWave wave = reading
                                .read(
                                    "id,s,flight,w,client,q1,kind,able,channels,complained,note\n"
                                    "17,north,3,1.25,A,8,98,99,desk phone,no,x\n"
                                    "18,north,3,2,b,,5,5,,yes,\n")
                                .value();
  ASSERT_EQ(wave.respondents.size(), 2u);
  const Respondent& who = wave.respondents[0];
  EXPECT_EQ(who.stratum, "north");
  EXPECT_EQ(who.psu, "north/3");
  EXPECT_EQ(who.base_weight, 1.25);
  EXPECT_EQ(who.group, "a");  // capitals do not matter
  EXPECT_EQ(who.id.size(), 32u);
  const PageEvent& event = wave.events[0];
  EXPECT_EQ(event.respondent, who.id);
  EXPECT_TRUE(event.last);
  EXPECT_EQ(day_text(event.day), "2013-11-30");
  EXPECT_EQ(answers_json(event.answers),
            R"({"able":{"absent":"not_applicable"},"channels":["desk","phone"],)"
            R"("complained":"no","kind":{"absent":"dont_know"},"overall":8})");
  EXPECT_EQ(std::get<Absent>(wave.events[1].answers.at("overall")), Absent::Skipped);
  EXPECT_EQ(wave.passed_over, std::vector<std::string>{"note"});
  EXPECT_EQ(wave.not_asked, (std::vector<std::string>{"wait", "times", "remark"}));
}

TEST(WaveFile, GivesTheSameIdsForTheSameRespondentsOnly) {
  const Reading reading;
  const std::string head = "id,s,flight,w,client,q1\n";
  const auto one = reading.read(head + "1,n,3,1,a,8\n2,n,3,1,a,8\n").value();
  const auto other = reading.read(head + "2,n,3,1,a,8\n3,n,3,1,a,8\n").value();
  EXPECT_EQ(one.respondents[1].id, other.respondents[0].id);
  EXPECT_NE(one.respondents[0].id, one.respondents[1].id);
}

TEST(WaveFile, MakesIdsThatNobodyWithoutTheKeyCanMake) {
  const std::string file = "id,s,flight,w,client,q1\n17,n,3,1,a,8\n";
  Reading reading;
  const auto one = reading.read(file).value();
  EXPECT_NE(one.respondents[0].id, sha256("import\nsmall\n2013\n17").substr(0, 32));
  reading.key = ImportKey(std::string(32, 'j'));
  EXPECT_NE(reading.read(file).value().respondents[0].id, one.respondents[0].id);
  reading.plan.import->respondent.clear();  // then the rows are counted, and keyed too
  EXPECT_EQ(reading.read(file).value().respondents[0].id, reading.key.id("small", "2013", "row 1"));
}

TEST(WaveFile, NamesEveryMistakeWithItsLine) {
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

TEST(WaveFile, SaysInTheSentenceWhichColumnHoldsWhat) {
  const auto result = Reading().read("id,s,flight,w,client,q1\n1,n,3,1,a,11\n");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems()[0].message, "Column 'q1' is '11', but a mark runs from 1 to 10.");
}

TEST(WaveFile, StopsAtAHeaderThatCannotBeRight) {
  const Reading reading;
  EXPECT_EQ(reading.codes("id,s,s,flight,w,klient,q1\n1,2\n"),
            (std::vector<std::string>{"import.column-twice:1", "import.no-such-column:1"}));
  EXPECT_EQ(reading.codes(""), std::vector<std::string>{"import.empty:0"});
  EXPECT_EQ(reading.codes("id,s,flight,w,client,q1\n"),
            std::vector<std::string>{"import.no-rows:0"});
  EXPECT_EQ(reading.codes("id,s,flight,w,client,q1\n1,n,3,1,a,\"8\n"),
            std::vector<std::string>{"import.quote-open:0"});
}

TEST(WaveFile, BringsTheColumnsOfTheMarginsAlong) {
  Reading reading;
  reading.plan.margins = {{"leeftijd", "age", false, {{"1", 10.0}}}};
  const auto wave = reading.read("id,s,flight,w,client,q1,age\n1,n,3,1,a,8,1\n").value();
  EXPECT_EQ(wave.respondents[0].design.at("age"), "1");
  EXPECT_TRUE(wave.passed_over.empty());
}

}  // namespace
}  // namespace peil::exchange
