// Who comes in, when, and in which language.
#include <gtest/gtest.h>

#include <chrono>

#include "peil/base/zone.h"
#include "peil/interview/login_code.h"
#include "peil/sampling/alike.h"
#include "talk.h"

namespace peil::talks {
namespace {

using app::Interview;

TEST(LogIn, TakesTheCodeAsPeopleTypeItAndNoOther) {
  Talk talk;
  const Interview& interview = talk.house().interview;
  EXPECT_EQ(interview.log_in(" ol23 4567 89ab "), talk.id());
  EXPECT_FALSE(interview.log_in("0123-4567-89AC"));
  EXPECT_FALSE(interview.log_in(""));
  EXPECT_FALSE(interview.log_in("' OR 1=1 --"));
}

// A clock beside the door would tell a code of the sample from one that was made up.
TEST(LogIn, LooksUpAsMuchForACodeThatIsUnknownClosedOrNoCodeAtAll) {
  struct CountedKeys : testing::MemoryKeyStore {
    mutable int asked = 0;
    std::optional<std::string> respondent(const std::string& code_hmac) const override {
      ++asked;
      return MemoryKeyStore::respondent(code_hmac);
    }
  } keys;
  struct CountedAnswers : testing::MemoryResponseStore {
    mutable int asked = 0;
    std::optional<Respondent> respondent(const std::string& id) const override {
      ++asked;
      return MemoryResponseStore::respondent(id);
    }
  } answers;
  Talk talk;
  House& house = talk.house();
  answers.enrol(std::vector{*house.responses().respondent(talk.id())}, std::nullopt);
  keys.add(std::vector<KeyEntry>{
      {interview::login_code_hmac(house.stores.server_key,
                                  interview::canonical_login_code("0123-4567-89AB").value()),
       talk.id(), "person"}});
  const Interview interview(house.study, house.study.waves[0], answers, keys, house.clock,
                            house.secrets, house.stores.server_key);
  const auto work = [&](const char* code) {
    keys.asked = answers.asked = 0;
    EXPECT_EQ(interview.log_in(code).has_value(), house.clock.day == *read_day("2013-10-01"));
    return std::pair(keys.asked, answers.asked);
  };
  const auto open = work("0123-4567-89AB");
  EXPECT_EQ(open, std::pair(1, 1));
  house.clock.day = *read_day("2014-01-01");
  EXPECT_EQ(work("0123-4567-89AB"), open) << "closed";
  EXPECT_EQ(work("2222-2222-2222"), open) << "unknown";
  EXPECT_EQ(work("no code"), open);
}

TEST(LogIn, IsOpenFromTheFirstToTheLastDayOfFieldwork) {
  Talk talk;
  const auto opens = [&](const char* day) {
    talk.house().clock.day = *read_day(day);
    return talk.house().interview.log_in("0123-4567-89AB").has_value();
  };
  EXPECT_FALSE(opens("2013-08-31"));
  EXPECT_TRUE(opens("2013-09-01"));
  EXPECT_TRUE(opens("2013-11-30"));
  EXPECT_FALSE(opens("2013-12-01"));
}

TEST(LogIn, APageOpenedOnTheLastDayCanStillBeSentTheDayAfter) {
  Talk talk;
  const auto page = [&] {
    auto p = talk.cached();
    p.fields.emplace_back("contact", "none");
    return p;
  }();
  talk.house().clock.day = *read_day("2013-12-01");
  EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(talk.post(page)));
  talk.house().clock.day = *read_day("2013-12-02");
  EXPECT_TRUE(std::holds_alternative<Interview::LogIn>(talk.post(page)));
  talk.has_events(1);
}

TEST(LogIn, AfterCompletionSaysWhenItWasReceivedAndAnswersCanBeChangedUntilTheEnd) {
  Talk talk("lawyers");
  talk.answers("contact", "none").sends().ends();
  talk.house().clock.day = *read_day("2013-11-30");
  talk.comes_back_later().ends();
  EXPECT_EQ(talk.thanked()->received, *read_day("2013-10-01"));
  EXPECT_TRUE(talk.thanked()->changeable);
  EXPECT_EQ(talk.thanked()->first, "contact");
  talk.house().clock.day = *read_day("2013-12-05");
  const auto view = talk.house().interview.thanks(talk.id());
  EXPECT_FALSE(std::get<Interview::Thanks>(view).changeable);
}

TEST(LogIn, FieldworkSaysItsDaysAndWhetherTodayIsOneOfThem) {
  Talk talk;
  const auto open = [&](const char* day) {
    talk.house().clock.day = *read_day(day);
    return talk.house().interview.fieldwork().open;
  };
  EXPECT_FALSE(open("2013-08-31"));
  EXPECT_TRUE(open("2013-09-01"));
  EXPECT_TRUE(open("2013-11-30"));
  EXPECT_FALSE(open("2013-12-01"));
}

TEST(TestCodes, GoRoundTheGroupsAndAreNeverCounted) {
  House house;
  const auto codes = house.interview.make_test_codes(3);
  ASSERT_EQ(codes.size(), 3u);
  EXPECT_EQ(codes[0].group, "clients");
  EXPECT_EQ(codes[1].group, "lawyers");
  EXPECT_EQ(codes[2].group, "clients");
  house.clock.day = *read_day("2030-01-01");
  for (const auto& code : codes) {
    const auto id = house.interview.log_in(code.code);
    ASSERT_TRUE(id) << "trial interviews are open at any time";
    const auto who = house.responses().respondent(*id);
    EXPECT_TRUE(who->test);
    EXPECT_EQ(who->group, code.group);
    const auto view = house.interview.show(*id, "", "nl");
    EXPECT_TRUE(std::get<interview::PageShown>(view).test);
  }
  EXPECT_TRUE(house.responses().enrolled("2013").empty());
  EXPECT_EQ(house.stores.keys->size(), 0u);
}

// Half past eleven in the evening of the last day in Greenwich, when it is the next day in
// Amsterdam.
struct LateClock : Clock {
  Day today(const std::string& zone) const override {
    return day_in(zone, std::chrono::sys_days(*read_day("2013-11-30")) + std::chrono::hours(23) +
                            std::chrono::minutes(30));
  }
  std::string now(const std::string&) const override { return "2013-09-16T10:30:05+02:00"; }
  std::int64_t seconds() const override { return 0; }
};

TEST(LogIn, FieldworkEndsWithTheDayOfTheStudysTimeZone) {
  Study study = interview::testing::small_interview();
  study.waves.back().to = *read_day("2013-11-30");
  Stores stores = testing::memory_stores();
  const LateClock clock;
  CountedSecrets secrets;
  for (const auto& [zone, open] :
       {std::pair{"Europe/Amsterdam", false}, {"UTC", true}, {"America/Curacao", true}}) {
    study.time_zone = zone;
    const app::Interview interview(study, study.waves.back(), *stores.responses, *stores.keys,
                                   clock, secrets, stores.server_key);
    EXPECT_EQ(interview.fieldwork().open, open) << zone;
  }
}

// A person of a cell in which few of the frame have one of the languages: see sampling/alike.h.
TEST(Language, IsNotKeptWhereItWouldTellWhoAnswers) {
  Study study = interview::testing::small_interview();
  Plan plan;
  plan.wave = study.waves.back().name;
  plan.design = {"town"};
  study.plans = {plan};
  Stores stores = testing::memory_stores();
  const auto person = [&](const std::string& id, const std::string& town) {
    Respondent who;
    who.id = id;
    who.wave = plan.wave;
    who.group = "clients";
    who.stratum = "clients";
    who.design = {{"town", town}, {"panel_member", "0123"}};
    return who;
  };
  DrawRecord record;
  record.wave = plan.wave;
  record.without_language = {sampling::cell_of(plan, "clients", "clients", {{"town", "Ede"}})};
  stores.responses->enrol(std::vector{person("few", "Ede"), person("many", "Wageningen")}, record);
  FixedClock clock;
  CountedSecrets secrets;
  app::Interview interview(study, study.waves.back(), *stores.responses, *stores.keys, clock,
                           secrets, stores.server_key);
  for (const auto& [id, kept] : {std::pair{"few", ""}, {"many", "nl"}}) {
    const auto view = interview.show(id, "", "nl");
    const auto& page = std::get<interview::PageShown>(view);
    interview::Fields fields{{app::Interview::mark_field, page.post}};
    for (const auto& question : page.questions) {
      fields.emplace_back(question.question->name,
                          question.choices.empty() ? "7" : question.choices.front()->name);
    }
    bool answered = false;
    interview.send(
        {id, page.page->name, fields, "nl", app::Interview::Way::Stay},
        [](const std::function<void()>& work) { work(); },
        [&](const app::Interview::Outcome&) { answered = true; },
        [](const std::exception_ptr&) { FAIL(); });
    EXPECT_TRUE(answered);
    const auto events = stores.responses->events(id);
    ASSERT_EQ(events.size(), 1u) << id;
    EXPECT_EQ(events.front().language, kept) << id;
  }
}

}  // namespace
}  // namespace peil::talks
