#include <gtest/gtest.h>

#include "peil/cli/commands.h"
#include "peil/study/testing.h"
#include "study_in_memory.h"

namespace peil::cli {
namespace {

const std::string all = std::to_string(32 + study::own_texts_to_translate());

TEST(TranslateCommand, MakesTheFilesAndLeavesThemAloneWhenNothingChanged) {
  StudyInMemory files(study::small_study());
  files.texts.erase("translations/ar.xlf");
  const Said first = say(translate, {"translate", "study"}, files);
  EXPECT_EQ(first.out, "ar: 0 translated, 0 drafts to be reviewed, " + all + " missing; " + all +
                           " new. translations/ar.xlf written.\n");
  EXPECT_EQ(first.err, "");
  EXPECT_EQ(first.exit, Done);
  EXPECT_EQ(files.written, std::vector<std::string>{"study/translations/ar.xlf"});
  const Said second = say(translate, {"translate", "study"}, files);
  EXPECT_EQ(second.out, "ar: 0 translated, 0 drafts to be reviewed, " + all +
                            " missing. translations/ar.xlf was up to date.\n");
  EXPECT_EQ(files.written.size(), 1u);
}

TEST(TranslateCommand, SaysWhatChangedAndWhatWentAway) {
  StudyInMemory files(study::small_study());
  std::string& form = files.texts["questionnaire.toml"];
  form.replace(form.find("Wat kan beter?"), 14, "Wat moet beter?");
  const auto hint = form.find("hint = ");
  form.erase(hint, form.find('\n', hint) + 1 - hint);
  const Said said = say(translate, {"translate", "study"}, files);
  const std::string left = std::to_string(30 + study::own_texts_to_translate());
  EXPECT_EQ(said.out, "ar: " + left +
                          " translated, 0 drafts to be reviewed, 1 missing; 1 with a changed "
                          "source; 1 removed. translations/ar.xlf written.\n");
}

TEST(TranslateCommand, WritesNothingWhenAnythingIsWrong) {
  StudyInMemory files(study::small_study());
  files.texts["translations/ar.xlf"] = "<xliff>";
  const std::string before = files.texts["translations/ar.xlf"];
  const Said said = say(translate, {"translate", "study"}, files);
  EXPECT_EQ(said.err,
            "translations/ar.xlf:1:7: The XML of this file is broken here.\n"
            "    Look for a tag that is not closed at or just before this place.\n"
            "Nothing was written.\n");
  EXPECT_EQ(said.exit, ProblemsInInput);
  EXPECT_EQ(files.texts["translations/ar.xlf"], before);
}

TEST(TranslateCommand, SaysThatTheDiskIsFull) {
  StudyInMemory files(study::small_study());
  files.texts.erase("translations/ar.xlf");
  files.full = true;
  const Said said = say(translate, {"translate", "study"}, files);
  EXPECT_EQ(said.err, "peil: study/translations/ar.xlf: cannot be written: no space left.\n");
  EXPECT_EQ(said.exit, OutsideFailed);
}

}  // namespace
}  // namespace peil::cli
