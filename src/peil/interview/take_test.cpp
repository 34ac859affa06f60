#include "peil/interview/take.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/base/text.h"
#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

using namespace testing;

// One question on one page, and what a form with these fields gives.
Taken taken(Question q, const Fields& fields) {
  Study s = small_interview();
  q.page = "p";
  s.questionnaire = form({std::move(q)});
  const Route r = route(s.questionnaire, "clients", {});
  return take(s, r, r.stops.at(0), fields, "nl");
}

Taken taken(const Question& q, const std::string& value) { return taken(q, {{q.name, value}}); }

Question mark() { return question(QuestionType::Mark, "m", "p"); }
Question integer() { return question(QuestionType::Integer, "n", "p"); }
Question open() { return question(QuestionType::Text, "t", "p"); }
Question one() {
  Question q = question(QuestionType::SelectOne, "s", "p");
  q.choices = {choice("yes"), choice("no")};
  return q;
}
Question several() {
  Question q = one();
  q.type = QuestionType::SelectMultiple;
  return q;
}
Question offering_absence(Question q) {
  q.dont_know = q.not_applicable = true;
  return q;
}

TEST(Take, EveryPointOfAScaleAndNoOther) {
  for (int n = 1; n <= 10; ++n) {
    EXPECT_EQ(taken(mark(), std::to_string(n)).answers.at("m"), Given(std::int64_t{n}));
  }
  for (const char* value : {"0", "11", "-1", "+5", "05", "5.0", "5 ", "vijf", "٥", "1e1",
                            "9999999999999999999999", "dont_know", "not_applicable"}) {
    const Taken t = taken(mark(), value);
    EXPECT_EQ(t.errors.at("m"), "[error_choice]") << value;
    EXPECT_TRUE(t.answers.empty()) << value;
    EXPECT_EQ(t.typed.at("m"), value);
  }
  Question scale = question(QuestionType::Scale, "m", "p");
  EXPECT_TRUE(taken(scale, "5").errors.empty());
  EXPECT_FALSE(taken(scale, "6").errors.empty());
}

TEST(Take, OnlyCodesThatAreOnThePage) {
  EXPECT_EQ(taken(one(), "yes").answers.at("s"), Given("yes"));
  for (const char* value :
       {"maybe", "YES", "yes ", "Keuze yes", "<script>", "yes no", "dont_know"}) {
    EXPECT_EQ(taken(one(), value).errors.at("s"), "[error_choice]") << value;
  }
}

TEST(Take, AChoiceThatTheFilterHidesIsNotOnThePage) {
  Question q = one();
  q.choice_filter = op(Op::Equal, {attribute("name"), text("no")});
  EXPECT_TRUE(taken(q, "no").errors.empty());
  EXPECT_FALSE(taken(q, "yes").errors.empty());
}

TEST(Take, SeveralChoicesComeInTheOrderOfTheStudyEachOnce) {
  const Taken t = taken(several(), {{"s", "no"}, {"s", "yes"}, {"s", "no"}});
  EXPECT_EQ(t.answers.at("s"), Given(std::vector<std::string>{"yes", "no"}));
  EXPECT_FALSE(taken(several(), {{"s", "no"}, {"s", "perhaps"}}).errors.empty());
}

TEST(Take, TwoValuesForOneAnswerAreRefused) {
  EXPECT_FALSE(taken(one(), {{"s", "yes"}, {"s", "no"}}).errors.empty());
  EXPECT_FALSE(taken(mark(), {{"m", "3"}, {"m", "4"}}).errors.empty());
}

TEST(Take, DontKnowAndNotApplicableWhereTheyAreOffered) {
  for (const Question& q : {mark(), integer(), open(), one(), several()}) {
    const Question with = offering_absence(q);
    EXPECT_EQ(taken(with, "dont_know").answers.at(q.name), Given(Absent::DontKnow)) << q.name;
    EXPECT_EQ(taken(with, "not_applicable").answers.at(q.name), Given(Absent::NotApplicable));
  }
}

