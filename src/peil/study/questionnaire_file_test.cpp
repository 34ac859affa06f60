#include "peil/study/questionnaire_file.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string file = "questionnaire.toml";
const std::string desk = "relevant = \"selected(${kanalen}, 'desk')\"";
const std::string low_mark = "relevant = \"${overall} < 6 or ${uitkomst} = 'refused'\"";

TEST(QuestionnaireFile, SaysEveryMistakeWithItsPlace) {
  const Broken rows[]{
      {file, "type = \"note\"", "type = \"notes\"", "value.not-one-of", 6, 8,
       "'type' cannot be 'notes'; it is one of 'select_one', 'select_multiple', 'integer', 'text', "
       "'note', 'mark', 'scale', 'matrix', 'date', 'rank' and 'calculate'."},
      {file, "name = \"uitleg\"", "name = \"Uitleg\"", "name.bad", 7, 8,
       "'Uitleg' cannot be a name."},
      {file, "name = \"uitleg\"", "name = \"overall\"", "name.duplicate", 43, 8,
       "There are two questions or rows called 'overall'."},
      {file, "name = \"kennis\"", "name = \"overall\"", "name.duplicate", 74, 12,
       "There are two questions or rows called 'overall'."},
      {file, "name = \"uitleg\"\n", "", "key.missing", 5, 1,
       "The key 'name' is missing in a [[question]]."},
      {file, "label = \"Deze", "lable = \"Deze", "key.unknown", 9, 1,
       "There is no key 'lable' in a [[question]]."},
      {file, "  { name = \"desk\", label = \"Loket\" },",
       "  { name = \"desk\", label = \"Loket\" },\n  { name = \"desk\", label = \"Balie\" },",
       "name.duplicate", 19, 12, "The question 'kanalen' has two choices called 'desk'."},
      {file, "page = \"loket\"", "page = \"contact\"", "page.comes-back", 65, 8,
       "The page 'contact' comes back after the page 'oordeel'."},
      {file, "name = \"contact\"", "name = \"contakt\"", "page.unused", 2, 8,
       "No question is on the page 'contakt'."},
      {file, "page = \"contact\"", "page = \"contactt\"", "page.untitled", 8, 8,
       "There is no [[page]] called 'contactt'."},
      {file, "points = 5", "points = 12", "value.out-of-range", 56, 10,
       "'points' is 12 and must lie from 3 to 11."},
      {file, "points = 5", "points = \"5\"", "value.wrong-type", 56, 10,
       "'points' should be a whole number, and this is a text."},
      {file, "points = 5\n", "", "key.missing", 51, 1,
       "The key 'points' is missing in a [[question]]."},
      {file, "dont_know = true", "dont_know = true\npoints = 5", "question.key-not-for-type", 40, 1,
       "A question of the type 'integer' has no 'points'."},
      {file, "dont_know = true",
       "choices = [{ name = \"a\", label = \"A\" }, { name = \"b\", label = \"B\" }]",
       "question.key-not-for-type", 39, 1, "A question of the type 'integer' has no 'choices'."},
      {file, "personal = \"maybe\"", "constraint = \"string-length(.) > 3\"", "", 0, 0, ""},
      {file, "importance_of = \"duidelijkheid\"", "constraint = \". > 3\"",
       "question.key-not-for-type", 82, 1, "A question of the type 'mark' has no 'constraint'."},
      {file, "rotate = true", "aspect = true", "question.key-not-for-type", 71, 1,
       "A question of the type 'matrix' has no 'aspect'."},
      {file,
       "choices = [\n  { name = \"phone\", label = \"Telefoon\" },\n"
       "  { name = \"desk\", label = \"Loket\" },\n]\n",
       "", "key.missing", 11, 1, "There is no [[choices]] in a [[question]]."},
      {file, "constraint = \". >= 0 and . <= 200\"\n", "", "question.message-without-constraint",
       37, 1, "There is a constraint_message, and no constraint that it could explain."},
      {file, "\"referenten\"]", "\"referent\"]", "question.unknown-customer-group", 83, 37,
       "The study has no customer group 'referent'."},
      {file, "\"referenten\"]", "\"vreemdelingen\"]", "name.duplicate", 83, 37,
       "'vreemdelingen' is in the list 'customer_groups' twice."},
      {file, "importance_of = \"duidelijkheid\"", "importance_of = \"duidelijkhied\"",
       "question.importance-unknown", 82, 17, "The study has no question 'duidelijkhied'."},
      {file, "importance_of = \"duidelijkheid\"", "importance_of = \"wachttijd\"",
       "question.importance-not-an-aspect", 82, 17,
       "'wachttijd' is not an aspect, so its importance means nothing."},
      {file, "personal = \"maybe\"", "personal = \"yes\"", "value.not-one-of", 91, 12,
       "'personal' cannot be 'yes'; it is one of 'no' and 'maybe'."},
  };
  for (const Broken& row : rows) {
    if (!row.code.empty()) {
      expect_broken(row);
      continue;
    }
    EXPECT_TRUE(problems_of(broken_texts(row), true).empty()) << row.to;
  }
}

