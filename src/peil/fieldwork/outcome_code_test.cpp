#include "peil/fieldwork/outcome_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace peil::fieldwork {
namespace {
namespace outcome_codes {  // the names of results stay in here

using enum ContactResult;

struct Told {
  ContactResult result;
  ContactMode mode = ContactMode::Letter;
  int day = -1;  // -1: a day after the one before it
};

FieldHistory history_of(const std::vector<Told>& all) {
  std::vector<ContactEvent> events;
  for (const Told& one : all) {
    const int day = one.day < 0 ? static_cast<int>(events.size()) : one.day;
    events.push_back({"p", "2013", "", one.mode, one.result, Day(std::chrono::days(16000 + day))});
  }
  return FieldHistory(events);
}

std::string code(const std::vector<Told>& all, InterviewStatus status = InterviewStatus::NotOpened,
                 bool recorded = true) {
  return std::string(name_of(outcome_of(history_of(all).state(), status, recorded)).code);
}

TEST(OutcomeCode, OfThoseWhoDidNotOpenTheInterviewIsWhatTheFieldTold) {
  EXPECT_EQ(code({}), "3.11");
  EXPECT_EQ(code({}, InterviewStatus::NotOpened, false), "3.19");
  EXPECT_EQ(code({{Failed}}), "3.11");
  EXPECT_EQ(code({{Sending}}), "3.90");
  EXPECT_EQ(code({{Unknown}}), "3.90");
  EXPECT_EQ(code({{Sent}}), "3.19");
  EXPECT_EQ(code({{Sent}, {Returned}}), "3.30");
  EXPECT_EQ(code({{Returned}}, InterviewStatus::NotOpened, false), "3.30");
  EXPECT_EQ(code({{Sent, ContactMode::Email}, {Bounced, ContactMode::Email}}), "3.30");
  EXPECT_EQ(code({{Sent, ContactMode::Email}, {BouncedSoft, ContactMode::Email}}), "3.30");
  EXPECT_EQ(code({{NoAnswer, ContactMode::Phone}}), "3.90");
  EXPECT_EQ(code({{Sent}, {NoAnswer, ContactMode::Phone}}), "3.19");
  EXPECT_EQ(code({{Sent}, {Appointment, ContactMode::Phone}}), "2.20");
  EXPECT_EQ(code({{Sent}, {Refused}}), "2.11");
  EXPECT_EQ(code({{Sent}, {OptedOut}}), "2.11");
  EXPECT_EQ(code({{Sent}, {Unable}}), "2.30");
  EXPECT_EQ(code({{Sent}, {Deceased}}), "2.31");
  EXPECT_EQ(code({{Sent}, {LeftCountry}}), "4.10");
  EXPECT_EQ(code({{Sent}, {NotEligible}}), "4.10");
}

TEST(OutcomeCode, WhatCameBackOneWayMayHaveComeThroughAnother) {
  EXPECT_EQ(code({{Sent}, {Sent, ContactMode::Email}, {Returned}}), "3.19");
  EXPECT_EQ(code({{Sent}, {Sent, ContactMode::Email}, {Returned}, {Bounced, ContactMode::Email}}),
            "3.30");
  // A letter that went out after one came back went to another address.
  EXPECT_EQ(code({{Sent}, {Returned}, {Sent}}), "3.19");
  EXPECT_EQ(code({{Sent}, {Sent}, {Returned}}), "3.30");
  EXPECT_EQ(code({{Sent}, {Sent, ContactMode::Paper}, {Returned}}), "3.30");
}

TEST(OutcomeCode, DaysCountAndNotWhenSomethingCameToBeKnown) {
  const auto on = [](ContactResult result, int day) {
    return Told{result, ContactMode::Letter, day};
  };
  EXPECT_EQ(code({on(Returned, 20), on(Sent, 5)}), "3.30");
  EXPECT_EQ(code({on(Returned, 5), on(Sent, 5)}), "3.30");
  EXPECT_EQ(code({on(Sent, 20), on(Returned, 6), on(Sent, 5)}), "3.19");
}

TEST(OutcomeCode, ARefusalAfterABeginningIsABreakOffAndAnswersStayAnswers) {
  for (const ContactResult later : {Refused, OptedOut, Unable, Deceased, Returned, NoAnswer}) {
    EXPECT_EQ(code({{Sent}, {later}}, InterviewStatus::Started), "2.12");
    EXPECT_EQ(code({{Sent}, {later}}, InterviewStatus::Partial), "1.2");
  }
  EXPECT_EQ(code({{NotEligible}}, InterviewStatus::Started), "4.10");
}

TEST(OutcomeCode, ACompleteStaysACompleteWhateverComes) {
  for (const auto& [result, name] : contact_results)
    EXPECT_EQ(code({{Sent}, {result}}, InterviewStatus::Complete), "1.1") << name;
}

TEST(OutcomeCode, HasOneNamePerOutcomeAndAllCodesDiffer) {
  std::set<std::string_view> codes;
  for (const OutcomeName& one : outcomes) {
    EXPECT_EQ(name_of(one.outcome).code, one.code);
    EXPECT_TRUE(codes.insert(one.code).second);
  }
}

// Any events in any order: each person has one code, the codes add up to the people, a complete is
// one, and the order in which events came to be known changes nothing.
TEST(OutcomeCode, AddsUpForEveryOrderOfEvents) {
  std::mt19937 random(20131016);
  const auto any = [&](std::size_t below) { return random() % below; };
  std::map<std::string_view, int> total;
  int completes = 0;
  constexpr int people = 20000;
  for (int person = 0; person < people; ++person) {
    std::vector<Told> events;
    for (std::size_t n = any(7); n > 0; --n)
      events.push_back({contact_results[any(contact_results.size())].first,
                        contact_modes[any(contact_modes.size())].first, static_cast<int>(any(4))});
    const auto status = static_cast<InterviewStatus>(any(interview_statuses));
    const bool recorded = any(2) == 0;
    const std::string own = code(events, status, recorded);
    int named = 0;
    for (const OutcomeName& one : outcomes) {
      if (one.code != own) continue;
      ++total[one.code];
      ++named;
    }
    ASSERT_EQ(named, 1) << own;
    completes += status == InterviewStatus::Complete ? 1 : 0;
    std::shuffle(events.begin(), events.end(), random);
    ASSERT_EQ(code(events, status, recorded), own);
  }
  int sum = 0;
  for (const auto& [one, n] : total) sum += n;
  EXPECT_EQ(sum, people);
  EXPECT_EQ(total["1.1"], completes);
  EXPECT_EQ(total.size(), outcomes.size()) << "every code comes up";
}

}  // namespace outcome_codes
}  // namespace
}  // namespace peil::fieldwork