TEST(Take, AnAnswerTogetherWithDontKnowIsRefusedAndBothAreShownAgain) {
  const Question q = offering_absence(open());
  const Taken t = taken(q, {{"t", "Te lang"}, {"t", "dont_know"}});
  EXPECT_EQ(t.errors.at("t"), "[error_both [dont_know]]");
  EXPECT_EQ(t.typed.at("t"), "Te lang");
  EXPECT_EQ(t.answers.at("t"), Given(Absent::DontKnow));
  EXPECT_FALSE(taken(offering_absence(mark()), {{"m", "3"}, {"m", "dont_know"}}).errors.empty());
  EXPECT_FALSE(
      taken(offering_absence(several()), {{"s", "yes"}, {"s", "dont_know"}}).errors.empty());
  EXPECT_FALSE(
      taken(offering_absence(one()), {{"s", "not_applicable"}, {"s", "dont_know"}}).errors.empty());
}

TEST(Take, AnEmptyTextBoxBesideATickedDontKnowIsDontKnow) {
  const Taken t = taken(offering_absence(open()), {{"t", " \r\n"}, {"t", "dont_know"}});
  EXPECT_EQ(t.answers.at("t"), Given(Absent::DontKnow));
  EXPECT_TRUE(t.errors.empty());
}

TEST(Take, WhatIsLeftEmptyIsSkippedUnlessRequired) {
  for (Question q : {mark(), integer(), open(), one(), several()}) {
    for (const Fields& fields : {Fields{}, Fields{{q.name, ""}}}) {
      EXPECT_EQ(taken(q, fields).answers.at(q.name), Given(Absent::Skipped));
    }
  }
}

TEST(Take, WhatIsRequiredIsSaidByTheKindOfQuestion) {
  const std::vector<std::pair<Question, std::string>> all{{mark(), "[error_required_mark]"},
                                                          {integer(), "[error_required_number]"},
                                                          {open(), "[error_required]"},
                                                          {one(), "[error_required_choice]"},
                                                          {several(), "[error_required_several]"}};
  for (auto [q, said] : all) {
    q.required = true;
    EXPECT_EQ(taken(q, Fields{}).errors.at(q.name), said);
  }
  Question q = open();
  q.required = true;
  EXPECT_EQ(taken(q, " \t\r\n ").errors.at("t"), "[error_required]");
}

TEST(Take, EveryRowOfAMatrixIsAnItem) {
  const Question q = matrix("grid", "p").plain_row("a").plain_row("b").required();
  const Taken t = taken(q, {{"a", "5"}, {"grid", "3"}});
  EXPECT_EQ(t.answers, (Answers{{"a", std::int64_t{5}}}));
  EXPECT_EQ(t.errors.size(), 1u);
  EXPECT_EQ(t.errors.at("b"), "[error_required_choice]");
}

TEST(Take, WholeNumbersInEveryKeyboardsDigits) {
  const std::vector<std::pair<std::string, std::int64_t>> good{
      {"12", 12}, {" 12 ", 12}, {"-3", -3},   {"007", 7},
      {"١٢", 12}, {"۱۲", 12},   {"１２", 12}, {"−3", -3}};
  for (const auto& [typed, n] : good) {
    EXPECT_EQ(taken(integer(), typed).answers.at("n"), Given(n)) << typed;
  }
  for (const char* typed :
       {"1,5", "1.5", "twaalf", "12a", "1 2", "--1", "1e3", "99999999999999999999", "٫"}) {
    const Taken t = taken(integer(), typed);
    EXPECT_EQ(t.errors.at("n"), "[error_whole_number]") << typed;
    EXPECT_EQ(t.typed.at("n"), typed);
  }
}

TEST(Take, AConstraintIsCheckedWithItsOwnMessage) {
  Question q = integer();
  q.constraint = op(Op::LessOrEqual, {self(), number(20)});
  EXPECT_TRUE(taken(q, "20").errors.empty());
  EXPECT_EQ(taken(q, "21").errors.at("n"), "[error_constraint]");
  q.constraint_message = both("c", "Hooguit 20, zegt {organisation}");
  EXPECT_EQ(taken(q, "21").errors.at("n"), "Hooguit 20, zegt de Dienst");
  EXPECT_TRUE(taken(q, "").errors.empty());
  q.dont_know = true;
  EXPECT_TRUE(taken(q, "dont_know").errors.empty());
}

