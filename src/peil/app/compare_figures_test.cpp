// Two drafts of the figures of a report: which are others, and of what they are made that is.
#include "peil/app/compare_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "peil/app/testing/answered_world.h"
#include "peil/app/verify_file.h"
#include "peil/app/write_report.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string of_parts =
    R"("made_from": {"2013": {"answers": "aa", "program": "1", "weights": "ww"}})";

std::string figure(const std::string& name, const std::string& value,
                   const std::string& n = "900") {
  return "\"" + name + "@0123456789ab\": {\"value\": " + value +
         ", \"low\": 7.0, \"high\": 8.0, \"n\": " + n + "}";
}

FiguresFile file_of(const std::string& text) {
  const auto file = read_figures("{" + text + "}", "figures.json");
  EXPECT_TRUE(file.ok()) << text;
  return file.value();
}

FigureChanges between(const std::string& earlier, const std::string& later) {
  return compare_figures(file_of(earlier), file_of(later), {});
}

const std::string vr_mark = "2013/vr/overall/mean";

TEST(CompareFigures, NamesEveryPartThatIsAnotherOne) {
  const std::string program =
      R"("made_from": {"2013": {"answers": "aa", "program": "2", "weights": "ww"}})";
  auto changes =
      between(figure(vr_mark, "7.5") + "," + of_parts, figure(vr_mark, "7.6") + "," + program);
  ASSERT_EQ(changes.all.size(), 1u);
  EXPECT_EQ(changes.all[0].figure, vr_mark);
  EXPECT_EQ(changes.all[0].before->value, 7.5);
  EXPECT_EQ(changes.all[0].after->value, 7.6);
  EXPECT_THAT(changes.all[0].causes.parts, ElementsAre("program"));
  const std::string both =
      R"("made_from": {"2013": {"answers": "bb", "program": "1", "sample": "s", "weights": "ww"}})";
  changes =
      between(figure(vr_mark, "7.5") + "," + of_parts, figure(vr_mark, "7.5", "912") + "," + both);
  ASSERT_EQ(changes.all.size(), 1u) << "another number of answers is a change";
  EXPECT_THAT(changes.all[0].causes.parts, ElementsAre("answers", "sample"));
}

TEST(CompareFigures, AFigureThatIsTheSameIsNoChangeWhateverItIsMadeFrom) {
  const FigureChanges changes =
      between(figure(vr_mark, "7.5") + "," + of_parts,
              figure(vr_mark, "7.5") + R"(, "made_from": {"2013": {"answers": "bb"}})");
  EXPECT_THAT(changes.all, IsEmpty());
  EXPECT_EQ(changes.same, 1u);
}

TEST(CompareFigures, WhereNothingIsAnotherOneTheCauseLiesElsewhere) {
  const FigureChanges changes =
      between(figure(vr_mark, "7.5") + "," + of_parts, figure(vr_mark, "7.6") + "," + of_parts);
  EXPECT_TRUE(changes.all.at(0).causes.elsewhere());
}

// Files of an older peil, and tables, do not say what they are made from.
TEST(CompareFigures, OfAFileThatDoesNotSayWhatItIsMadeFromTheCauseCannotBeTold) {
  const FigureChanges changes =
      between(figure(vr_mark, "7.5"), figure(vr_mark, "7.6") + "," + of_parts);
  EXPECT_TRUE(changes.all.at(0).causes.untold);
  EXPECT_THAT(changes.all[0].causes.parts, IsEmpty());
  EXPECT_FALSE(changes.all[0].causes.elsewhere());
  const auto table =
      read_figures("key,value,low,high,n\r\n" + vr_mark + "@ab,7.5,7,8,900\r\n", "figures.csv");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table.value().figures.at(vr_mark).answers, 900);
  EXPECT_EQ(table.value().figures.at(vr_mark).digest, "ab");
  const auto of_table = compare_figures(table.value(), file_of(figure(vr_mark, "7.6")), {});
  EXPECT_TRUE(of_table.all.at(0).causes.untold);
}

TEST(CompareFigures, AWaveWithoutAnswersInOneOfTheFilesIsTheCause) {
  const FigureChanges changes = between(R"("made_from": {"2011": {"answers": "aa"}})",
                                        figure(vr_mark, "7.6") + "," + of_parts);
  EXPECT_FALSE(changes.all.at(0).before.has_value());
  EXPECT_TRUE(changes.all[0].causes.wave);
}

// Those of drivers have no wave in their key: they are of the last one.
TEST(CompareFigures, DriversAreOfTheLastWaveOfTheirFile) {
  const std::string two =
      R"("made_from": {"2011": {"answers": "aa"}, "2013": {"answers": "aa", "program": "1", "weights": "xx"}})";
  auto changes =
      between(figure("many/speed", "20") + "," + of_parts, figure("many/speed", "21") + "," + two);
  EXPECT_THAT(changes.all.at(0).causes.parts, ElementsAre("weights"));
  changes = between(figure("many/speed", "20") + R"(, "made_from": {"2011": {"answers": "aa"}})",
                    figure("many/speed", "21") + "," + two);
  EXPECT_TRUE(changes.all.at(0).causes.wave);
}

