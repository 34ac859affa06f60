#include "peil/study/update_translation.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

struct Update {
  std::optional<UpdatedTranslation> made;
  Problems problems;
};

Update update(const Texts& texts, const std::string& before) {
  const Result<Study> source = read_source(texts);
  EXPECT_TRUE(source.ok()) << (source.ok() ? "" : problems_text(source.problems()));
  Update result;
  FileProblems file("translations/ar.xlf", before, result.problems);
  result.made = update_translation(source.value(), "ar", file);
  return result;
}

TEST(UpdateTranslation, MakesAFileOfEmptyTargets) {
  const Update first = update(small_study(), "");
  ASSERT_TRUE(first.made);
  // 32 texts of the study, and those of the interface and the summary.
  EXPECT_EQ(first.made->added, 32 + own_texts_to_translate());
  EXPECT_EQ(first.made->count.missing, first.made->added);
  EXPECT_TRUE(first.made->text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
  EXPECT_NE(first.made->text.find("<trans-unit id=\"question/loket/row/kennis\">\n"
                                  "        <source>de kennis van zaken</source>\n"
                                  "        <target state=\"new\" />\n"),
            std::string::npos);
}

TEST(UpdateTranslation, ChangesNothingTheSecondTime) {
  const Update first = update(small_study(), "");
  const Update second = update(small_study(), first.made->text);
  EXPECT_EQ(second.made->text, first.made->text);
  const Update translated = update(small_study(), small_translation());
  EXPECT_EQ(translated.made->text, small_translation());
  EXPECT_EQ(translated.made->count.missing, 0u);
}

TEST(UpdateTranslation, KeepsWhatTranslatorsWroteWhenTheSourceChanges) {
  Texts texts = small_study();
  std::string& form = texts["questionnaire.toml"];
  form.replace(form.find("Wat kan beter?"), 14, "Wat kan er beter & sneller?");
  std::string before = small_translation();
  const std::string target = "<target state=\"translated\">ما الذي يمكن تحسينه؟</target>";
  before.insert(before.find(target) + target.size(), "\n        <note>niet te formeel</note>");
  const Update after = update(texts, before);
  ASSERT_TRUE(after.made);
  EXPECT_EQ(after.made->changed, 1u);
  EXPECT_EQ(after.made->count.missing, 1u);
  EXPECT_NE(after.made->text.find("<source>Wat kan er beter &amp; sneller?</source>\n"
                                  "        <target state=\"needs-translation\">ما الذي يمكن تحسينه؟"
                                  "</target>\n        <note>niet te formeel</note>"),
            std::string::npos)
      << after.made->text;
  texts["translations/ar.xlf"] = after.made->text;
  const Problems found = problems_of(texts, false);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "translation.outdated");
}

TEST(UpdateTranslation, TakesOutWhatIsGoneAndFollowsTheOrderOfTheStudy) {
  Texts texts = small_study();
  std::string& form = texts["questionnaire.toml"];
  const auto hint = form.find("hint = ");
  form.erase(hint, form.find('\n', hint) + 1 - hint);
  std::string before = small_translation();
  const auto unit = before.find("      <trans-unit id=\"study/title\">");
  const auto end = before.find("      <trans-unit id=\"study/organisation\">");
  const std::string title = before.substr(unit, end - unit);
  before.erase(unit, end - unit);
  before.insert(before.find("    </body>"), title);
  const Update after = update(texts, before);
  ASSERT_TRUE(after.made) << problems_text(after.problems);
  EXPECT_EQ(after.made->removed, 1u);
  EXPECT_EQ(after.made->text.find("question/overall/hint"), std::string::npos);
  EXPECT_LT(after.made->text.find("study/title"), after.made->text.find("study/organisation"));
}

TEST(UpdateTranslation, NeverTouchesAFileThatItDoesNotUnderstand) {
  std::string broken = small_translation();
  broken.resize(broken.size() / 2);
  const Update cut = update(small_study(), broken);
  EXPECT_FALSE(cut.made);
  EXPECT_FALSE(cut.problems.empty());
  std::string other = small_translation();
  other.replace(other.find("target-language=\"ar\""), 20, "target-language=\"fa\"");
  const Update wrong = update(small_study(), other);
  EXPECT_FALSE(wrong.made);
  ASSERT_EQ(wrong.problems.size(), 1u);
  EXPECT_EQ(wrong.problems[0].code, "translation.wrong-target-language");
}

}  // namespace
}  // namespace peil::study
