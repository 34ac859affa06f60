// What `peil check` says of calculations, earlier answers in texts, texts at choices, days and
// orders.
#include <gmock/gmock.h>

#include "peil/study/messages.h"
#include "peil/study/testing/form_text.h"
#include "peil/study/translation.h"

namespace peil::study::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A question on a page of its own; `more` are further lines.
std::string asked(const std::string& type, const std::string& name, const std::string& more = "") {
  return "[[question]]\ntype = \"" + type + "\"\nname = \"" + name + "\"\n" +
         (type == "calculate" ? "" : "page = \"" + name + "\"\nlabel = \"Vraag?\"\n") + more;
}
std::string calculated(const std::string& name, const std::string& calculation) {
  return asked("calculate", name, "calculation = \"" + calculation + "\"\n");
}
std::string labelled(const std::string& label) {
  return "[[question]]\ntype = \"note\"\nname = \"said\"\npage = \"said\"\nlabel = \"" + label +
         "\"\n";
}
const std::string two_choices =
    "choices = [{ name = \"a\", label = \"A\" }, { name = \"b\", label = \"B\" }]\n";

TEST(CheckCalculate, RefusesALookAheadACycleAndItself) {
  EXPECT_THAT(told_of(calculated("x", "${y} + 1") + calculated("y", "${x} + 1")),
              ElementsAre("4 expression.looks-forward"));
  EXPECT_THAT(told_of(calculated("x", "${x} + 1")), ElementsAre("4 expression.looks-forward"));
  EXPECT_THAT(told_of(calculated("x", "${n} + 1") + asked("integer", "n")),
              ElementsAre("4 expression.looks-forward"));
  EXPECT_THAT(told_of(asked("integer", "n") + calculated("x", "${n} + ${overall}")), IsEmpty());
}

TEST(CheckCalculate, IsForLaterPages) {
  // On the page of n the calculation is not worked out yet.
  const std::string same_page =
      "[[question]]\ntype = \"integer\"\nname = \"m\"\npage = \"n\"\n"
      "label = \"M\"\nconstraint = \". < ${x}\"\n";
  EXPECT_THAT(told_of(asked("integer", "n") + calculated("x", "${n} * 2") + same_page),
              ElementsAre("15 expression.looks-forward"));
}

TEST(CheckCalculate, GivesANumberOrATextAndIsNotAsked) {
  EXPECT_THAT(told_of(calculated("x", "${overall} > 5")), ElementsAre("4 expression.not-a-value"));
  EXPECT_THAT(told_of(calculated("x", "if(${overall} > 5, 1, 0)")), IsEmpty());
  EXPECT_THAT(told_of(asked("calculate", "x", "label = \"X\"\ncalculation = \"1 + 1\"\n")),
              ElementsAre("4 question.key-not-for-type"));
  EXPECT_THAT(told_of(asked("calculate", "x")), ElementsAre("1 key.missing"));
  EXPECT_THAT(told_of(calculated("x", "${overall} + 1") +
                      asked("text", "t", "relevant = \"${x} = 'veel'\"\n")),
              ElementsAre("10 expression.wrong-kind"));
}

TEST(CheckPipes, TellsWhatCannotBeSaid) {
  EXPECT_THAT(told_of(labelled("${nobody|x}")), ElementsAre("5 pipe.unknown-question"));
  EXPECT_THAT(told_of(labelled("${said|x}")), ElementsAre("5 pipe.looks-forward"));
  EXPECT_THAT(told_of(labelled("${later|x}") + asked("integer", "later")),
              ElementsAre("5 pipe.looks-forward"));
  EXPECT_THAT(told_of(labelled("${overall")), ElementsAre("5 pipe.syntax"));
  EXPECT_THAT(told_of(labelled("${ overall }")), ElementsAre("5 pipe.syntax"));
  EXPECT_THAT(told_of(asked("note", "n") + labelled("${n|x}")), ElementsAre("10 pipe.no-answer"));
}

