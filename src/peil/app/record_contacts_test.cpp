#include "peil/app/record_contacts.h"

#include <gmock/gmock.h>

#include "peil/app/testing/loaded_wave.h"
#include "peil/fieldwork/contact_number.h"

namespace peil::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::LoadedWave;

/// A wave with its stores where a command finds them.
struct Recording : LoadedWave {
  Recording() {
    world.outside.read_stores = [this](const std::string&) {
      StoresToRead beside;
      auto people = std::make_unique<peil::testing::MemoryPeopleStore>();
      people->use_key({std::string(32, 'p'), ""});
      std::vector<Person> all;
      for (const auto& [key, id] : person) all.push_back({id, "2013", key, "nl", {}});
      people->add(all);
      beside.people = std::move(people);
      return beside;
    };
    world.outside.contact_store = [this](const std::string&, bool) {
      return std::make_unique<Lent>(contacts);
    };
  }
  // The same store for every opening.
  struct Lent : ContactStore {
    explicit Lent(ContactStore& of) : of_(of) {}
    std::vector<ContactEvent> claim(std::span<const ContactEvent> m) override {
      return of_.claim(m);
    }
    void settle(std::span<const ContactEvent> m) override { of_.settle(m); }
    std::size_t give_up_sending(const std::string& w, Day d) override {
      return of_.give_up_sending(w, d);
    }
    std::size_t add(std::span<const ContactEvent> e) override { return of_.add(e); }
    void each(const std::string& w,
              const std::function<void(const ContactEvent&)>& see) const override {
      of_.each(w, see);
    }
    ContactStore& of_;
  };

  Result<ContactsRecorded> record(const std::string& csv, const std::string& wave = "2013") {
    world.files.at["back.csv"] = csv;
    return record_contacts(study, {wave, "back.csv", "data"}, world.outside);
  }
  std::vector<std::string> codes(const std::string& csv) {
    const auto found = record(csv);
    if (found.ok()) return {};
    std::vector<std::string> all;
    for (const Problem& problem : found.problems()) all.push_back(problem.code);
    return all;
  }
  std::vector<ContactEvent> known() const {
    std::vector<ContactEvent> all;
    contacts.each("2013", [&](const ContactEvent& event) { all.push_back(event); });
    return all;
  }
  std::string printed(const std::string& key) const {
    const std::string& n = number.at(key);
    return n.substr(0, 4) + " " + n.substr(4, 3) + " " + n.substr(7);
  }
};

const std::string head = "number,result,day,mode,step\n";

TEST(RecordContacts, TakesRowsInByTheNumberOnTheLetterOnce) {
  Recording r;
  const std::string csv = "day;mode;result;number\r\n2013-09-12;letter;returned;" +
                          r.printed("c1") + "\r\n2013-09-13;phone;refused;" + r.number.at("f2") +
                          "\r\n";
  const auto done = r.record(csv);
  ASSERT_TRUE(done.ok()) << done.problems().front().message;
  EXPECT_EQ(done.value().rows, 2U);
  EXPECT_EQ(done.value().fresh, 2U);
  EXPECT_EQ(r.record(csv).value().fresh, 0U);
  const std::vector<ContactEvent> wanted{{r.person.at("c1"), "2013", "", ContactMode::Letter,
                                          ContactResult::Returned, *read_day("2013-09-12")},
                                         {r.person.at("f2"), "2013", "", ContactMode::Phone,
                                          ContactResult::Refused, *read_day("2013-09-13")}};
  EXPECT_THAT(r.known(), ::testing::UnorderedElementsAreArray(wanted));
}

TEST(RecordContacts, AMessageThatOthersSentHasAStepAndIsNotClaimedAgain) {
  Recording r;
  const std::string row = r.number.at("c1") + ",sent,2013-09-02,letter,";
  EXPECT_THAT(r.codes(head + row + "\n"), ElementsAre("field.step"));
  EXPECT_THAT(r.codes(head + row + "Brief 1\n"), ElementsAre("field.step"));
  EXPECT_TRUE(r.record(head + row + "invite\n").ok());
  EXPECT_TRUE(
      r.contacts
          .claim(std::vector<ContactEvent>{{r.person.at("c1"), "2013", "invite", ContactMode::Email,
                                            ContactResult::Sending, Day()}})
          .empty());
}

