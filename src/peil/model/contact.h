#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

/// Their names in files, stores and output for programs.
inline constexpr std::array<std::pair<ContactMode, std::string_view>, 5> contact_modes{
    {{ContactMode::Letter, "letter"},
     {ContactMode::Email, "email"},
     {ContactMode::Sms, "sms"},
     {ContactMode::Phone, "phone"},
     {ContactMode::Paper, "paper"}}};

inline constexpr std::array<std::pair<ContactResult, std::string_view>, 15> contact_results{
    {{ContactResult::Sending, "sending"},
     {ContactResult::Sent, "sent"},
     {ContactResult::Unknown, "unknown"},
     {ContactResult::Failed, "failed"},
     {ContactResult::BouncedSoft, "bounced-soft"},
     {ContactResult::Bounced, "bounced"},
     {ContactResult::Returned, "returned"},
     {ContactResult::NoAnswer, "no-answer"},
     {ContactResult::Appointment, "appointment"},
     {ContactResult::Refused, "refused"},
     {ContactResult::OptedOut, "opted-out"},
     {ContactResult::Unable, "unable"},
     {ContactResult::Deceased, "deceased"},
     {ContactResult::LeftCountry, "left-country"},
     {ContactResult::NotEligible, "not-eligible"}}};

/// The name of a value in one of the tables above.
template <class Table, class Value>
constexpr std::string_view name_in(const Table& table, Value value) {
  for (const auto& [one, name] : table) {
    if (one == value) return name;
  }
  return {};
}
constexpr std::string_view contact_name(ContactMode mode) { return name_in(contact_modes, mode); }
constexpr std::string_view contact_name(ContactResult result) {
  return name_in(contact_results, result);
}

/// The value of a name; nothing for any other word.
template <class Value, std::size_t n>
constexpr std::optional<Value> named_in(
    const std::array<std::pair<Value, std::string_view>, n>& table, std::string_view name) {
  for (const auto& [one, own] : table) {
    if (own == name) return one;
  }
  return {};
}

/// True of what is said of a message on its way out (Sending, Sent, Unknown, Failed); the others
/// came to be known afterwards.
constexpr bool goes_out(ContactResult result) { return result <= ContactResult::Failed; }

/// One thing that happened with one person in one wave. Append only.
struct ContactEvent {
  std::string person;  ///< id in the people store
  std::string wave;
  std::string step;  ///< of the schedule ("invite", "reminder-1"); empty: none
  ContactMode mode = ContactMode::Letter;
  ContactResult result = ContactResult::Sent;
  Day day;

  bool operator==(const ContactEvent&) const = default;
};

}  // namespace peil
