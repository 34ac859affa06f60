#include "peil/interview/route.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/interview/testing.h"

namespace peil::interview {
namespace {

using namespace testing;

std::vector<std::string> pages_of(const Route& route) {
  std::vector<std::string> names;
  for (const Stop& stop : route.stops) names.push_back(stop.page->name);
  return names;
}

Sent with(Answers answers) {
  Sent sent;
  sent.answers = std::move(answers);
  return sent;
}

Respondent somebody() {
  Respondent who;
  who.id = "r";
  return who;
}

using Names = std::vector<std::string>;
const Names desk_only{"desk"};

TEST(Route, LeavesOutPagesOnWhichNothingIsAsked) {
  const Study s = small_interview();
  EXPECT_EQ(pages_of(route(s.questionnaire, "clients", {})), (Names{"contact", "rest", "waited"}));
  EXPECT_EQ(pages_of(route(s.questionnaire, "lawyers", {})), (Names{"contact", "rest"}));
}

TEST(Route, FollowsTheAnswers) {
  const Study s = small_interview();
  const Answers low{{"contact", desk_only}, {"desk", std::int64_t{4}}};
  EXPECT_EQ(pages_of(route(s.questionnaire, "lawyers", with(low))),
            (Names{"contact", "desk", "why", "rest"}));
  const Answers high{{"contact", desk_only}, {"desk", std::int64_t{8}}};
  EXPECT_EQ(pages_of(route(s.questionnaire, "lawyers", with(high))),
            (Names{"contact", "desk", "rest"}));
}

TEST(Route, TakingBackAnAnswerTakesTheWholeBranchOffAndGivingItAgainBringsItBack) {
  const Study s = small_interview();
  Answers held{{"contact", desk_only}, {"desk", std::int64_t{4}}, {"why", "Te lang"}};
  EXPECT_TRUE(on_route(s.questionnaire, "clients", held).contains("why"));

  held["contact"] = Names{"phone"};
  const Answers without = on_route(s.questionnaire, "clients", held);
  EXPECT_FALSE(without.contains("desk"));
  EXPECT_FALSE(without.contains("why")) << "the low mark is off the route, so it opens nothing";

  held["contact"] = desk_only;
  EXPECT_EQ(on_route(s.questionnaire, "clients", held), held);
}

TEST(Route, AnAnswerOfAnotherGroupsQuestionDoesNotCount) {
  const Study s = small_interview();
  const Answers held{{"waited", std::int64_t{3}}};
  EXPECT_TRUE(on_route(s.questionnaire, "clients", held).contains("waited"));
  EXPECT_FALSE(on_route(s.questionnaire, "lawyers", held).contains("waited"));
}

TEST(Route, IsCompleteWhenEveryItemOnItWasSent) {
  const Study s = small_interview();
  Answers held{
      {"contact", Names{"none"}}, {"speed", std::int64_t{3}}, {"friendly", Absent::Skipped}};
  EXPECT_EQ(route(s.questionnaire, "lawyers", with(held)).first_open(), 1u);
  held["expert"] = std::int64_t{2};
  EXPECT_TRUE(route(s.questionnaire, "lawyers", with(held)).complete());
  EXPECT_FALSE(route(s.questionnaire, "clients", with(held)).complete());
}

TEST(Route, APageOfNotesIsDoneWhenItWasSent) {
  const Questionnaire q =
      form({question(QuestionType::Note, "hello", "a"), question(QuestionType::Text, "t", "b")});
  Sent sent;
  EXPECT_EQ(route(q, "g", sent).first_open(), 0u);
  sent.pages.insert("a");
  EXPECT_EQ(route(q, "g", sent).first_open(), 1u);
}

TEST(Route, AChoiceThatTheFilterNoLongerOffersDoesNotCountAndIsAskedAgain) {
  Question first = question(QuestionType::SelectOne, "first", "a");
  first.choices = {choice("x"), choice("y")};
  Question second = question(QuestionType::SelectOne, "second", "b");
  second.choices = {choice("x1", {{"of", "x"}}), choice("y1", {{"of", "y"}})};
  second.choice_filter = op(Op::Equal, {attribute("of"), answer("first")});
  const Questionnaire q = form({first, second});

  const Route fits = route(q, "g", with({{"first", "x"}, {"second", "x1"}}));
  EXPECT_TRUE(fits.complete());
  const Route changed = route(q, "g", with({{"first", "y"}, {"second", "x1"}}));
  EXPECT_FALSE(changed.counted.contains("second"));
  EXPECT_EQ(changed.first_open(), 1u);
}

TEST(Route, OfSeveralChoicesThoseStillOfferedCount) {
  Question first = question(QuestionType::SelectOne, "first", "a");
  first.choices = {choice("x"), choice("y")};
  Question second = question(QuestionType::SelectMultiple, "second", "b");
  second.choices = {choice("x1", {{"of", "x"}}), choice("z", {{"of", "y"}})};
  second.choice_filter = op(Op::Equal, {attribute("of"), answer("first")});
  const Answers held{{"first", "x"}, {"second", Names{"x1", "z"}}};
  EXPECT_EQ(on_route(form({first, second}), "g", held).at("second"), Given(Names{"x1"}));
}

TEST(Route, AQuestionWhoseFilterLeavesNoChoiceIsNotAsked) {
  Question first = question(QuestionType::SelectOne, "first", "a");
  first.choices = {choice("x"), choice("y")};
  Question second = question(QuestionType::SelectOne, "second", "b");
  second.choices = {choice("x1", {{"of", "x"}}), choice("x2", {{"of", "x"}})};
  second.choice_filter = op(Op::Equal, {attribute("of"), answer("first")});
  second.required = true;
  const Questionnaire q = form({first, second});
  EXPECT_EQ(pages_of(route(q, "g", with({{"first", "x"}}))), (Names{"a", "b"}));
  const Route none = route(q, "g", with({{"first", "y"}}));
  EXPECT_EQ(pages_of(none), Names{"a"});
  EXPECT_TRUE(none.complete());
}

TEST(Route, KnowsWhetherALaterQuestionDependsOnAPage) {
  const Study s = small_interview();
  const auto depends = [&](std::size_t page) {
    return later_page_depends_on(s.questionnaire, "clients", s.questionnaire.pages[page]);
  };
  EXPECT_TRUE(depends(0));   // contact -> desk
  EXPECT_TRUE(depends(1));   // desk -> why
  EXPECT_FALSE(depends(2));  // why
  EXPECT_FALSE(depends(3));
}

TEST(Route, KnowsThatAChoiceFilterOfALaterPageDependsOnThisOne) {
  Question first = question(QuestionType::SelectOne, "first", "a");
  first.choices = {choice("x"), choice("y")};
  Question second = question(QuestionType::SelectOne, "second", "b");
  second.choices = {choice("of_x", {{"of", "x"}})};
  second.choice_filter = op(Op::Equal, {attribute("of"), answer("first")});
  const Questionnaire q = form({first, second});
  EXPECT_TRUE(later_page_depends_on(q, "g", q.pages[0]));
  EXPECT_FALSE(later_page_depends_on(q, "g", q.pages[1]));
}

TEST(Fold, TheLastGivenAnswerWins) {
  const std::vector<PageEvent> events{
      {"r", "a", "p1", {{"x", std::int64_t{3}}, {"y", "text"}}, "nl", "v", {}, false},
      {"r", "b", "p2", {{"z", std::int64_t{1}}}, "ar", "v", {}, true},
      {"r", "a", "p3", {{"x", std::int64_t{4}}, {"y", Absent::Skipped}}, "nl", "v", {}, true}};
  const Response r = fold(somebody(), events);
  EXPECT_EQ(r.answers,
            (Answers{{"x", std::int64_t{4}}, {"y", Absent::Skipped}, {"z", std::int64_t{1}}}));
  EXPECT_EQ(r.language, "nl");
  EXPECT_TRUE(r.complete);
}

TEST(Fold, ABranchOpenedLaterMakesTheResponseIncompleteAgain) {
  const std::vector<PageEvent> events{{"r", "a", "p1", {{"x", "n"}}, "nl", "v", {}, true},
                                      {"r", "a", "p2", {{"x", "y"}}, "nl", "v", {}, false}};
  EXPECT_FALSE(fold(somebody(), events).complete);
}

// A questionnaire of twelve select_one questions, a page each; each later one depends on one
// earlier answer being "a". The recount below follows the definition, question by question.
struct Chain {
  Questionnaire form;
  std::vector<int> parent;  // -1: asked of everybody
};

Chain random_chain(Chance& chance) {
  std::vector<Question> questions;
  std::vector<int> parent;
  for (int i = 0; i < 12; ++i) {
    Question q =
        question(QuestionType::SelectOne, "q" + std::to_string(i), "p" + std::to_string(i));
    q.choices = {choice("a"), choice("b")};
    parent.push_back(i == 0 || chance.below(3) == 0
                         ? -1
                         : static_cast<int>(chance.below(static_cast<std::uint64_t>(i))));
    if (parent.back() >= 0) {
      q.relevant = op(Op::Equal, {answer("q" + std::to_string(parent.back())), text("a")});
    }
    questions.push_back(q);
  }
  return {form(std::move(questions)), parent};
}

bool on_path(const Chain& chain, const Answers& held, int i) {
  const int up = chain.parent[static_cast<std::size_t>(i)];
  if (up < 0) return true;
  const auto it = held.find("q" + std::to_string(up));
  return it != held.end() && it->second == Given("a") && on_path(chain, held, up);
}

void expect_same_as_recount(const Chain& chain, const Answers& held) {
  const Route r = route(chain.form, "g", with(held));
  for (int i = 0; i < 12; ++i) {
    const std::string name = "q" + std::to_string(i);
    EXPECT_EQ(r.place("p" + std::to_string(i)) < r.stops.size(), on_path(chain, held, i)) << name;
    EXPECT_EQ(r.counted.contains(name), held.contains(name) && on_path(chain, held, i)) << name;
  }
}

TEST(Route, FlippingAnyConditionGivesTheSameAsCountingAnewAndFlippingBackRestoresAll) {
  Chance chance("route", "flip");
  for (int round = 0; round < 300; ++round) {
    const Chain chain = random_chain(chance);
    Answers held;
    for (int i = 0; i < 12; ++i) {
      if (chance.below(5) > 0) held["q" + std::to_string(i)] = chance.below(2) == 0 ? "a" : "b";
    }
    const Answers before = on_route(chain.form, "g", held);
    for (int i = 0; i < 12; ++i) {
      const std::string name = "q" + std::to_string(i);
      if (!held.contains(name)) continue;
      Answers flipped = held;
      flipped[name] = held[name] == Given("a") ? "b" : "a";
      expect_same_as_recount(chain, flipped);
      flipped[name] = held[name];
      EXPECT_EQ(on_route(chain.form, "g", flipped), before);
    }
  }
}

}  // namespace
}  // namespace peil::interview
