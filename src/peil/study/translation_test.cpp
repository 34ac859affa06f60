#include "peil/study/translation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string file = "translations/ar.xlf";
const std::string company = "<target state=\"translated\">الهيئة</target>";
const std::string next =
    "<source>Volgende</source>\n        <target state=\"translated\">(ع) Volgende</target>";

// What is put before the end of the list of texts stands in the last line but two.
std::size_t end_of_list() {
  const std::string whole = small_translation();
  return static_cast<std::size_t>(std::ranges::count(whole, '\n')) - 2;
}

TEST(Translation, SaysEveryMistakeWithItsPlace) {
  const Broken rows[]{
      {file, "target-language=\"ar\"", "target-language=\"fa\"",
       "translation.wrong-target-language", 3, 3,
       "The target-language is 'fa', and the file is that of 'ar'."},
      {file, "source-language=\"nl\"", "source-language=\"en\"",
       "translation.wrong-source-language", 3, 3,
       "The source-language is 'en', and the study is written in 'nl'."},
      {file, company, "<target/>", "translation.empty", 11, 9,
       "'study/organisation' has not been translated."},
      {file, company, "", "translation.empty", 9, 7,
       "'study/organisation' has not been translated."},
      {file, company, "<target state=\"needs-translation\">الهيئة</target>", "translation.outdated",
       11, 9, "The source text of 'study/organisation' has changed since it was translated."},
      {file, "<source>De Dienst</source>", "<source>De Dienst van toen</source>",
       "translation.outdated", 11, 9,
       "The source text of 'study/organisation' has changed since it was translated."},
      {file, company, "<target state=\"transalted\">الهيئة</target>", "translation.unknown-state",
       11, 9, "XLIFF does not know the state 'transalted'."},
      {file, company, "<target><g id=\"1\">الهيئة</g></target>", "xliff.markup", 11, 17,
       "There is an element <g> inside this text."},
      {file, company, "<target>&nbsp;الهيئة</target>", "xliff.entity", 11, 17,
       "XML does not know &nbsp;."},
      {file, company, "<target>الهيئة</traget>", "xliff.syntax", 11, 25,
       "The XML of this file is broken here."},
      {file, "<xliff ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<xliff ",
       "xliff.doctype", 2, 1, "A translation file has no <!DOCTYPE>."},
      {file, "    </body>\n",
       "      <trans-unit id=\"question/oud/label\"><source>x</source></trans-unit>\n    </body>\n",
       "translation.unknown-unit", end_of_list(), 7, "The study has no text 'question/oud/label'."},
      {file, "id=\"study/organisation\"", "id=\"study/title\"", "", 0, 0, ""},
      {file, "(ع) Pagina {page} van ongeveer {pages}", "(ع) {page}", "message.argument-missing",
       191, 9, "The translation lacks {pages} of the source text."},
      {file, "(ع) Pagina {page} van ongeveer {pages}", "(ع) {page} {pages} {paginas}",
       "message.argument-unknown", 191, 9,
       "The translation has {paginas}, and the source text has not."},
      {file, "(ع) Pagina {page} van ongeveer {pages}",
       "{page} {pages, plural, one {x} ohter {y} other {z}}", "message.plural-keyword", 191, 9,
       "'ohter' is not a plural keyword."},
      {file, "(ع) Pagina {page} van ongeveer {pages}", "{page} {pages", "message.syntax", 191, 9,
       "The curly braces in this text do not fit together."},
      {file, "(ع) Pagina {page} van ongeveer {pages}", "{page} '{pages}",
       "message.argument-missing", 191, 9, "The translation lacks {pages} of the source text."},
      {file, "(ع) Pagina {page} van ongeveer {pages}", "{page} {pages, plaral, other {x}}",
       "message.syntax", 191, 9, "What is between the curly braces is not a known format."},
  };
  for (const Broken& row : rows)
    if (!row.code.empty()) expect_broken(row);
}

TEST(Translation, SaysThatATextIsTwiceAndAnotherMissing) {
  const Problems found = problems_of(
      broken_texts({file, "id=\"study/organisation\"", "id=\"study/title\"", "", 0, 0, ""}), false);
  ASSERT_EQ(found.size(), 2u) << problems_text(found);
  EXPECT_EQ(found[0].code, "translation.missing-units");
  EXPECT_EQ(found[0].message, "The text 'study/organisation' is not in this file.");
  EXPECT_EQ(found[1].code, "xliff.unit-twice");
  EXPECT_EQ(found[1].line, 9u);
}

TEST(Translation, OfAnotherVersionOfXliffIsRefused) {
  Texts texts = small_study();
  std::string& text = texts[file];
  text.replace(text.find("version=\"1.2\""), 13, "version=\"2.0\"");
  const Problems found = problems_of(texts, false);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].message, "This is XLIFF 2.0, and peil reads 1.2.");
}

TEST(Translation, IsMissedWhenTheFileIsNotThere) {
  Texts texts = small_study();
  texts.erase(file);
  const Problems found = problems_of(texts, false);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "file.missing");
  EXPECT_EQ(found[0].message, "The translation file of the language 'ar' is missing.");
}

TEST(Translation, IsOfALanguageOfTheStudy) {
  Texts texts = small_study();
  texts["translations/de.xlf"] = "";
  texts["translations/nl.xlf"] = "";
  const Problems found = problems_of(texts, false);
  ASSERT_EQ(found.size(), 2u) << problems_text(found);
  EXPECT_EQ(found[0].message, "The study has no language 'de'.");
  EXPECT_EQ(found[1].message, "'nl' is the source language and has no translation.");
}

TEST(Translation, TakesDraftsAndCountsThem) {
  const Texts texts = broken_texts(
      {file, company, "<target state=\"needs-review-translation\">الهيئة</target>", "", 0, 0, ""});
  const Result<Checked> checked = check(texts);
  ASSERT_TRUE(checked.ok()) << problems_text(checked.problems());
  EXPECT_EQ(checked.value().study.organisation.at("ar"), "الهيئة");
  ASSERT_EQ(checked.value().translations.size(), 1u);
  EXPECT_EQ(checked.value().translations[0].drafts, 1u);
  EXPECT_EQ(checked.value().translations[0].missing, 0u);
}

TEST(Translation, NeedsNoInterfaceTextsInEnglish) {
  Texts texts = small_study();
  std::string& study = texts["study.toml"];
  study.replace(study.find("code = \"ar\""), 11, "code = \"en\"");
  study.replace(study.find("direction = \"rtl\"\n"), 18, "");
  texts.erase(file);
  auto units = small_study_units();
  units.push_back({"interface/back", "Vorige", "Go back"});
  texts["translations/en.xlf"] = xliff_text("nl", "en", units);
  const Result<Study> result = read(texts);
  ASSERT_TRUE(result.ok()) << problems_text(result.problems());
  EXPECT_EQ(result.value().interface_text("next").at("en"), "Next");
  EXPECT_EQ(result.value().interface_text("back").at("en"), "Go back");
}

}  // namespace
}  // namespace peil::study
