// Interviews by questionnaires as files have them: calculations, earlier answers in texts, texts at
// choices, days and orders.
#include <gtest/gtest.h>

#include "peil/interview/aside.h"
#include "peil/interview/keeping.h"
#include "peil/interview/show.h"
#include "peil/interview/take.h"
#include "peil/study/testing/form_text.h"

namespace peil::interview {
namespace {

using study::testing::study_of;

// Somebody who fills in page after page.
class Person {
 public:
  explicit Person(const std::string& questions) : study_(study_of(questions)) {
    who_.id = "r1";
    who_.wave = "2013";
    who_.group = "people";
    send("overall", {{"overall", "4"}});
  }

  Taken take_page(const std::string& page, const Fields& fields) {
    const Route now = route(study_.form("2013"), who_.group, sent_);
    const std::size_t place = now.place(page);
    if (place == now.stops.size()) return ADD_FAILURE() << page << " is not asked", Taken{};
    return take(study_, now, now.stops[place], fields, "nl", read_day("2013-09-10"));
  }

  /// Sends a page; what is wrong with it, or "".
  std::string send(const std::string& page, const Fields& fields) {
    const Taken taken = take_page(page, fields);
    for (const auto& [item, error] : taken.errors) return item + ": " + error;
    for (const auto& [item, given] : taken.answers) sent_.answers[item] = given;
    sent_.pages.insert(page);
    return {};
  }

  /// Leaves a page by Previous: what is valid is kept, what is not is kept aside.
  void leave(const std::string& page, const Fields& fields) {
    const Route now = route(study_.form("2013"), who_.group, sent_);
    const Taken taken = take_page(page, fields);
    for (const auto& [item, given] : worth_keeping(taken, sent_.answers))
      sent_.answers[item] = given;
    for (const auto& [item, given] : typed_aside(now.stops[now.place(page)], taken, sent_.answers))
      sent_.answers[item] = given;
  }

  PageShown page(const std::string& name) const {
    const Route now = route(study_.form("2013"), who_.group, sent_);
    PageShown shown = interview::shown(study_, who_, sent_, now, now.place(name), "nl");
    show_aside(shown, study_, now, sent_.answers, read_day("2013-09-10"));
    return shown;
  }

  std::string pages() const {
    std::string names;
    for (const Stop& stop : route(study_.form("2013"), who_.group, sent_).stops)
      names += stop.page->name + (stop.sent ? "+ " : " ");
    return names;
  }

  std::string label(const std::string& page_name) const {
    const PageShown shown = page(page_name);
    return say(study_, shown.questions.at(0).question->label, "nl", {}, shown.piped);
  }

  Answers counted() const { return on_route(study_.form("2013"), who_.group, sent_.answers); }
  const Study& study() const { return study_; }