TEST(RecordContacts, EveryBadRowIsToldAndNoneTaken) {
  Recording r;
  const std::string good = r.number.at("c1");
  std::string mistyped = good;
  mistyped[4] = mistyped[4] == '5' ? '6' : '5';
  const auto found = r.record(head + good + ",refused,2013-09-12,phone,\n" +  // fine
                              mistyped + ",refused,2013-09-12,phone,\n" +     // 3
                              good + ",gone,2013-09-12,letter,\n" +           // 4
                              good + ",sending,2013-09-12,letter,\n" +        // 5
                              good + ",returned,12-9-2013,letter,\n" +        // 6
                              good + ",returned,2013-09-17,letter,\n" +       // 7: tomorrow
                              good + ",returned,2013-09-12,pigeon,\n" +       // 8
                              good + ",bounced,2013-09-12,letter,\n" +        // 9
                              good + ",returned\n");                          // 10
  ASSERT_FALSE(found.ok());
  std::vector<std::string> told;
  for (const Problem& problem : found.problems())
    told.push_back(std::to_string(problem.line) + " " + problem.code);
  EXPECT_THAT(told,
              ElementsAre("3 field.number", "4 field.result", "5 field.result", "6 field.day",
                          "7 field.day", "8 field.mode", "9 field.mode-of-result", "10 field.row"));
  for (const Problem& problem : found.problems()) EXPECT_FALSE(problem.mend.empty());
  EXPECT_TRUE(r.known().empty());
}

TEST(RecordContacts, ANumberOfNobodyInTheWaveIsTold) {
  Recording r;
  const auto found =
      r.record(head + fieldwork::contact_number("somebody else") + ",refused,2013-09-12,phone,\n");
  ASSERT_FALSE(found.ok());
  EXPECT_THAT(found.problems().front().message, HasSubstr("is of nobody in wave 2013"));
}

TEST(RecordContacts, TheFirstLineNamesTheColumnsAndNoOthers) {
  Recording r;
  EXPECT_THAT(r.codes(""), ElementsAre("field.columns"));
  EXPECT_THAT(r.codes("number,result,day\n"), ElementsAre("field.columns"));
  EXPECT_THAT(r.codes("number,result,day,mode,name\n"), ElementsAre("field.columns"));
  EXPECT_THAT(r.codes("number,result,day,mode,mode\n"), ElementsAre("field.columns"));
  EXPECT_THAT(r.codes("number,result,day,mode\n\"" + r.number.at("c1")), ElementsAre("field.row"));
  EXPECT_THAT(r.codes(std::string("n\0u\0", 4)), ElementsAre("field.row"));
  EXPECT_EQ(r.record(head).value().rows, 0U);
}

TEST(RecordContacts, AWaveWithoutPeopleHasNobodyToRecord) {
  Recording r;
  EXPECT_EQ(r.record(head, "2011").problems().front().code, "field.not-loaded");
  EXPECT_EQ(r.record(head, "1999").problems().front().code, "wave.unknown");
}

// Every result that can be recorded, by every way, is taken or refused by its own table.
TEST(RecordContacts, AResultComesByTheWaysThatItCan) {
  int taken = 0;
  for (const auto& [result, name] : contact_results) {
    for (const auto& [mode, mode_name] : contact_modes) {
      Recording r;
      const auto codes = r.codes(head + r.number.at("c1") + "," + std::string(name) +
                                 ",2013-09-12," + std::string(mode_name) + ",invite\n");
      taken += codes.empty() ? 1 : 0;
      EXPECT_EQ(r.known().size(), codes.empty() ? 1U : 0U);
    }
  }
  // sent 4, bounces 2 and 2, returned 2, phone 1 and 1, and six results by any of five ways.
  EXPECT_EQ(taken, 4 + 2 + 2 + 2 + 1 + 1 + 6 * 5);
}

}  // namespace
}  // namespace peil::app