TEST(QuestionnaireFile, SaysEveryMistakeInAConditionWithItsColumn) {
  const auto row = [](const std::string& condition, const std::string& code, std::size_t column,
                      const std::string& message) {
    return Broken{file, low_mark, "relevant = \"" + condition + "\"", code, 90, column, message};
  };
  const Broken rows[]{
      row("${kanaal} = 'x'", "expression.unknown-question", 13, "There is no question 'kanaal'."),
      row("selected(${kanalen}, 'dest')", "expression.unknown-choice", 34,
          "'dest' is not a choice of the question 'kanalen'."),
      row("${overall} > 5 and ${uitkomst} = 'refuse'", "expression.unknown-choice", 46,
          "'refuse' is not a choice of the question 'uitkomst'."),
      row("${belang} < 6", "expression.looks-forward", 13,
          "'belang' is on the same page, and a page is shown whole."),
      row("${beter} = 'x'", "expression.looks-forward", 13,
          "The condition looks at the answer to its own question."),
      row("${overall} < 6 or", "expression.syntax", 30,
          "The end of the condition is here where a value should be."),
      row("${overall} == 6", "expression.syntax", 24, "A condition does not know the sign ==."),
      row("${overall} < 6 && true()", "expression.syntax", 28,
          "A condition does not know the sign &&."),
      row("${uitkomst} = ‘refused’", "expression.syntax", 27,
          "A condition does not know the sign ‘."),
      row("${uitkomst} = 'refused", "expression.syntax", 27,
          "A text between quotes is not closed in this condition."),
      row("${overall < 6", "expression.syntax", 13,
          "A $ begins the name of a question, and this is none."),
      row("(${overall} < 6", "expression.syntax", 28,
          "A bracket is not closed. The end of the condition is here instead."),
      row("${overall} < 6 ${belang}", "expression.syntax", 28,
          "${belang} is here where an operator should be."),
      row("contains(${beter}, 'x')", "expression.function", 13,
          "There is no function contains( )."),
      row("selected(${kanalen})", "expression.function", 13,
          "selected( ) takes 2 values, and here is 1."),
      row("1 < ${overall} < 6", "expression.chained", 28,
          "Two comparisons in a row do not mean what they look like."),
      row("${overall} = 'phone'", "expression.wrong-kind", 26,
          "${overall} is a number, and 'phone' between quotes is a text."),
      row("${uitkomst} = 1", "expression.wrong-kind", 13,
          "${uitkomst} holds the name of a choice, not a number."),
      row("${kanalen} = 'desk'", "expression.use-selected", 13,
          "${kanalen} may have several answers, so it cannot be compared with one."),
      row("selected(${overall}, 'desk')", "expression.wrong-kind", 22,
          "selected( ) goes with a question that has choices, and 'overall' has none."),
      row("${uitleg} = 'x'", "expression.no-answer", 13, "'uitleg' is a note and has no answer."),
      row("${loket} > 3", "expression.no-answer", 13,
          "'loket' is a matrix; its rows have the answers."),
      row(". > 3", "expression.point", 13,
          "The point means 'this answer', and only a constraint has one."),
      row("${uitkomst} = refused", "expression.unknown-attribute", 27,
          "The word 'refused' has no quotes in this condition."),
      row("${overall} = 11", "expression.impossible-value", 13,
          "${overall} is a whole number from 1 to 10 and never 11."),
      row("${overall}", "expression.not-a-condition", 13,
          "${overall} alone is an answer, not a condition."),
      row("${overall} < 6 or ${wachttijd}", "expression.not-a-condition", 31,
          "${wachttijd} alone is an answer, not a condition."),
  };
  for (const Broken& broken : rows) expect_broken(broken);
}

