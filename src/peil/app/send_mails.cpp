#include "peil/app/send_messages.h"
#include "peil/base/outside_error.h"
#include "peil/fieldwork/compose_message.h"

namespace peil::app {
namespace {

constexpr int most_doubts = 3;  // one after the other: then the server is not well

ContactEvent claim_of(const Sending& sending, const std::string& person, ContactMode mode) {
  return {person, sending.plan.wave,      sending.message.step,
          mode,   ContactResult::Sending, sending.day};
}

void settle(const Sending& sending, ContactEvent message, ContactResult result) {
  message.result = result;
  sending.contacts.settle(std::span(&message, 1));
}

Mail mail_to(const Sending& sending, const fieldwork::Addressee& who, const ContactData& data) {
  const fieldwork::Composed words =
      fieldwork::compose_message(sending.study, sending.plan, sending.message, ContactMode::Email,
                                 {who.person, who.language, data.name, sending.codes.at(data.unit_key)});
  return {data.email, words.subject, words.body, who.language,
          fieldwork::message_tag(sending.plan.wave, sending.message.step, who.person), words.number};
}

// Settles what the server made of a message.
void take_note(const Sending& sending, const ContactEvent& message, const HandedOver& handed,
               Invited& done) {
  switch (handed.how) {
    case HandedOver::How::Taken:
      settle(sending, message, ContactResult::Sent);
      ++done.mailed;
      break;
    case HandedOver::How::NoSuchAddress: {
      // Nothing went out, and by this way nothing will.
      settle(sending, message, ContactResult::Failed);
      ContactEvent bounced = message;
      bounced.result = ContactResult::Bounced;
      sending.contacts.add(std::span(&bounced, 1));
      ++done.no_such_address;
      break;
    }
    case HandedOver::How::NotNow:
      settle(sending, message, ContactResult::Failed);
      ++done.not_now;
      break;
    case HandedOver::How::InDoubt:
      // The only one that is in the air.
      sending.contacts.give_up_sending(sending.plan.wave, sending.day);
      ++done.in_doubt;
      break;
  }
}

}  // namespace

std::vector<std::size_t> those_by(ContactMode mode, std::span<const fieldwork::Passed> passed) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < passed.size(); ++i)
    if (passed[i].by == mode) all.push_back(i);
  return all;
}

void send_mails(const Sending& sending, const FieldPeople& people,
                std::span<const std::size_t> whom, std::size_t most, MailSender& mailer,
                std::set<std::string>& tried, Invited& done) {
  int doubts = 0;
  std::size_t sent = 0;
  for (const std::size_t i : whom) {
    if (sent == most) return;
    const fieldwork::Addressee& who = people.seen[i];
    if (!tried.insert(who.person).second) continue;
    ++sent;
    const Mail mail = mail_to(sending, who, people.contact[i]);
    const ContactEvent message = claim_of(sending, who.person, ContactMode::Email);
    if (sending.contacts.claim(std::span(&message, 1)).empty()) continue;
    HandedOver handed;
    try {
      handed = mailer.send(mail);
    } catch (const OutsideError& error) {
      settle(sending, message, ContactResult::Failed);
      done.stopped = error.what();
      return;
    }
    take_note(sending, message, handed, done);
    doubts = handed.how == HandedOver::How::InDoubt ? doubts + 1 : 0;
    if (doubts < most_doubts) continue;
    done.stopped = "The mail server broke the connection three times in a row.";
    return;
  }
}

}  // namespace peil::app
