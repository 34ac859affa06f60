#include "peil/study/forms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/base/digest.h"
#include "peil/dataset/columns.h"
#include "peil/interview/route.h"
#include "peil/study/form_changes.h"
#include "peil/study/read.h"
#include "peil/study/testing/two_forms.h"

namespace peil::study {
namespace {

using testing::two_forms;
using testing::two_forms_unsaid;

const Texts& texts_of_two_forms() {
  static const Texts texts = two_forms().files();
  return texts;
}
const std::string& new_form() { return texts_of_two_forms().at("questionnaire.toml"); }
const std::string& old_form() { return texts_of_two_forms().at("questionnaires/2011.toml"); }

int line_of(const std::string& text, const std::string& part) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + text.find(part), '\n'));
}

std::string codes(const Result<Study>& result) {
  std::string all;
  if (result.ok()) return "ok";
  for (const Problem& p : result.problems())
    all += p.where + ":" + std::to_string(p.line) + " " + p.code + "\n";
  return all;
}

PageEvent event(const std::string& page, Answers answers, const std::string& form) {
  PageEvent e;
  e.respondent = "p";
  e.page = page;
  e.post = page;
  e.answers = std::move(answers);
  e.language = "en";
  e.version = sha256(form).substr(0, 12);
  return e;
}

Response answered(const std::string& wave, Answers one, Answers two, const std::string& form) {
  Respondent who;
  who.id = "p";
  who.wave = wave;
  who.group = who.stratum = "people";
  std::vector<PageEvent> events{event("one", std::move(one), form)};
  if (!two.empty()) events.push_back(event("two", std::move(two), form));
  events.back().last = true;
  return interview::fold(who, events);
}

Study two_form_study() { return study::read(texts_of_two_forms()).value(); }

int code(const Dataset& data, const std::string& item) {
  return std::get<CodeColumn>(data.item(item)->column).code.at(0);
}

TEST(Forms, AFormServesUpToTheWaveItIsCalledAfter) {
  const Result<Study> read_study = study::read(texts_of_two_forms());
  ASSERT_EQ(codes(read_study), "ok");
  const Study& s = read_study.value();
  EXPECT_TRUE(s.form("2011").find("old"));
  EXPECT_FALSE(s.form("2013").find("old"));
  EXPECT_EQ(s.form("2011").version, sha256(old_form()).substr(0, 12));
  EXPECT_EQ(s.form("2013").version, sha256(new_form()).substr(0, 12));
}

TEST(Forms, AnswersAreRoutedAndTypedByTheFormTheyWereGivenTo) {
  const Study s = two_form_study();
  // A 5 asks "why" today, and did not then: that answer was off the route.
  const Answers one{{"overall", 5}, {"old", 2}, {"clear", 5}};
  const auto then =
      dataset::columns(s, "2011", {answered("2011", one, {{"why", 3}}, old_form())}).value();
  EXPECT_EQ(code(then, "old"), 2);
  EXPECT_EQ(std::get<NumberColumn>(then.item("why")->column).reason[0], Absent::NotAsked);
  const auto now = dataset::columns(
      s, "2013", {answered("2013", {{"overall", 5}, {"clear", 7}}, {{"why", 3}}, new_form())});
  ASSERT_TRUE(now.ok());
  EXPECT_EQ(now.value().item("old"), nullptr);
  EXPECT_EQ(code(now.value(), "clear"), 7);
  EXPECT_EQ(std::get<NumberColumn>(now.value().item("why")->column).value[0], 3.0);
  // Seven was no answer in 2011.
  const auto wrong = dataset::columns(
      s, "2011", {answered("2011", {{"overall", 9}, {"old", 1}, {"clear", 7}}, {}, old_form())});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.problems()[0].code, "dataset.unknown-answer");
}

TEST(Forms, AnswersToAnotherVersionAreToldAndNotTyped) {
  const Study s = two_form_study();
  const auto data = dataset::columns(
      s, "2013", {answered("2013", {{"overall", 9}, {"old", 1}, {"clear", 5}}, {}, old_form())});
  ASSERT_FALSE(data.ok());
  ASSERT_EQ(data.problems().size(), 1u);
  EXPECT_EQ(data.problems()[0].code, "dataset.unknown-version");
}

TEST(Forms, AChangeWithoutABreakIsAMistakeAtTheItem) {
  const auto at = [](const char* label) {
    return "questionnaire.toml:" + std::to_string(line_of(new_form(), label));
  };
  EXPECT_EQ(codes(study::read(two_forms_unsaid().files())),
            at("label = \"How clear") + " break.missing\n" + at("label = \"Label why") +
                " break.missing\n");
  EXPECT_EQ(codes(study::read(two_forms(true).files())),
            at("label = \"How clear") + " break.scale-not-cut\n");
}

TEST(Forms, ABreakThatNamesItemsCutsOnlyThose) {
  const Study s = two_form_study();
  ASSERT_NE(s.cut("clear", "2011", "2013"), nullptr);
  EXPECT_EQ(s.cut("why", "2011", "2013"), nullptr);
  EXPECT_EQ(s.cut("overall", "2011", "2013"), nullptr);
  EXPECT_EQ(s.breaks_between("why", "2011", "2013").size(), 1u);
  EXPECT_TRUE(s.breaks_between("why", "2013", "2013").empty());
}

TEST(Forms, FilesOfNoWaveAreMistakes) {
  auto texts = texts_of_two_forms();
  texts["questionnaires/2010.toml"] = old_form();
  texts["questionnaires/2013.toml"] = new_form();
  texts["questionnaires/a b.toml"] = new_form();
  EXPECT_EQ(codes(study::read(texts)),
            "questionnaires/2010.toml:0 form.unknown-wave\n"
            "questionnaires/2013.toml:0 form.newest-wave\n"
            "questionnaires/a b.toml:0 form.file-name\n");
  texts = two_forms().declares("2013", "law", "x", true, {"cleer"}).files();
  const int line = line_of(texts.at("study.toml"), "items = [\"cleer\"]");
  EXPECT_EQ(codes(study::read(texts)),
            "study.toml:" + std::to_string(line) + " break.unknown-item\n");
}

TEST(Forms, AnEditionDiffersInWordsOnly) {
  auto texts = texts_of_two_forms();
  std::string typo = new_form();
  typo.replace(typo.find("Label overall"), 13, "Lebal overall");
  texts["questionnaires/2013.1.toml"] = typo;
  const Result<Study> s = study::read(texts);
  ASSERT_EQ(codes(s), "ok");
  EXPECT_TRUE(s.value().form("2013").has_version(sha256(typo).substr(0, 12)));
  EXPECT_FALSE(s.value().form("2011").has_version(sha256(typo).substr(0, 12)));
  texts["questionnaires/2013.1.toml"] = old_form();
  EXPECT_EQ(codes(study::read(texts)), "questionnaires/2013.1.toml:0 form.edition\n");
}

}  // namespace
}  // namespace peil::study