TEST(QuestionnaireFile, ChecksConstraintsAndFilters) {
  const Broken rows[]{
      {file, desk, "relevant = \"${belang} > 6\"", "expression.looks-forward", 67, 13,
       "'belang' is asked later than this question."},
      {file, ". >= 0 and . <= 200", "0 <= . <= 200", "expression.chained", 37, 22,
       "Two comparisons in a row do not mean what they look like."},
      {file, ". >= 0 and . <= 200", "${wachttijd} >= 0", "expression.looks-forward", 37, 15,
       "The condition looks at the answer to its own question."},
      {file, "required = true\nchoices", "choice_filter = \"sort = 'goed'\"\nchoices",
       "expression.unknown-attribute", 26, 18,
       "No choice of this question has the attribute 'sort'."},
      {file, "required = true\nchoices", "choice_filter = \"soort = ${kanalen}\"\nchoices",
       "expression.looks-forward", 26, 26,
       "'kanalen' is on the same page, and a page is shown whole."},
      {file, "required = true\nchoices", "choice_filter = \"soort = 'goed'\"\nchoices", "", 0, 0,
       ""},
      {file, low_mark, "relevant = \"${overall} = '' or string-length(${uitkomst}) = 0\"", "", 0, 0,
       ""},
      {file, low_mark, "relevant = \"if(${overall} < 6, true(), count-selected(${kanalen}) > 1)\"",
       "", 0, 0, ""},
  };
  for (const Broken& row : rows) {
    if (!row.code.empty()) {
      expect_broken(row);
      continue;
    }
    EXPECT_TRUE(problems_of(broken_texts(row), true).empty()) << row.to;
  }
}

TEST(QuestionnaireFile, GivesTheColumnBehindEscapesAndForeignLetters) {
  // The \" counts as two columns, the letter as one.
  expect_broken({file, low_mark, "relevant = \"\\\"\\u00e9é\\\" = ${nix}\"",
                 "expression.unknown-question", 90, 27, "There is no question 'nix'."});
}

TEST(QuestionnaireFile, GoesOnAfterAQuestionWithoutATypeWithoutBlamingOthers) {
  expect_broken(
      {file, "type = \"mark\"\nname = \"overall\"", "type = \"marc\"\nname = \"overall\"",
       "value.not-one-of", 42, 8,
       "'type' cannot be 'marc'; it is one of 'select_one', 'select_multiple', "
       "'integer', 'text', 'note', 'mark', 'scale', 'matrix', 'date', 'rank' and 'calculate'."});
}

TEST(QuestionnaireFile, SaysTenMistakesInTenQuestionsAtOnce) {
  Texts texts = small_study();
  for (int i = 0; i < 10; ++i) {
    texts[file] += "[[question]]\ntype = \"txt\"\nname = \"n" + std::to_string(i) +
                   "\"\npage = \"slot\"\nlabel = \"x\"\n";
  }
  EXPECT_EQ(problems_of(texts, true).size(), 10u);
}

}  // namespace
}  // namespace peil::study