 private:
  Study study_;
  Respondent who_;
  Sent sent_;
};

const std::string calculating = R"toml(
[[question]]
type = "integer"
name = "visits"
page = "visits"
label = "Hoe vaak?"
[[question]]
type = "integer"
name = "calls"
page = "visits"
label = "Hoe vaak belde u?"
[[question]]
type = "calculate"
name = "contacts"
calculation = "${visits} + ${calls}"
[[question]]
type = "calculate"
name = "much"
calculation = "if(${contacts} > 5, 'veel', 'weinig')"
[[question]]
type = "text"
name = "why"
page = "why"
label = "Waarom ${contacts|zo vaak} keer, dus ${much|iets}?"
relevant = "${contacts} >= 2"
)toml";

TEST(Calculate, DecidesWhatIsAskedAndIsWorkedOutAnew) {
  Person person(calculating);
  EXPECT_EQ(person.send("visits", {{"visits", "1"}, {"calls", "0"}}), "");
  EXPECT_EQ(person.pages(), "overall+ visits+ ");
  EXPECT_EQ(person.counted().at("contacts"), Given(std::int64_t{1}));
  EXPECT_EQ(person.send("visits", {{"visits", "1"}, {"calls", "7"}}), "");
  EXPECT_EQ(person.pages(), "overall+ visits+ why ");
  EXPECT_EQ(person.label("why"), "Waarom 8 keer, dus veel?");
}

TEST(Calculate, OfAnAnswerThatIsNotThereIsNothing) {
  Person person(calculating);
  EXPECT_EQ(person.send("visits", {{"visits", "6"}, {"calls", ""}}), "");
  EXPECT_FALSE(person.counted().contains("contacts"));
  EXPECT_EQ(person.pages(), "overall+ visits+ ");
}

TEST(Calculate, IsNeverOnAPageNorAmongWhatIsSent) {
  Person person(calculating);
  EXPECT_EQ(person.page("visits").questions.size(), 2u);
  const Taken taken = person.take_page("visits", {{"visits", "1"}, {"contacts", "99"}});
  EXPECT_FALSE(taken.answers.contains("contacts"));
}

TEST(Calculate, DecidesWhetherAPageIsTheLast) {
  // What is left to ask hangs on the calculation, and so on the page that it looks at.
  Person person(calculating);
  EXPECT_FALSE(person.page("visits").last);
}

const std::string choosing = R"toml(
[[question]]
type = "select_one"
name = "channel"
page = "channel"
label = "Hoe?"
required = true
choices = [
  { name = "desk", label = "aan de <b>balie</b>" },
  { name = "other", label = "Anders", other = "channel_other" },
]
[[question]]
type = "text"
name = "about"
page = "about"
label = "Hoe was het {organisation} {channel_word}?"
)toml";

std::string choosing_with(const std::string& label) {
  std::string text = choosing;
  const std::string old = "Hoe was het {organisation} {channel_word}?";
  return text.replace(text.find(old), old.size(), label);
}

TEST(Pipes, SayTheLabelOfAChoiceAndTheFallbackOfNone) {
  Person person(
      choosing_with("Hoe was het ${channel} van {organisation}, ${channel_other|niets}?"));
  EXPECT_EQ(person.send("channel", {{"channel", "desk"}}), "");
  EXPECT_EQ(person.label("about"), "Hoe was het aan de <b>balie</b> van Dienst, niets?");
}

TEST(Pipes, DoNotTakeAnAnswerForAMessage) {
  Person person(choosing_with("'${channel_other|niets}' bij {organisation}"));
  EXPECT_EQ(person.send("channel",
                        {{"channel", "other"}, {"channel_other", "{organisation} ${overall} 'x'"}}),
            "");
  EXPECT_EQ(person.label("about"), "'{organisation} ${overall} 'x'' bij Dienst");
}

TEST(Pipes, KeepTheDirectionOfWhatWasWrittenToItself) {
  Person person(choosing_with("Via ${channel_other|niets} dus"));
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", "البريد (1)"}}), "");
  EXPECT_EQ(person.label("about"), "Via \u2068البريد (1)\u2069 dus");
}

TEST(Pipes, RepeatTheBeginningOfALongAnswer) {
  Person person(choosing_with("${channel_other|niets}"));
  const std::string much(1000, 'a');
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", much}}), "");
  EXPECT_EQ(person.label("about"), std::string(200, 'a') + "\u2026");
}

TEST(TextAtChoice, IsAnAnswerOfItsOwnWhereItsChoiceIsChosen) {
  Person person(choosing_with("Wat?"));
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", " per post "}}), "");
  EXPECT_EQ(person.counted().at("channel_other"), Given("per post"));
  EXPECT_EQ(person.pages(), "overall+ channel+ about ");
}

TEST(TextAtChoice, IsAskedForInWordsWhereItIsEmpty) {
  Person person(choosing_with("Wat?"));
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", " "}}),
            "channel_other: Schrijf op wat u bedoelt met ‘Anders’.");
  EXPECT_EQ(person.send("channel", {{"channel", "desk"}}), "");
}

