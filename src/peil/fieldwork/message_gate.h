#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/base/day.h"
#include "peil/model/field_plan.h"

namespace peil::fieldwork {

/// How far somebody came with the questionnaire.
enum class Progress : std::uint8_t { NotStarted, Started, Complete };

/// Somebody of a wave, as the gate of messages sees them: no name, no address, no answer.
struct Addressee {
  std::string person;  ///< id in the people store
  std::string group;
  std::string language;
  Progress progress = Progress::NotStarted;
  std::vector<ContactMode> ways{};     ///< for which there is an address that can be one
  bool stray_address = false;          ///< what stands where an address should is none
  std::vector<ContactEvent> events{};  ///< of the wave, in the order in which they came to be known
  /// What they told in another wave and holds in this one: OptedOut, Deceased.
  std::optional<ContactResult> earlier{};
};

/// Why somebody does not get a message. The first that holds is told.
enum class LeftOut : std::uint8_t {
  Deceased,
  OptedOut,
  Refused,
  Unable,
  LeftCountry,
  NotEligible,
  Complete,       ///< has sent the questionnaire
  HasStep,        ///< this message went to them before
  InDoubt,        ///< it may have gone to them: it was in the air when a sender died
  OtherGroup,     ///< it is for other customer groups
  OtherLanguage,  ///< it is not sent in their language
  NotTheirTurn,   ///< it is for people who came further, or less far
  TooSoon,        ///< another message went to them a few days ago
  CameBack,       ///< messages by every way to them came back
  StrayAddress,   ///< what should be an address is none
  NoWay,          ///< no address by a way of this message
};
inline constexpr std::size_t kinds_left_out = 16;

/// What becomes of one person: exactly one of the two is there.
struct Passed {
  std::optional<ContactMode> by{};  ///< gets the message, by this way
  std::optional<LeftOut> left_out{};
};

/// THE gate through which every message to the people of a wave passes, by whichever door it goes
/// out: gives for each person, in their order, by which way they get it, or why they do not.
///
/// - Who died, wants no messages, refused, is unable, left or is no customer gets none, whatever
///   else is known of them, and so does who is done.
/// - Nobody gets a step twice. An attempt that failed before anything went out does not count.
/// - The way is the first of the message's by which somebody can be reached and by which nothing
///   came back for good.
///
/// Pure. Contract: people are of one wave, whose field this is; the message is one of its messages.
std::vector<Passed> message_gate(const FieldPlan& field, const MessagePlan& message, Day day,
                                 std::span<const Addressee> people);

}  // namespace peil::fieldwork