TEST(CheckPipes, AsksWhatIsSaidWhereThereMayBeNoAnswer) {
  EXPECT_THAT(told_of(labelled("Een ${overall}")), IsEmpty());  // which everybody answers
  EXPECT_THAT(told_of(asked("integer", "n") + labelled("${n}")),
              ElementsAre("10 pipe.no-fallback"));
  EXPECT_THAT(told_of(asked("integer", "n") + labelled("${n|een aantal}")), IsEmpty());
}

TEST(CheckPipes, ATranslationHasTheSameOnes) {
  const auto compared = [](const std::string& source, const std::string& translation) {
    return compare_messages(read_message(source, "nl"), read_message(translation, "en")).code;
  };
  EXPECT_EQ(compared("Uw ${a} en {organisation}", "{organisation} and your ${a}"), "");
  EXPECT_EQ(compared("Uw ${a|keuze}", "Your ${a|choice}"), "");
  EXPECT_EQ(compared("Uw ${a}", "Your choice"), "message.argument-missing");
  EXPECT_EQ(compared("Uw ${a|keuze}", "Your ${a}"), "message.argument-unknown");
  EXPECT_EQ(compared("Uw keuze", "Your ${a}"), "message.argument-unknown");
}

TEST(CheckPipes, OutsideTheQuestionnaireThereAreNone) {
  Texts files = files_of("");
  std::string& study = files["study.toml"];
  study.replace(study.find("\"Klein\""), 7, "\"Over ${overall}\"");
  const auto checked = check(files);
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.problems().at(0).code, "pipe.not-here");
}

TEST(CheckTextAtChoice, HasANameOfItsOwnAndGoesWithWhatIsChosen) {
  const auto choices = [](const std::string& other) {
    return "choices = [{ name = \"a\", label = \"A\" }, { name = \"b\", label = \"B\", other = \"" +
           other + "\" }]\n";
  };
  EXPECT_THAT(told_of(asked("select_one", "q", choices("q_other"))), IsEmpty());
  EXPECT_THAT(told_of(asked("select_one", "q", choices("overall"))),
              ElementsAre("6 name.duplicate"));
  EXPECT_THAT(told_of(asked("rank", "q", choices("q_other"))),
              ElementsAre("6 question.key-not-for-type"));
}

