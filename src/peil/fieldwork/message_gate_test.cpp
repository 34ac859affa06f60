#include "peil/fieldwork/message_gate.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace peil::fieldwork {
namespace {

constexpr Day monday{std::chrono::days{15964}};  // 16 September 2013

MessagePlan message_of(const std::string& step, MessageTo to = MessageTo::Everybody) {
  MessagePlan message;
  message.step = step, message.day = monday, message.to = to;
  message.modes = {ContactMode::Email, ContactMode::Letter};
  return message;
}

Addressee reachable(const std::string& id = "p1") {
  Addressee who;
  who.person = id, who.group = "people", who.language = "nl";
  who.ways = {ContactMode::Email, ContactMode::Letter};
  return who;
}

ContactEvent event(ContactResult result, const std::string& step = "invite",
                   ContactMode mode = ContactMode::Email, int day = 0) {
  return {"p1", "2013", step, mode, result, monday + std::chrono::days(day)};
}

Passed passed(const Addressee& who, const MessagePlan& message, int day = 0, int days_between = 0) {
  FieldPlan field;
  field.days_between = days_between;
  return message_gate(field, message, monday + std::chrono::days(day), std::span(&who, 1)).front();
}

Passed after(const std::vector<ContactEvent>& events, const MessagePlan& message) {
  Addressee who = reachable();
  who.events = events;
  return passed(who, message, 30);
}

TEST(MessageGate, TheFirstWayByWhichSomebodyIsReachedIsTaken) {
  Addressee who = reachable();
  EXPECT_EQ(passed(who, message_of("invite")).by, ContactMode::Email);
  who.ways = {ContactMode::Letter};
  EXPECT_EQ(passed(who, message_of("invite")).by, ContactMode::Letter);
  who.ways = {};
  EXPECT_EQ(passed(who, message_of("invite")).left_out, LeftOut::NoWay);
  who.stray_address = true;
  EXPECT_EQ(passed(who, message_of("invite")).left_out, LeftOut::StrayAddress);
}

TEST(MessageGate, WhatCameBackIsNotSentByThatWayAgain) {
  using enum ContactResult;
  const auto reminder = message_of("reminder-1");
  EXPECT_EQ(after({event(Sent), event(Bounced)}, reminder).by, ContactMode::Letter);
  EXPECT_EQ(after({event(Sent), event(BouncedSoft)}, reminder).by, ContactMode::Email);
  EXPECT_EQ(
      after({event(Bounced), event(Returned, "invite", ContactMode::Letter)}, reminder).left_out,
      LeftOut::CameBack);
  const auto to_bounced = message_of("by-letter", MessageTo::Bounced);
  EXPECT_EQ(after({event(Sent), event(Bounced)}, to_bounced).by, ContactMode::Letter);
  EXPECT_EQ(after({event(Sent)}, to_bounced).left_out, LeftOut::NotTheirTurn);
}

TEST(MessageGate, AStepIsSentOnceAndAgainOnlyWhenNothingWentOut) {
  using enum ContactResult;
  const auto invite = message_of("invite");
  EXPECT_EQ(after({event(Sent)}, invite).left_out, LeftOut::HasStep);
  EXPECT_EQ(after({event(Sending)}, invite).left_out, LeftOut::InDoubt);
  EXPECT_EQ(after({event(Unknown)}, invite).left_out, LeftOut::InDoubt);
  EXPECT_EQ(after({event(Failed)}, invite).by, ContactMode::Email);
  EXPECT_EQ(after({event(Failed), event(Sent)}, invite).left_out, LeftOut::HasStep);
  // No such mailbox: refused before anything went out, so the letter goes instead.
  EXPECT_EQ(after({event(Failed), event(Bounced)}, invite).by, ContactMode::Letter);
  // Came back later: it went out, and another step has to follow it.
  EXPECT_EQ(after({event(Sent), event(Bounced)}, invite).left_out, LeftOut::HasStep);
}

TEST(MessageGate, PeopleAreLeftOutForWhatTheyOrOthersTold) {
  using enum ContactResult;
  const auto reminder = message_of("reminder-1");
  EXPECT_EQ(after({event(OptedOut, "")}, reminder).left_out, LeftOut::OptedOut);
  EXPECT_EQ(after({event(Refused, ""), event(Deceased, "")}, reminder).left_out, LeftOut::Deceased);
  EXPECT_EQ(after({event(Unable, "")}, reminder).left_out, LeftOut::Unable);
  EXPECT_EQ(after({event(NoAnswer, "")}, reminder).by, ContactMode::Email);
  Addressee who = reachable();
  who.earlier = OptedOut;  // in another wave
  EXPECT_EQ(passed(who, reminder).left_out, LeftOut::OptedOut);
  who = reachable(), who.progress = Progress::Complete;
  EXPECT_EQ(passed(who, message_of("invite")).left_out, LeftOut::Complete);
}

TEST(MessageGate, AMessageIsForThoseWhoCameSoFar) {
  const auto turn = [](Progress progress, MessageTo to) {
    Addressee who = reachable();
    who.progress = progress;
    return passed(who, message_of("reminder-1", to)).by.has_value();
  };
  EXPECT_TRUE(turn(Progress::NotStarted, MessageTo::NotStarted));
  EXPECT_FALSE(turn(Progress::Started, MessageTo::NotStarted));
  EXPECT_TRUE(turn(Progress::Started, MessageTo::Started));
  EXPECT_FALSE(turn(Progress::NotStarted, MessageTo::Started));
  EXPECT_TRUE(turn(Progress::Started, MessageTo::NotComplete));
  EXPECT_FALSE(turn(Progress::Complete, MessageTo::NotComplete));
}

TEST(MessageGate, GroupsLanguagesAndDaysBetweenAreKept) {
  MessagePlan message = message_of("reminder-1");
  message.groups = {"firms"};
  EXPECT_EQ(passed(reachable(), message).left_out, LeftOut::OtherGroup);
  message.groups = {}, message.languages = {"ar"};
  EXPECT_EQ(passed(reachable(), message).left_out, LeftOut::OtherLanguage);
  message.languages = {};
  Addressee who = reachable();
  who.events = {event(ContactResult::Sent)};
  EXPECT_EQ(passed(who, message, 6, 7).left_out, LeftOut::TooSoon);
  EXPECT_TRUE(passed(who, message, 7, 7).by);
  who.events = {event(ContactResult::Failed)};
  EXPECT_TRUE(passed(who, message, 1, 7).by);
}

// Waves that are played at random, with a recount of what everybody got that knows nothing of the
// gate.
class RandomField {
 public:
  explicit RandomField(unsigned seed) : luck_(seed) {
    field_.days_between = pick(4);
    for (int i = 0; i < 40; ++i) {
      Addressee who = reachable("p" + std::to_string(i));
      who.group = pick(2) == 0 ? "people" : "firms";
      who.language = pick(3) == 0 ? "ar" : "nl";
      who.ways.clear();
      if (pick(4) > 0) who.ways.push_back(ContactMode::Email);
      if (pick(4) > 0) who.ways.push_back(ContactMode::Letter);
      if (pick(12) == 0) who.earlier = ContactResult::OptedOut;
      people_.push_back(who);
    }
  }

