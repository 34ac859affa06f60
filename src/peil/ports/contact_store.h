#pragma once

#include <cstddef>
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

  /// Claims messages before they are handed over, as Sending, whatever result they bear: each
  /// (wave, person, step) can be claimed once, by whichever process. Gives those that this call
  /// claimed, as Sending, in their order; the others are there already, and are not to be sent. One
  /// whose claim settled as Failed can be claimed again; the failed attempt stays.
  /// Contract: each has a step.
  virtual std::vector<ContactEvent> claim(std::span<const ContactEvent> messages) = 0;
  /// What became of messages that are claimed (Sent, Failed), also of one that was given up
  /// meanwhile. Mode and day become those given here. Contract: each stands as Sending or Unknown;
  /// otherwise nothing is settled.
  virtual void settle(std::span<const ContactEvent> messages) = 0;
  /// Makes Unknown of all that still stands as Sending, because the process that claimed it is
  /// gone; gives how many. To be called by a sender that holds the sending lock, before it begins.
  virtual std::size_t give_up_sending(const std::string& wave, Day day) = 0;
  /// Adds what came to be known afterwards (bounces, returned letters, refusals), and messages that
  /// others sent (Sent). The same event again adds nothing, and neither does a message that is
  /// claimed or sent; gives how many were new. Contract: no Sending, Unknown or Failed.
  virtual std::size_t add(std::span<const ContactEvent> events) = 0;
  /// Calls `see` for every event of a wave, a person's in the order in which they came to be known,
  /// people in the order of their ids. `see` may not use the store.
  virtual void each(const std::string& wave,
                    const std::function<void(const ContactEvent&)>& see) const = 0;
};

}  // namespace peil
