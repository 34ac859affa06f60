#pragma once

#include <cstdint>
#include <string>

#include "peil/base/day.h"

namespace peil {

/// The way by which somebody is reached.
enum class ContactMode : std::uint8_t { Letter, Email, Sms, Phone, Paper };

/// What became of one attempt to reach a person, or what they or others told of them. Nothing here
/// says what they answered.
enum class ContactResult : std::uint8_t {
  Sending,      ///< handed over, and not yet known to have been taken: nobody sends it again
  Sent,         ///< taken by the printer, the mail server, the gateway
  Unknown,      ///< handed over when the program ended: nobody sends it again by itself
  Failed,       ///< refused before anything went out: may be sent again
  BouncedSoft,  ///< came back, may come through later (mailbox full)
  Bounced,      ///< came back for good: no such address
  Returned,     ///< letter returned by the post: moved, unknown at the address
  NoAnswer,     ///< phone: nobody answered, engaged, answering machine
  Appointment,  ///< phone: to be called again at a time that they chose
  Refused,      ///< said no
  OptedOut,     ///< wants no further messages, of this wave or a later one
  Unable,       ///< ill, no language in common, away for the whole fieldwork
  Deceased,
  LeftCountry,
  NotEligible,  ///< is no customer, for another reason
};

/// One thing that happened with one person in one wave. Append only.
struct ContactEvent {
  std::string person;  ///< id in the people store
  std::string wave;
  std::string step;  ///< of the schedule ("invite", "reminder-1"); empty: none
  ContactMode mode = ContactMode::Letter;
  ContactResult result = ContactResult::Sent;
  Day day;
};

}  // namespace peil