TEST(CheckTextAtChoice, HasTheLabelOfItsChoiceAndNoTextToTranslate) {
  Texts files = files_of(asked(
      "select_one", "q",
      R"(choices = [{ name = "a", label = "A" }, { name = "b", label = "Anders", other = "q_other" }]
)"));
  const auto read = study::read(files);
  ASSERT_TRUE(read.ok());
  const Study& study = read.value();
  const Question& text = study.questionnaire.questions.at(2);
  EXPECT_EQ(text.name, "q_other");
  EXPECT_EQ(text.type, QuestionType::Text);
  EXPECT_EQ(text.label.at("nl"), "Anders");
}

TEST(CheckDate, TakesDaysThatExist) {
  const auto date = [](const std::string& constraint) {
    return told_of(asked("date", "d", "constraint = \"" + constraint + "\"\n"));
  };
  EXPECT_THAT(date(". <= today() and . >= date('2012-02-29')"), IsEmpty());
  EXPECT_THAT(date(". >= today() - 365"), IsEmpty());
  EXPECT_THAT(date(". >= date('2013-02-29')"), ElementsAre("6 expression.function"));
  EXPECT_THAT(date(". >= 'vorig jaar'"), ElementsAre("6 expression.wrong-kind"));
  EXPECT_THAT(date(". >= 2010"), ElementsAre("6 expression.wrong-kind"));
  EXPECT_THAT(told_of(asked("date", "d") + asked("text", "t", "relevant = \"${d} < today()\"\n")),
              ElementsAre("11 expression.today"));
}

TEST(CheckRank, HasPlacesAndNoSingleAnswer) {
  EXPECT_THAT(told_of(asked("rank", "r", two_choices)), IsEmpty());
  EXPECT_THAT(told_of(asked("rank", "r", two_choices + "ranks = 3\n")),
              ElementsAre("7 value.out-of-range"));
  EXPECT_THAT(
      told_of(asked("rank", "r", two_choices) + asked("text", "t", "relevant = \"${r} = 'a'\"\n")),
      ElementsAre("12 expression.use-selected"));
}

TEST(CheckChoices, AreNoMoreThanAColumnTellsApart) {
  std::string many = "choices = [";
  for (int i = 0; i < 256; ++i) many += "{ name = \"c" + std::to_string(i) + "\", label = \"C\" },";
  EXPECT_THAT(told_of(asked("select_one", "q", many + "]\n")),
              ElementsAre("6 question.too-many-choices"));
}

TEST(CheckReach, TellsAPageThatNobodySees) {
  const std::string never = "relevant = \"${overall} > 8 and ${overall} < 3\"\n";
  const auto on = [&](const std::string& name, const std::string& more) {
    return "[[question]]\ntype = \"text\"\nname = \"" + name + "\"\npage = \"p\"\nlabel = \"L\"\n" +
           more;
  };
  EXPECT_THAT(told_of(on("one", never) + on("two", never)), ElementsAre("5 page.never-asked"));
  EXPECT_THAT(told_of(on("one", never) + on("two", "")), ElementsAre("5 question.never-asked"));
}

TEST(CheckReach, FollowsWhatAnswersHangOn) {
  // Of q only those below 5 are asked, and t asks for an answer to q and a mark above 7.
  const std::string q = asked("select_one", "q", two_choices + "relevant = \"${overall} < 5\"\n");
  EXPECT_THAT(told_of(q + asked("text", "t", "relevant = \"${q} = 'a' and ${overall} > 7\"\n")),
              ElementsAre("12 question.never-asked"));
  EXPECT_THAT(told_of(q + asked("text", "t", "relevant = \"${q} = 'a' or ${overall} > 7\"\n")),
              IsEmpty());
}

TEST(CheckReach, LooksThroughCalculationsThatOnlyChoose) {
  const std::string kind = calculated("kind", "if(${overall} < 5, 'low', 'high')");
  EXPECT_THAT(told_of(kind + asked("text", "t", "relevant = \"${kind} = 'low'\"\n")), IsEmpty());
  EXPECT_THAT(
      told_of(kind + asked("text", "t", "relevant = \"${kind} = 'low' and ${overall} > 6\"\n")),
      ElementsAre("9 question.never-asked"));
  // What is added up is not tried out, and nothing is said of it.
  EXPECT_THAT(told_of(calculated("sum", "${overall} + 1") +
                      asked("text", "t", "relevant = \"${sum} > 90\"\n")),
              IsEmpty());
}

TEST(CheckReach, DoesNotJudgeSetsThatAreTooMany) {
  std::string many = "choices = [";
  std::string condition = "relevant = \"";
  for (int i = 0; i < 9; ++i) {
    const std::string name = "c" + std::to_string(i);
    many += "{ name = \"" + name + "\", label = \"C\" },";
    condition += (i == 0 ? "" : " and ") +
                 std::string(i % 2 == 0 ? "selected(${q}, '" : "not(selected(${q}, '") + name +
                 (i % 2 == 0 ? "')" : "'))");
  }
  EXPECT_THAT(
      told_of(asked("select_multiple", "q", many + "]\n") + asked("text", "t", condition + "\"\n")),
      IsEmpty());
}

TEST(CheckReach, TellsGroupsOfWhomNothingIsAsked) {
  Texts files = files_of("");
  std::string& form = files["questionnaire.toml"];
  form += "customer_groups = [\"people\"]\n";
  const auto checked = check(files);
  ASSERT_TRUE(checked.ok());
  ASSERT_EQ(checked.value().warnings.size(), 1u);
  EXPECT_EQ(checked.value().warnings[0].code, "group.nothing-asked");
  EXPECT_EQ(checked.value().warnings[0].where, "study.toml");
  EXPECT_THAT(checked.value().warnings[0].message, ::testing::HasSubstr("lawyers"));
}

TEST(CheckReach, TellsAQuestionThatAsksForWhatItsGroupIsNotAsked) {
  const std::string theirs = asked("integer", "n", "customer_groups = [\"lawyers\"]\n");
  EXPECT_THAT(told_of(theirs + asked("text", "t",
                                     "customer_groups = [\"people\"]\nrelevant = \"${n} > 0\"\n")),
              ElementsAre("11 question.never-asked"));
}

}  // namespace
}  // namespace peil::study::testing