TEST(CompareFigures, AFileThatIsNoneIsRefused) {
  for (const char* text : {"", "[]", "{\"a\": {}}", "{\"a@b\": 7}", "{\"made_from\": 7}"}) {
    const auto file = read_figures(text, "figures.json");
    ASSERT_FALSE(file.ok()) << text;
    EXPECT_EQ(file.problems().front().code, "figures.not-read");
  }
  EXPECT_FALSE(read_figures("a,b\r\n", "figures.csv").ok());
  EXPECT_FALSE(read_figures("key,value,low,high,n\r\na@b,1\r\n", "figures.csv").ok());
}

/// Drafts of the report of a small study, one after the other.
struct Drafts : AnsweredWorld {
  void write(const std::string& path) {
    const auto written =
        write_report({"study", "data", path, {}, {"nl"}, {ReportFormat::Json}}, outside);
    ASSERT_TRUE(written.ok()) << written.problems().front().message;
  }
  FileVerified verified(const std::string& file, const std::string& against) {
    VerifyRequest request{file, "study", "data", {}, against};
    request.language = "nl";
    auto found = verify_file(request, outside);
    EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.problems().front().message);
    return std::move(found).value();
  }
  void set(const std::string& key, const std::string& value) {
    std::string& text = files.folder.at("study.toml");
    const auto at = text.find(key + " = ");
    ASSERT_NE(at, std::string::npos) << key;
    text.replace(at, text.find('\n', at) - at, key + " = " + value);
  }
};

const FigureChange* change_of(const FigureChanges& changes, const std::string& figure) {
  const auto found = std::ranges::find(changes.all, figure, &FigureChange::figure);
  return found == changes.all.end() ? nullptr : &*found;
}

TEST(FiguresOfDrafts, OtherAnswersAreNamedWithTheirNumber) {
  Drafts drafts;
  drafts.write("first.json");
  drafts.more = 5;
  drafts.write("second.json");
  const FileVerified found = drafts.verified("second.json", "first.json");
  EXPECT_TRUE(found.untouched);
  const FigureChange* change = change_of(*found.changes, "2013/a/overall/mean");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->before->answers, 60);
  EXPECT_EQ(change->after->answers, 65);
  for (const FigureChange& one : found.changes->all)
    EXPECT_THAT(one.causes.parts, ElementsAre("answers")) << one.figure;
}

TEST(FiguresOfDrafts, OtherWeightsAreNamedForTheirWaveAlone) {
  Drafts drafts;
  drafts.write("first.json");
  drafts.files.folder.at("plans/2013.toml") +=
      "\n[[margin]]\nname = \"groups\"\ncolumn = \"group\"\n"
      "persons = { a = 100, b = 900, c = 60, d = 40 }\n";
  drafts.write("second.json");
  const FileVerified found = drafts.verified("second.json", "first.json");
  const FigureChange* change = change_of(*found.changes, "2013/many/overall/mean");
  ASSERT_NE(change, nullptr);
  EXPECT_NE(change->before->value, change->after->value);
  EXPECT_EQ(change->before->answers, change->after->answers);
  for (const FigureChange& one : found.changes->all) {
    if (!one.before || !one.after) continue;  // printed in one of the drafts alone
    EXPECT_FALSE(one.figure.starts_with("2011/")) << one.figure;
    EXPECT_THAT(one.causes.parts, ElementsAre("weights")) << one.figure;
  }
}

TEST(FiguresOfDrafts, AnotherProgramThatGivesTheSameNumbersChangesNone) {
  Drafts drafts;
  drafts.write("first.json");
  drafts.outside.version = "10.0.0";
  drafts.write("second.json");
  EXPECT_NE(drafts.files.at.at("first.json"), drafts.files.at.at("second.json"));
  const FileVerified found = drafts.verified("second.json", "first.json");
  EXPECT_THAT(found.changes->all, IsEmpty());
  EXPECT_GT(found.changes->same, 0u);
}

TEST(FiguresOfDrafts, AFigureThatTheGateHoldsNowSaysWhy) {
  Drafts drafts;
  drafts.write("first.json");
  drafts.set("least_shown", "35");
  drafts.set("least_tested", "35");
  drafts.write("second.json");
  const FileVerified found = drafts.verified("second.json", "first.json");
  const FigureChange* change = change_of(*found.changes, "2013/b/overall/mean");
  ASSERT_NE(change, nullptr);
  EXPECT_FALSE(change->after.has_value());
  EXPECT_THAT(change->causes.hidden, HasSubstr("te weinig antwoorden (minder dan 35)"));
  EXPECT_THAT(change->causes.parts, ElementsAre("rules"));
  // Of a draft that is not what the study gives now nobody knows why a figure was hidden in it.
  drafts.outside.version = "10.0.0";
  const FileVerified later = drafts.verified("second.json", "first.json");
  EXPECT_FALSE(later.untouched);
  EXPECT_EQ(change_of(*later.changes, "2013/b/overall/mean")->causes.hidden, "");
}

TEST(FiguresOfDrafts, OnlyFilesOfFiguresAreHeldAgainstAnEarlierOne) {
  Drafts drafts;
  const auto found =
      verify_file({"report.nl.html", "study", "data", {}, "first.json"}, drafts.outside);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.problems().front().code, "verify.no-figures");
}

}  // namespace
}  // namespace peil::app
