#include "peil/fieldwork/outcome_code.h"

#include <algorithm>
#include <utility>

namespace peil::fieldwork {
namespace {

constexpr std::size_t place(ContactMode mode) {
  switch (mode) {
    case ContactMode::Letter:
    case ContactMode::Paper:
      return 0;  // one address, one letter box
    case ContactMode::Email:
      return 1;
    case ContactMode::Sms:
      return 2;
    case ContactMode::Phone:
      break;
  }
  return 3;
}

// What an event tells of the person; NothingRecorded: it is about a message only. A state further
// down in FieldState is never taken back by one further up: who refused and is called again has
// refused, and who is no customer is none, whatever else they say.
constexpr FieldState told_by(ContactResult result) {
  switch (result) {
    case ContactResult::NoAnswer:
      return FieldState::NobodyAnswered;
    case ContactResult::Appointment:
      return FieldState::Appointed;
    case ContactResult::Unable:
      return FieldState::Unable;
    case ContactResult::Deceased:
      return FieldState::Deceased;
    case ContactResult::Refused:
    case ContactResult::OptedOut:
      return FieldState::Refused;
    case ContactResult::LeftCountry:
      return FieldState::LeftCountry;
    case ContactResult::NotEligible:
      return FieldState::NotEligible;
    case ContactResult::Sending:
    case ContactResult::Sent:
    case ContactResult::Unknown:
    case ContactResult::Failed:
    case ContactResult::BouncedSoft:
    case ContactResult::Bounced:
    case ContactResult::Returned:
      break;
  }
  return FieldState::NothingRecorded;
}

// The table. Rows: FieldState; columns: NotOpened, Started, Partial, Complete. Answers that are in
// the file stay interviews; who began and did not give enough of them broke off, whatever was heard
// of them besides, unless they are not of the population.
constexpr auto code_table = [] {
  using enum Outcome;
  return std::array<std::array<Outcome, interview_statuses>, field_states>{{
      {NotSent, BreakOff, Partial, Complete},          // nothing recorded
      {UnknownOther, BreakOff, Partial, Complete},     // nobody answered the telephone
      {Undelivered, BreakOff, Partial, Complete},      // came back
      {UnknownOther, BreakOff, Partial, Complete},     // perhaps sent
      {NothingReturned, BreakOff, Partial, Complete},  // sent
      {NonContact, BreakOff, Partial, Complete},       // appointed
      {Other, BreakOff, Partial, Complete},            // unable
      {Deceased, BreakOff, Partial, Complete},         // deceased
      {Refused, BreakOff, Partial, Complete},          // refused
      {NotEligible, NotEligible, Partial, Complete},   // left the country
      {NotEligible, NotEligible, Partial, Complete},   // not eligible
  }};
}();

}  // namespace

const OutcomeName& name_of(Outcome outcome) {
  return *std::ranges::find(outcomes, outcome, &OutcomeName::outcome);
}

FieldHistory::FieldHistory(std::vector<ContactEvent> events) {
  std::ranges::stable_sort(events, {}, [](const ContactEvent& event) {
    return std::pair(event.day, !goes_out(event.result));
  });
  for (const ContactEvent& event : events) add(event);
}

void FieldHistory::add(const ContactEvent& event) {
  Way& way = ways_[place(event.mode)];
  switch (event.result) {
    case ContactResult::Sending:
    case ContactResult::Unknown:
      way = std::max(way, Way::PerhapsSent);
      break;
    case ContactResult::Sent:
      way = Way::Out;
      sent_ = true;
      break;
    case ContactResult::BouncedSoft:
    case ContactResult::Bounced:
    case ContactResult::Returned:
      way = Way::CameBack;  // with all that went this way before it
      break;
    default:
      told_ = std::max(told_, told_by(event.result));
  }
}

bool FieldHistory::delivered() const { return std::ranges::find(ways_, Way::Out) != ways_.end(); }

FieldState FieldHistory::state() const {
  if (told_ > FieldState::Sent) return told_;
  switch (std::ranges::max(ways_)) {
    case Way::Out:
      return FieldState::Sent;
    case Way::PerhapsSent:
      return FieldState::PerhapsSent;
    case Way::CameBack:
      return FieldState::CameBack;
    case Way::Unused:
      break;
  }
  return told_;
}

Outcome outcome_of(FieldState state, InterviewStatus status, bool sending_recorded) {
  if (state == FieldState::NothingRecorded && !sending_recorded) state = FieldState::Sent;
  return code_table[static_cast<std::size_t>(state)][static_cast<std::size_t>(status)];
}

}  // namespace peil::fieldwork
