#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "peil/model/contact.h"

namespace peil {

/// What happened with the people of a wave in the field: which messages went to them, and what came
/// of it. Holds ids of the people store and days, no names, addresses, codes or answers. May be
/// written to by several processes in turn.
///
/// Every function is one transaction: when it returns, the effect survives a power cut;
/// OutsideError means that nothing happened. Those that read change nothing.
class ContactStore {
 public:
  virtual ~ContactStore() = default;

  /// Claims messages before they are handed over, as Sending: each (wave, person, step) can be
  /// claimed once, by whichever process. Gives those that this call claimed, in their order; the
  /// others are there already, and are not to be sent. One whose claim settled as Failed can be
  /// claimed again.
  virtual std::vector<ContactEvent> claim(std::span<const ContactEvent> messages) = 0;
  /// What became of messages that are claimed (Sent, Failed). Contract: they were claimed.
  virtual void settle(std::span<const ContactEvent> messages) = 0;
  /// Makes Unknown of all that still stands as Sending, because the process that claimed it is
  /// gone; gives how many. To be called by a sender that holds the sending lock, before it begins.
  virtual std::size_t give_up_sending(const std::string& wave, Day day) = 0;
  /// Adds what came to be known afterwards (bounces, returned letters, refusals). The same event
  /// again adds nothing; gives how many were new.
  virtual std::size_t add(std::span<const ContactEvent> events) = 0;
  /// Calls `see` for every event of a wave, a person's in the order in which they came to be known.
  virtual void each(const std::string& wave,
                    const std::function<void(const ContactEvent&)>& see) const = 0;
};

}  // namespace peil