TEST(TextAtChoice, StaysAsideWhenItsChoiceIsTakenBackAndComesBackWithIt) {
  Person person(choosing_with("Wat?"));
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", "per post"}}), "");
  // The page has no script, so the field still holds the text.
  EXPECT_EQ(person.send("channel", {{"channel", "desk"}, {"channel_other", "per post"}}), "");
  EXPECT_FALSE(person.counted().contains("channel_other"));
  EXPECT_EQ(person.pages(), "overall+ channel+ about ");
  EXPECT_EQ(person.page("channel").questions.at(0).given.at("channel_other"), Given("per post"));
  EXPECT_EQ(person.send("channel", {{"channel", "desk"}, {"channel_other", "per post"}}), "");
  EXPECT_EQ(person.send("channel", {{"channel", "other"}, {"channel_other", "per post"}}), "");
  EXPECT_EQ(person.counted().at("channel_other"), Given("per post"));
}

TEST(TextAtChoice, ThatIsNewWithoutItsChoiceIsNotPassedOver) {
  Person person(choosing_with("Wat?"));
  EXPECT_EQ(person.send("channel", {{"channel", "desk"}, {"channel_other", "per post"}}),
            "channel_other: U schreef hier iets op. Kies dan ook ‘Anders’, of maak dit veld leeg.");
  // Previous holds nobody: it is kept aside, and shown with its mistake.
  person.leave("channel", {{"channel", "desk"}, {"channel_other", "per post"}});
  const PageShown page = person.page("channel");
  EXPECT_EQ(page.questions.at(0).typed.at("channel_other"), "per post");
  EXPECT_TRUE(page.questions.at(0).errors.contains("channel_other"));
  EXPECT_EQ(page.questions.at(0).given.at("channel"), Given("desk"));
}

const std::string dated = R"toml(
[[question]]
type = "date"
name = "asked_on"
page = "asked_on"
label = "Wanneer vroeg u het aan?"
constraint = ". <= today() and . >= date('2010-01-01')"
constraint_message = "Kies een dag van 2010 tot en met vandaag."
[[question]]
type = "date"
name = "heard_on"
page = "heard_on"
label = "U vroeg het aan op ${asked_on|een dag}. Wanneer hoorde u het?"
constraint = ". >= ${asked_on}"
relevant = "${asked_on} != ''"
[[question]]
type = "calculate"
name = "waited"
calculation = "${heard_on} - ${asked_on}"
[[question]]
type = "note"
name = "so"
page = "so"
label = "U wachtte ${waited|een aantal} dagen."
)toml";

Fields day(const std::string& item, const std::string& d, const std::string& m,
           const std::string& y) {
  return {{item + ".day", d}, {item + ".month", m}, {item + ".year", y}};
}

TEST(Date, IsKeptAsADayAndComparedWithToday) {
  Person person(dated);
  EXPECT_EQ(person.send("asked_on", day("asked_on", "10", "9", "2013")), "");
  EXPECT_EQ(person.counted().at("asked_on"), Given("2013-09-10"));
  const std::string late = "asked_on: Kies een dag van 2010 tot en met vandaag.";
  EXPECT_EQ(person.send("asked_on", day("asked_on", "11", "9", "2013")), late);
  EXPECT_EQ(person.send("asked_on", day("asked_on", "31", "12", "2009")), late);
  EXPECT_EQ(person.send("asked_on", day("asked_on", "31", "2", "2013")),
            "asked_on: Die dag bestaat niet. Controleer dag en maand.");
}

TEST(Date, IsWrittenAsTheLanguageDoesAndCounted) {
  Person person(dated);
  EXPECT_EQ(person.send("asked_on", day("asked_on", "27", "2", "2012")), "");
  EXPECT_EQ(person.label("heard_on"), "U vroeg het aan op 27 februari 2012. Wanneer hoorde u het?");
  EXPECT_EQ(person.send("heard_on", day("heard_on", "26", "2", "2012")),
            "heard_on: Dit antwoord past niet bij de vraag.");
  EXPECT_EQ(person.send("heard_on", day("heard_on", "1", "3", "2012")), "");
  EXPECT_EQ(person.label("so"), "U wachtte 3 dagen.");  // 2012 has a 29 February
}

