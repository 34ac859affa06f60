#include "peil/study/choices_left.h"

#include <gtest/gtest.h>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

// `filter` (and whatever else) behind a question on channels and a mark.
Questionnaire form(const std::string& of_channels, const std::string& of_best) {
  const std::string text = R"(
[[question]]
type = "select_multiple"
name = "channels"
page = "one"
label = "Kanalen"
choices = [{ name = "phone", label = "t" }, { name = "desk", label = "b" }]
)" + of_channels + R"(
[[question]]
type = "mark"
name = "overall"
page = "two"
label = "Cijfer"
low = "laag"
high = "hoog"
required = true
[[question]]
type = "select_one"
name = "best"
page = "three"
label = "Beste"
choices = [{ name = "phone", label = "t", from = "5" }, { name = "desk", label = "b", from = "3" }]
)" + of_best;
  auto texts = small_study();
  texts.erase("translations/ar.xlf");
  std::erase_if(texts, [](const auto& file) { return file.first.starts_with("plans/"); });
  texts["study.toml"] = R"(name = "klein"
title = "Klein"
organisation = "Dienst"
source_language = "nl"
overall = "overall"
[[language]]
code = "nl"
name = "Nederlands"
[[reporting_group]]
name = "all_of_them"
label = "Allen"
[[customer_group]]
name = "people"
label = "Mensen"
reporting_group = "all_of_them"
[[wave]]
name = "2013"
from = 2013-09-01
to = 2013-09-30
agency = "B"
mode = "web"
)";
  texts["questionnaire.toml"] = text;
  texts.erase("published.toml");
  const auto read = study::read(texts);
  if (!read.ok()) ADD_FAILURE() << read.problems().front().where << read.problems().front().message;
  return read.value().questionnaire;
}

std::optional<AnswersSeen> without(const Questionnaire& form) {
  return answers_without_choices(form, form.questions.back());
}

const std::string those_ticked =
    "choice_filter = \"selected(${channels}, 'phone') and from = '5' or "
    "selected(${channels}, 'desk') and from = '3'\"\n";

TEST(ChoicesLeft, RunOutWhereNothingWasTicked) {
  EXPECT_EQ(without(form("", those_ticked)), (AnswersSeen{{"channels", ""}}));
}

TEST(ChoicesLeft, DoNotRunOutWhereSomethingIsAlwaysTicked) {
  EXPECT_EQ(without(form("required = true\n", those_ticked)), std::nullopt);
}

TEST(ChoicesLeft, DoNotRunOutWhereTheQuestionIsOnlyAskedOfThoseWhoTicked) {
  EXPECT_EQ(without(form("", those_ticked + "relevant = \"count-selected(${channels}) > 0\"\n")),
            std::nullopt);
}

TEST(ChoicesLeft, DontKnowTakesEveryChoiceAwayToo) {
  EXPECT_EQ(without(form("required = true\ndont_know = true\n", those_ticked)),
            (AnswersSeen{{"channels", ""}}));
}

TEST(ChoicesLeft, AreLookedForAmongAllMarks) {
  // 5 or 3 at least: marks 1 and 2 leave nothing.
  EXPECT_EQ(without(form("", "choice_filter = \"${overall} >= from\"\n")),
            (AnswersSeen{{"overall", "1"}}));
  EXPECT_EQ(without(form("", "choice_filter = \"${overall} >= from or ${overall} < 3\"\n")),
            std::nullopt);
}

bool never(const std::string& relevant) {
  const Questionnaire all = form("", "relevant = \"" + relevant + "\"");
  return NeverAsked(all)(all.questions[*all.find("best")]);
}

TEST(IsNeverRelevant, TellsConditionsThatShutThemselvesOut) {
  EXPECT_TRUE(never("${overall} > 8 and ${overall} < 3"));
  EXPECT_TRUE(never("${overall} > 10"));
  EXPECT_TRUE(never("selected(${channels}, 'phone') and not(selected(${channels}, 'phone'))"));
  EXPECT_TRUE(never("false()"));
}

TEST(IsNeverRelevant, IsQuietWhereSomebodyIsAskedOrNobodyKnows) {
  EXPECT_FALSE(never("${overall} >= 10"));
  EXPECT_FALSE(never("selected(${channels}, 'phone') and selected(${channels}, 'desk')"));
  EXPECT_FALSE(never("${channels} = ''"));
  EXPECT_FALSE(never("${overall} * 2 > 40"));  // calculated: not looked through
  EXPECT_FALSE(never("count-selected(${channels}) > 7"));
}

// A hundred thousand sets of answers, of which only the last one holds: not all of them are tried,
// and what was not tried is not called impossible.
TEST(IsNeverRelevant, IsQuietWhereTheSearchEndsBeforeItsEnd) {
  std::string marks, relevant = "${overall} = 10";
  for (const std::string name : {"a", "b", "c", "d"}) {
    marks += "[[question]]\ntype = \"mark\"\nname = \"" + name + "\"\npage = \"one\"\nlabel = \"" +
             name + "\"\nlow = \"laag\"\nhigh = \"hoog\"\nrequired = true\n";
    relevant += " and ${" + name + "} = 10";
  }
  const Questionnaire all = form(marks, "relevant = \"" + relevant + "\"");
  EXPECT_FALSE(NeverAsked(all)(all.questions[*all.find("best")]));
}

}  // namespace
}  // namespace peil::study
