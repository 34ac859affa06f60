#include "peil/fieldwork/compose_message.h"

#include <gtest/gtest.h>

#include "peil/fieldwork/contact_number.h"

namespace peil::fieldwork {
namespace {

Study study_with(const std::string& body) {
  Study study;
  study.source_language = "nl";
  study.languages = {{"nl", "Nederlands", false}, {"ar", "العربية", true}};
  study.organisation = {"study/organisation", {{"nl", "De Dienst"}, {"ar", "الهيئة"}}};
  study.help = {"study/help", {{"nl", "Bel {organisation}."}, {"ar", "{organisation}"}}};
  study.waves = {{"2013", *read_day("2013-09-01"), *read_day("2013-11-30"), "", ""}};
  MessagePlan message;
  message.step = "invite";
  message.words[ContactMode::Email] = {{"s", {{"nl", "Dag {name}"}, {"ar", "{name}"}}},
                                       {"b", {{"nl", body}, {"ar", body}}}};
  Plan plan;
  plan.wave = "2013";
  plan.field.emplace();
  plan.field->site = "https://vragen.example";
  plan.field->messages = {message};
  study.plans = {plan};
  return study;
}

Composed composed(const Study& study, const Recipient& to) {
  const Plan& plan = study.plans[0];
  return compose_message(study, plan, plan.field->messages[0], ContactMode::Email, to);
}

TEST(ComposeMessage, EveryBlankIsFilledIn) {
  const Study study =
      study_with("{organisation}|{code}|{link}|{site}|{until}|{help}|{number}|it's|{name}");
  const std::string number = printed_contact_number(contact_number("p1"));
  const Composed made = composed(study, {"p1", "nl", "An", "7KQ2M4XW9D0F"});
  EXPECT_EQ(made.body,
            "De Dienst|7KQ2-M4XW-9D0F|https://vragen.example/nl#7KQ2M4XW9D0F|"
            "https://vragen.example|30 november 2013|Bel De Dienst.|" +
                number + "|it's|An");
  EXPECT_EQ(made.subject, "Dag An");
}

// "1234 567 890" among Arabic words would be shown as "890 567 1234".
TEST(ComposeMessage, AmongWordsFromTheRightGroupsKeepTheirOrder) {
  const Study study = study_with("رقم {number} رمز {code}");
  const std::string number = printed_contact_number(contact_number("p1"));
  EXPECT_EQ(composed(study, {"p1", "ar", "", "123456789012"}).body,
            "رقم \u200E" + number + " رمز \u200E1234-5678-9012");
}

TEST(ComposeMessage, WhatANameHoldsIsNoPattern) {
  const Study study = study_with("{name}");
  const Composed made =
      composed(study, {"p1", "nl", "{code}\r\nBcc: x@example.org '{'", "7KQ2M4XW9D0F"});
  EXPECT_EQ(made.body, "{code} Bcc: x@example.org '{'");
  EXPECT_EQ(made.subject, "Dag {code} Bcc: x@example.org '{'");
}

TEST(MessageTag, IsOfOnePersonStepAndWave) {
  const std::string tag = message_tag("2013", "invite", "p1");
  // sha256sum of the four lines.
  EXPECT_EQ(tag, "384c463298e26bf7747d03d963855b0a");
  EXPECT_NE(tag, message_tag("2013", "reminder-1", "p1"));
  EXPECT_NE(tag, message_tag("2011", "invite", "p1"));
  EXPECT_NE(tag, message_tag("2013", "invite", "p2"));
}

}  // namespace
}  // namespace peil::fieldwork
