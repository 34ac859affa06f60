#include "peil/study/forms.h"

#include <gtest/gtest.h>

#include "peil/base/digest.h"
#include "peil/dataset/columns.h"
#include "peil/interview/route.h"
#include "peil/study/form_changes.h"
#include "peil/study/read.h"

// A study of two waves with two forms: in 2013 `old` is gone, `clear` has 7 points instead of 5,
// and `why` is asked below 6 instead of below 4.
namespace peil::study {
namespace {

std::string study_text(const std::string& breaks) {
  return R"toml(name = "s"
title = "Study"
organisation = "Office"
source_language = "en"
overall = "overall"
[[language]]
code = "en"
name = "English"
[[reporting_group]]
name = "rg"
label = "All"
[[customer_group]]
name = "g"
label = "G"
reporting_group = "rg"
[[wave]]
name = "2011"
from = 2011-01-01
to = 2011-02-01
[[wave]]
name = "2013"
from = 2013-01-01
to = 2013-02-01
)toml" + breaks;
}

std::string question(const std::string& type, const std::string& name, const std::string& page,
                     const std::string& more = "") {
  return "[[question]]\ntype = \"" + type + "\"\nname = \"" + name + "\"\npage = \"" + page +
         "\"\nlabel = \"About " + name + "\"\n" + more;
}

std::string scale(const std::string& name, int points) {
  return question("scale", name, "one",
                  "points = " + std::to_string(points) + "\nlow = \"bad\"\nhigh = \"good\"\n");
}

std::string why(int below) {
  return question("integer", "why", "two",
                  "relevant = \"${overall} < " + std::to_string(below) + "\"\n");
}

const std::string overall = question("mark", "overall", "one");
const std::string old_form = overall + scale("old", 5) + scale("clear", 5) + why(4);
const std::string new_form = overall + scale("clear", 7) + why(6);
const std::string two_breaks = R"toml([[break]]
wave = "2013"
kind = "questionnaire"
text = "Seven points instead of five"
comparable = false
items = ["clear"]
[[break]]
wave = "2013"
kind = "questionnaire"
text = "Asked of more people"
items = ["why"]
)toml";

std::map<std::string, std::string> two_forms(const std::string& breaks) {
  return {{"study.toml", study_text(breaks)},
          {"questionnaire.toml", new_form},
          {"questionnaires/2011.toml", old_form}};
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
  who.group = who.stratum = "g";
  std::vector<PageEvent> events{event("one", std::move(one), form)};
  if (!two.empty()) events.push_back(event("two", std::move(two), form));
  events.back().last = true;
  return interview::fold(who, events);
}

Study two_form_study() { return study::read(two_forms(two_breaks)).value(); }

int code(const Dataset& data, const std::string& item) {
  return std::get<CodeColumn>(data.item(item)->column).code.at(0);
}

TEST(Forms, AFormServesUpToTheWaveItIsCalledAfter) {
  const Result<Study> read_study = study::read(two_forms(two_breaks));
  ASSERT_EQ(codes(read_study), "ok");
  const Study& s = read_study.value();
  EXPECT_TRUE(s.form("2011").find("old"));
  EXPECT_FALSE(s.form("2013").find("old"));
  EXPECT_EQ(s.form("2011").version, sha256(old_form).substr(0, 12));
  EXPECT_EQ(s.form("2013").version, sha256(new_form).substr(0, 12));
}

TEST(Forms, AnswersAreRoutedAndTypedByTheFormTheyWereGivenTo) {
  const Study s = two_form_study();
  // A 5 asks "why" today, and did not then: that answer was off the route.
  const Answers one{{"overall", 5}, {"old", 2}, {"clear", 5}};
  const auto then =
      dataset::columns(s, "2011", {answered("2011", one, {{"why", 3}}, old_form)}).value();
  EXPECT_EQ(code(then, "old"), 2);
  EXPECT_EQ(std::get<NumberColumn>(then.item("why")->column).reason[0], Absent::NotAsked);
  const auto now = dataset::columns(
      s, "2013", {answered("2013", {{"overall", 5}, {"clear", 7}}, {{"why", 3}}, new_form)});
  ASSERT_TRUE(now.ok());
  EXPECT_EQ(now.value().item("old"), nullptr);
  EXPECT_EQ(code(now.value(), "clear"), 7);
  EXPECT_EQ(std::get<NumberColumn>(now.value().item("why")->column).value[0], 3.0);
  // Seven was no answer in 2011.
  const auto wrong = dataset::columns(
      s, "2011", {answered("2011", {{"overall", 9}, {"old", 1}, {"clear", 7}}, {}, old_form)});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.problems()[0].code, "dataset.unknown-answer");
}

TEST(Forms, AnswersToAnotherVersionAreToldAndNotTyped) {
  const Study s = two_form_study();
  const auto data = dataset::columns(
      s, "2013", {answered("2013", {{"overall", 9}, {"old", 1}, {"clear", 5}}, {}, old_form)});
  ASSERT_FALSE(data.ok());
  ASSERT_EQ(data.problems().size(), 1u);
  EXPECT_EQ(data.problems()[0].code, "dataset.unknown-version");
}

TEST(Forms, AChangeWithoutABreakIsAMistakeAtTheItem) {
  // In the new form: overall on lines 1-5, `clear` from 6 (label 10), `why` from 14 (label 18).
  EXPECT_EQ(codes(study::read(two_forms(""))),
            "questionnaire.toml:10 break.missing\nquestionnaire.toml:18 break.missing\n");
  std::string comparable = two_breaks;
  comparable.replace(comparable.find("comparable = false"), 18, "comparable = true ");
  EXPECT_EQ(codes(study::read(two_forms(comparable))),
            "questionnaire.toml:10 break.scale-not-cut\n");
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
  auto texts = two_forms(two_breaks);
  texts["questionnaires/2010.toml"] = old_form;
  texts["questionnaires/2013.toml"] = new_form;
  texts["questionnaires/a b.toml"] = new_form;
  EXPECT_EQ(codes(study::read(texts)),
            "questionnaires/2010.toml:0 form.unknown-wave\n"
            "questionnaires/2013.toml:0 form.newest-wave\n"
            "questionnaires/a b.toml:0 form.file-name\n");
  texts = two_forms(two_breaks + "[[break]]\nwave = \"2013\"\nkind = \"law\"\ntext = \"x\"\n" +
                    "items = [\"cleer\"]\n");
  EXPECT_EQ(codes(study::read(texts)), "study.toml:39 break.unknown-item\n");
}

TEST(Forms, AnEditionDiffersInWordsOnly) {
  auto texts = two_forms(two_breaks);
  std::string typo = new_form;
  typo.replace(typo.find("About overall"), 13, "Abuot overall");
  texts["questionnaires/2013.1.toml"] = typo;
  const Result<Study> s = study::read(texts);
  ASSERT_EQ(codes(s), "ok");
  EXPECT_TRUE(s.value().form("2013").has_version(sha256(typo).substr(0, 12)));
  EXPECT_FALSE(s.value().form("2011").has_version(sha256(typo).substr(0, 12)));
  texts["questionnaires/2013.1.toml"] = old_form;
  EXPECT_EQ(codes(study::read(texts)), "questionnaires/2013.1.toml:0 form.edition\n");
}

}  // namespace
}  // namespace peil::study
