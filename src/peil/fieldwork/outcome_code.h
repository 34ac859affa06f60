#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "peil/model/contact.h"

namespace peil::fieldwork {

/// How far somebody came in the interview, however they came to it.
enum class InterviewStatus : std::uint8_t {
  NotOpened,  ///< no page of theirs was accepted
  Started,    ///< began, and broke off with fewer answers than make a partial interview
  Partial,    ///< broke off with as many (Plan::partial)
  Complete,   ///< the last page that they sent was the last one
};
inline constexpr std::size_t interview_statuses = 4;

/// The classes of which the rates are made (response_rates.h).
enum class OutcomeClass : std::uint8_t {
  Complete,
  Partial,
  Refusal,
  NonContact,
  Other,
  UnknownPerson,  ///< AAPOR's UH: nothing is known of the person or the address
  UnknownOther,   ///< AAPOR's UO
  NotEligible,
};

/// Final dispositions, by AAPOR's Standard Definitions for mail and internet surveys of
/// specifically named persons, as far as what is recorded tells them apart.
enum class Outcome : std::uint8_t {
  Complete,
  Partial,
  Refused,
  BreakOff,
  NonContact,
  Other,
  Deceased,
  NotSent,
  NothingReturned,
  Undelivered,
  UnknownOther,
  NotEligible,
};

struct OutcomeName {
  Outcome outcome;
  std::string_view code;  ///< "2.12"
  OutcomeClass part_of;
  std::string_view words;
};

/// All of them, in the order of their codes.
inline constexpr std::array<OutcomeName, 12> outcomes{{
    {Outcome::Complete, "1.1", OutcomeClass::Complete, "complete"},
    {Outcome::Partial, "1.2", OutcomeClass::Partial, "partial: broke off with enough answers"},
    {Outcome::Refused, "2.11", OutcomeClass::Refusal, "refused, or wants no messages"},
    {Outcome::BreakOff, "2.12", OutcomeClass::Refusal, "broke off with too few answers"},
    {Outcome::NonContact, "2.20", OutcomeClass::NonContact, "reached, and not spoken to in time"},
    {Outcome::Other, "2.30", OutcomeClass::Other, "unable: ill, language, away"},
    {Outcome::Deceased, "2.31", OutcomeClass::Other, "deceased"},
    {Outcome::NotSent, "3.11", OutcomeClass::UnknownPerson, "no message went out"},
    {Outcome::NothingReturned, "3.19", OutcomeClass::UnknownPerson, "nothing came back"},
    {Outcome::Undelivered, "3.30", OutcomeClass::UnknownOther, "messages came back undelivered"},
    {Outcome::UnknownOther, "3.90", OutcomeClass::UnknownOther, "not known whether it was sent"},
    {Outcome::NotEligible, "4.10", OutcomeClass::NotEligible, "not of the population"},
}};

const OutcomeName& name_of(Outcome outcome);

/// What is known of somebody from the field, their interview left out. In the order of what decides
/// (outcome_code.cpp).
enum class FieldState : std::uint8_t {
  NothingRecorded,  ///< nothing went out as far as is known
  NobodyAnswered,   ///< by the telephone
  CameBack,         ///< all that went out came back
  PerhapsSent,
  Sent,  ///< something went out and did not come back
  Appointed,
  Unable,
  Deceased,
  Refused,
  LeftCountry,
  NotEligible,
};
inline constexpr std::size_t field_states = 11;

/// What the events of one person come to.
class FieldHistory {
 public:
  FieldHistory() = default;
  /// By their days, whenever they came to be known, so that a file of returns may be taken in
  /// before the one of what was sent. Of one day, messages come before what came of them.
  explicit FieldHistory(std::vector<ContactEvent> events);
  FieldState state() const;
  /// Something went out to them, as far as is known.
  bool sent() const { return sent_; }
  /// Something went out that did not come back.
  bool delivered() const;

 private:
  void add(const ContactEvent& event);

  enum class Way : std::uint8_t { Unused, CameBack, PerhapsSent, Out };
  std::array<Way, 4> ways_{};  ///< post, e-mail, text message, telephone
  FieldState told_ = FieldState::NothingRecorded;
  bool sent_ = false;
};

/// The code of one person: one cell of a written table (docs/methods/outcome-codes.md).
/// `sending_recorded`: of the wave it is recorded what went out; otherwise somebody of whom nothing
/// is recorded counts as one to whom a message went (3.19), and not as one who got none (3.11).
Outcome outcome_of(FieldState state, InterviewStatus status, bool sending_recorded);

}  // namespace peil::fieldwork