  void play() {
    for (int day = 0; day < 12; ++day) {
      for (int turn = pick(3); turn > 0; --turn) send(day);
      for (Addressee& who : people_) happen(who, day);
    }
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(luck_); }

  MessagePlan any_message() {
    MessagePlan message =
        message_of("step-" + std::to_string(pick(4)), static_cast<MessageTo>(pick(5)));
    if (pick(4) == 0) message.groups = {"people"};
    if (pick(4) == 0) message.languages = {"nl"};
    if (pick(3) == 0) message.modes = {ContactMode::Letter};
    return message;
  }

  void send(int day) {
    const MessagePlan message = any_message();
    const auto passed = message_gate(field_, message, monday + std::chrono::days(day), people_);
    ASSERT_EQ(passed.size(), people_.size());
    std::size_t get = 0;
    std::map<LeftOut, std::size_t> left_out;
    for (std::size_t i = 0; i < passed.size(); ++i) {
      ASSERT_NE(passed[i].by.has_value(), passed[i].left_out.has_value());
      if (passed[i].left_out) ++left_out[*passed[i].left_out];
      if (!passed[i].by) continue;
      ++get;
      deliver(people_[i], message, *passed[i].by, day);
    }
    std::size_t all = get;
    for (const auto& [why, count] : left_out) all += count;
    EXPECT_EQ(all, people_.size());
  }

  void deliver(Addressee& who, const MessagePlan& message, ContactMode by, int day) {
    EXPECT_FALSE(silent_.contains(who.person)) << who.person << " wants nothing";
    EXPECT_FALSE(who.earlier) << who.person << " wanted nothing before";
    EXPECT_NE(who.progress, Progress::Complete);
    EXPECT_FALSE(dead_ways_.contains({who.person, by})) << "came back before";
    const ContactResult result = pick(5) == 0   ? ContactResult::Failed
                                 : pick(8) == 0 ? ContactResult::Unknown
                                                : ContactResult::Sent;
    const bool fresh =
        result == ContactResult::Failed || had_.insert({who.person, message.step}).second;
    EXPECT_TRUE(fresh) << "the same step twice";
    who.events.push_back(
        {who.person, "2013", message.step, by, result, monday + std::chrono::days(day)});
  }

  void happen(Addressee& who, int day) {
    const auto tell = [&](ContactResult result, ContactMode mode) {
      who.events.push_back({who.person, "2013", "", mode, result, monday + std::chrono::days(day)});
    };
    const int what = pick(40);
    if (what == 0) tell(ContactResult::OptedOut, ContactMode::Email), silent_.insert(who.person);
    if (what == 1) tell(ContactResult::Deceased, ContactMode::Phone), silent_.insert(who.person);
    if (what == 2) tell(ContactResult::Refused, ContactMode::Phone), silent_.insert(who.person);
    if (what == 3)
      tell(ContactResult::Bounced, ContactMode::Email),
          dead_ways_.insert({who.person, ContactMode::Email});
    if (what == 4)
      tell(ContactResult::Returned, ContactMode::Letter),
          dead_ways_.insert({who.person, ContactMode::Letter});
    if (what == 5) who.progress = Progress::Complete;
    if (what == 6 && who.progress == Progress::NotStarted) who.progress = Progress::Started;
  }

  std::mt19937 luck_;
  FieldPlan field_;
  std::vector<Addressee> people_;
  std::set<std::string> silent_;
  std::set<std::pair<std::string, std::string>> had_;
  std::set<std::pair<std::string, ContactMode>> dead_ways_;
};

TEST(MessageGate, InAnyHistoryNobodyGetsWhatTheyShouldNotAndCountsAddUp) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    RandomField(seed).play();
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace peil::fieldwork
