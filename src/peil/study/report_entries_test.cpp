// What a study says of its report.
#include "peil/study/report_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Result<Study> read_with(const std::string& report) {
  Texts files = small_study();
  files["study.toml"] += "\n" + report;
  return read(files);
}

std::vector<std::string> codes(const Result<Study>& read) {
  std::vector<std::string> all;
  if (!read.ok())
    for (const Problem& p : read.problems()) all.push_back(p.code);
  return all;
}

TEST(ReportEntries, ChooseChaptersAndTheirOrder) {
  const auto read =
      read_with("[report]\nchapters = [\"groups\", \"trend\"]\naccent = \"#154273\"\n");
  ASSERT_THAT(codes(read), IsEmpty());
  EXPECT_THAT(read.value().report.chapters, ElementsAre("groups", "trend"));
  EXPECT_EQ(read.value().report.style.accent, "#154273");
}

TEST(ReportEntries, HaveTextsOfTheirOwnThatAreTranslated) {
  const auto read = read_with("[[report.text]]\nchapter = \"response\"\ntext = \"Dank u wel.\"\n");
  ASSERT_FALSE(codes(read).empty());  // the other language of the study has no such text yet
  EXPECT_EQ(codes(read).front(), "translation.missing-units");
}

// Reports are written in Dutch and English: only there does the account have to be translated.
TEST(ReportEntries, HoldWhatOnlyPeopleKnowOfTheSurvey) {
  const auto read =
      read_with("[report.account]\nclient = \"De minister\"\nincentives = \"Geen\"\n");
  ASSERT_THAT(codes(read), IsEmpty());  // Arabic is no language of reports
  const LocalText* client = account_text(read.value(), "client");
  ASSERT_NE(client, nullptr);
  EXPECT_EQ(client->key, "report/account/client");
  EXPECT_EQ(client->at(read.value().source_language), "De minister");
  EXPECT_EQ(account_text(read.value(), "pretest"), nullptr);
}

TEST(ReportEntries, AnUnknownKeyOfTheAccountIsAMistake) {
  EXPECT_THAT(codes(read_with("[report.account]\nclinet = \"x\"\n")), ElementsAre("key.unknown"));
}

TEST(ReportEntries, AreCheckedAllAtOnce) {
  EXPECT_THAT(
      codes(read_with("[report]\nchapters = [\"trends\", \"summary\"]\naccent = \"blue\"\n")),
      ElementsAre("chapter.unknown", "chapter.unknown", "accent.not-a-colour"));
  EXPECT_THAT(codes(read_with("[report]\naccent = \"#7fb0d0\"\n")),
              ElementsAre("accent.too-light"));
}

}  // namespace
}  // namespace peil::study
