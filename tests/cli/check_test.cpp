#include <gtest/gtest.h>

#include "peil/cli/commands.h"
#include "peil/study/testing.h"
#include "study_in_memory.h"

namespace peil::cli {
namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(CheckCommand, SaysWhatIsInAGoodStudy) {
  StudyInMemory files(study::small_study());
  const Said said = say(check, {"check", "study"}, files);
  EXPECT_EQ(said.out,
            "klein: 9 questions on 5 pages, 2 languages, 3 customer groups, 2 waves. No "
            "mistakes.\n");
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(said.exit, Done);
}

TEST(CheckCommand, CountsTheDraftsAloud) {
  StudyInMemory files(study::small_study());
  replace(files.texts["translations/ar.xlf"], "state=\"translated\"",
          "state=\"needs-review-translation\"");
  const Said said = say(check, {"check", "study"}, files);
  const std::size_t texts = 32 + study::own_texts_to_translate();
  EXPECT_EQ(said.out,
            "klein: 9 questions on 5 pages, 2 languages, 3 customer groups, 2 waves. No "
            "mistakes.\nar: 1 of " +
                std::to_string(texts) + " texts are drafts that a native speaker has to review.\n");
  EXPECT_EQ(said.exit, Done);
}

TEST(CheckCommand, TellsTwoWavesThatAreDrawnWithOneSeed) {
  StudyInMemory files(study::small_study());
  files.texts["plans/2011.toml"] = files.texts["plans/2013.toml"];
  replace(files.texts["plans/2011.toml"], "wave = \"2013\"", "wave = \"2011\"");
  const Said said = say(check, {"check", "study"}, files);
  EXPECT_NE(said.out.find("Waves 2011 and 2013 are drawn with one seed and one key"),
            std::string::npos)
      << said.out << said.err;
  EXPECT_EQ(said.exit, Done);
}

TEST(CheckCommand, TellsThatTheChoicesOfAQuestionMayRunOut) {
  StudyInMemory files(study::small_study());
  files.texts["questionnaire.toml"] += R"(
[[question]]
type = "select_one"
name = "best"
page = "best"
label = "Beste"
required = true
choice_filter = "${overall} >= from"
choices = [{ name = "one", label = "een", from = "5" }, { name = "two", label = "twee", from = "6" }]
)";
  files.texts.erase("translations/ar.xlf");
  replace(files.texts["study.toml"],
          "[[language]]\ncode = \"ar\"\nname = \"العربية\"\ndirection = \"rtl\"\n", "");
  const Said said = say(check, {"check", "study"}, files);
  EXPECT_NE(said.out.find("leaves no choice"), std::string::npos) << said.out << said.err;
}

TEST(CheckCommand, SaysEveryMistakeAtOnce) {
  StudyInMemory files(study::small_study());
  replace(files.texts["study.toml"], "overall = \"overall\"", "overall = \"overal\"");
  replace(files.texts["plans/2013.toml"], "seed =", "sead =");
  const Said said = say(check, {"check", "study"}, files);
  EXPECT_EQ(said.out, "");
  EXPECT_EQ(said.err,
            "study.toml:5:11: The study has no question 'overal'.\n"
            "    Did you mean 'overall'?\n"
            "plans/2013.toml:11:1: There is no key 'sead' in [sample].\n"
            "    Did you mean 'seed'?\n"
            "2 mistakes in study.\n");
  EXPECT_EQ(said.exit, ProblemsInInput);
}

TEST(CheckCommand, GivesAProgramItsList) {
  StudyInMemory files(study::small_study());
  EXPECT_EQ(say(check, {"check", "study", "--json"}, files).out, "[]\n");
  replace(files.texts["study.toml"], "overall = \"overall\"", "overall = \"overal\"");
  const Said said = say(check, {"check", "study", "--json"}, files);
  EXPECT_EQ(said.out, R"([
  {
    "file": "study.toml",
    "line": 5,
    "column": 11,
    "code": "overall.unknown",
    "message": "The study has no question 'overal'.",
    "mend": "Did you mean 'overall'?"
  }
]
)");
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(said.exit, ProblemsInInput);
}

TEST(CheckCommand, FailsWhenThereIsNoFolder) {
  StudyInMemory files({});
  const Said said = say(check, {"check", "elsewhere"}, files);
  EXPECT_EQ(said.err, "peil: elsewhere: there is no such study folder.\n");
  EXPECT_EQ(said.exit, OutsideFailed);
  EXPECT_EQ(say(check, {"check"}, files).exit, WrongUse);
}

}  // namespace
}  // namespace peil::cli