TEST(Date, ThatIsLeftHalfDoneIsShownAgain) {
  Person person(dated);
  person.leave("asked_on", day("asked_on", "31", "2", ""));
  const PageShown page = person.page("asked_on");
  EXPECT_EQ(page.questions.at(0).errors.at("asked_on"), "Vul dag, maand en jaar in.");
  EXPECT_FALSE(person.counted().contains("asked_on"));
  EXPECT_EQ(person.send("asked_on", {}), "");  // it need not be given
  EXPECT_EQ(person.counted().at("asked_on"), Given(Absent::Skipped));
}

const std::string ranking = R"toml(
[[question]]
type = "rank"
name = "order"
page = "order"
label = "Wat is het belangrijkst?"
ranks = 2
required = true
dont_know = true
rotate = true
choices = [
  { name = "speed", label = "snelheid" },
  { name = "words", label = "woorden" },
  { name = "price", label = "prijs" },
]
[[question]]
type = "text"
name = "why"
page = "why"
label = "Waarom ${order|dat}?"
relevant = "selected(${order}, 'words')"
)toml";

TEST(Rank, IsKeptInItsOrderAndLeadsOn) {
  Person person(ranking);
  EXPECT_EQ(person.send("order", {{"order.words", "2"}, {"order.price", "1"}}), "");
  EXPECT_EQ(person.counted().at("order"), Given(std::vector<std::string>{"price", "words"}));
  EXPECT_EQ(person.label("why"), "Waarom prijs, woorden?");
  EXPECT_EQ(person.send("order", {{"order.speed", "1"}, {"order.price", "2"}}), "");
  EXPECT_EQ(person.pages(), "overall+ order+ ");
}

TEST(Rank, SaysWhatIsAmissInWords) {
  Person person(ranking);
  EXPECT_EQ(person.send("order", {}), "order: Geef de plaatsen 1 tot en met 2.");
  EXPECT_EQ(person.send("order", {{"order.words", "2"}, {"order.price", "2"}}),
            "order: Plaats 2 gaf u twee keer: aan ‘woorden’ en aan ‘prijs’. Geef er een van een "
            "andere plaats.");
  EXPECT_EQ(person.send("order", {{"order.words", "1"}}),
            "order: Plaats 2 is nog niet gegeven. Kies een antwoord voor die plaats.");
  EXPECT_EQ(person.send("order", {{"order", "dont_know"}, {"order.words", "1"}}),
            "order: Geef een antwoord, of kies ‘Weet ik niet’. Niet allebei.");
  EXPECT_EQ(person.send("order", {{"order", "dont_know"}}), "");
  EXPECT_EQ(person.counted().at("order"), Given(Absent::DontKnow));
}

TEST(OrdersShown, AreTheSameAtEveryVisitAndDifferBetweenPeople) {
  Person person(ranking);
  const Route now = route(person.study().form("2013"), "people", {});
  const Stop& stop = now.stops.at(1);
  const auto order_of = [&](const std::string& id) {
    return std::get<std::vector<std::string>>(
        orders_shown(id, stop, now.counted).at("peil.order.order"));
  };
  std::map<std::string, int> first;
  for (int i = 0; i < 600; ++i) {
    const auto order = order_of("person " + std::to_string(i));
    EXPECT_EQ(order_of("person " + std::to_string(i)), order);
    ++first[order.at(0)];
  }
  // 200 each; five standard deviations of a binomial are 58.
  for (const char* name : {"speed", "words", "price"}) EXPECT_NEAR(first[name], 200, 58) << name;
}

}  // namespace
}  // namespace peil::interview