TEST(Take, AConstraintSeesTheNewAnswersAboveItOnThePageNotTheOldOnes) {
  Study s = small_interview();
  Question least = question(QuestionType::Integer, "least", "p");
  Question most = question(QuestionType::Integer, "most", "p");
  most.constraint = op(Op::GreaterOrEqual, {self(), answer("least")});
  s.questionnaire = form({least, most});
  Sent sent;
  sent.answers = {{"least", std::int64_t{1}}};
  const Route r = route(s.questionnaire, "clients", sent);
  const auto errors = [&](const char* a, const char* b) {
    return take(s, r, r.stops[0], {{"least", a}, {"most", b}}, "nl").errors.size();
  };
  EXPECT_EQ(errors("5", "6"), 0u);
  EXPECT_EQ(errors("5", "4"), 1u);
}

TEST(Take, TenThousandSignsOfAnyLengthAndNotOneMore) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "ሰ";
  EXPECT_TRUE(taken(open(), text).errors.empty());
  const Taken t = taken(open(), text + "!");
  EXPECT_EQ(t.errors.at("t"), "[error_too_long 10.000]");
  EXPECT_EQ(t.typed.at("t"), text + "!") << "nothing that was typed gets lost";
}

TEST(Take, AnOpenAnswerStaysAsItWasTyped) {
  const std::string hostile = "<img src=x onerror=alert(1)> =1+1 {x} 'q' \xF0\x9F\x98\x80";
  EXPECT_EQ(taken(open(), hostile).answers.at("t"), Given(hostile));
  EXPECT_EQ(taken(open(), " a\r\nb\rc\n ").answers.at("t"), Given("a\nb\nc"));
  EXPECT_EQ(taken(open(), "a\x07\x1B[31mb").answers.at("t"), Given("a[31mb"));
}

TEST(Take, BytesThatAreNoTextAreRefused) {
  for (const std::string& bytes : {std::string("a\xFF"), std::string("\xC0\xAF"),
                                   std::string("\xED\xA0\x80"), std::string("a\0b", 3)}) {
    const Taken t = taken(open(), bytes);
    EXPECT_EQ(t.errors.at("t"), "[error_constraint]");
    EXPECT_TRUE(is_utf8(t.typed.at("t")));
  }
}

TEST(Take, FieldsOfOtherNamesAreLeftAlone) {
  const Taken t = taken(mark(), {{"m", "7"}, {"other", "3"}, {"post", "x"}, {"", "y"}});
  EXPECT_EQ(t.answers, (Answers{{"m", std::int64_t{7}}}));
}

TEST(Take, AnyBytesGiveAnAnswerOnThePageOrAnError) {
  Chance chance("take", "fuzz");
  const std::vector<Question> kinds{offering_absence(mark()), offering_absence(integer()),
                                    offering_absence(open()), offering_absence(one()),
                                    offering_absence(several())};
  const std::vector<std::string> seeds{"yes", "no", "7", "dont_know", "not_applicable",
                                       "",    "-1", "١"};
  for (int round = 0; round < 4000; ++round) {
    const Question& q = kinds[chance.below(kinds.size())];
    Fields fields;
    for (std::uint64_t n = chance.below(4); n > 0; --n) {
      std::string value = seeds[chance.below(seeds.size())];
      for (std::uint64_t k = chance.below(3); k > 0; --k) {
        value.insert(chance.below(value.size() + 1), 1, static_cast<char>(chance.below(256)));
      }
      fields.emplace_back(q.name, value);
    }
    const Taken t = taken(q, fields);
    if (t.errors.empty()) {
      ASSERT_EQ(t.answers.count(q.name), 1u);
      const Given& given = t.answers.at(q.name);
      if (q.type == QuestionType::Mark && std::holds_alternative<std::int64_t>(given)) {
        EXPECT_GE(std::get<std::int64_t>(given), 1);
        EXPECT_LE(std::get<std::int64_t>(given), 10);
      }
      if (const auto* name = std::get_if<std::string>(&given)) {
        EXPECT_TRUE(is_utf8(*name));
        if (q.type == QuestionType::SelectOne) {
          EXPECT_TRUE(*name == "yes" || *name == "no");
        }
      }
    }
    EXPECT_TRUE(is_utf8(t.typed.at(q.name)));
  }
}

}  // namespace
}  // namespace peil::interview
