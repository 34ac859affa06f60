#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "peil/base/contract.h"
#include "peil/ports/contact_store.h"

namespace peil::testing {

/// What happened in the field, in memory; passes the tests of the port
/// (store/contact_port_test.cpp).
class MemoryContactStore : public ContactStore {
 public:
  std::vector<ContactEvent> claim(std::span<const ContactEvent> messages) override {
    const std::scoped_lock lock(mutex_);
    std::vector<ContactEvent> own;
    for (ContactEvent message : messages)
      expects(!message.step.empty(), "ContactStore: a message is of a step");
    for (ContactEvent message : messages) {
      if (standing(message) != nullptr) continue;
      message.result = ContactResult::Sending;
      events_.push_back(message);
      own.push_back(message);
    }
    return own;
  }

  void settle(std::span<const ContactEvent> messages) override {
    const std::scoped_lock lock(mutex_);
    const std::vector<ContactEvent> before = events_;
    for (const ContactEvent& message : messages) {
      ContactEvent* there = standing(message);
      if (there == nullptr || there->result == ContactResult::Sent) {
        events_ = before;
        expects(false, "ContactStore: what settles was claimed");
      } else {
        *there = message;
      }
    }
  }

  std::size_t give_up_sending(const std::string& wave, Day day) override {
    const std::scoped_lock lock(mutex_);
    std::size_t given_up = 0;
    for (ContactEvent& event : events_) {
      if (event.wave != wave || event.result != ContactResult::Sending) continue;
      event.result = ContactResult::Unknown, event.day = day;
      ++given_up;
    }
    return given_up;
  }

  std::size_t add(std::span<const ContactEvent> events) override {
    const std::scoped_lock lock(mutex_);
    for (const ContactEvent& event : events)
      expects(event.result == ContactResult::Sent || !goes_out(event.result),
              "ContactStore: a message that is not sent is claimed, not added");
    std::size_t fresh = 0;
    for (const ContactEvent& event : events) {
      const bool there = event.result == ContactResult::Sent
                             ? standing(event) != nullptr
                             : std::ranges::find(events_, event) != events_.end();
      if (there) continue;
      events_.push_back(event);
      ++fresh;
    }
    return fresh;
  }

  void each(const std::string& wave,
            const std::function<void(const ContactEvent&)>& see) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<ContactEvent> all;
    for (const ContactEvent& event : events_) {
      if (event.wave == wave) all.push_back(event);
    }
    std::ranges::stable_sort(all, {}, &ContactEvent::person);
    for (const ContactEvent& event : all) see(event);
  }

 private:
  // The message of this person and step that is not to be sent again; none.
  ContactEvent* standing(const ContactEvent& like) {
    const auto found = std::ranges::find_if(events_, [&](const ContactEvent& one) {
      return one.wave == like.wave && one.person == like.person && one.step == like.step &&
             goes_out(one.result) && one.result != ContactResult::Failed;
    });
    return found == events_.end() ? nullptr : &*found;
  }

  mutable std::mutex mutex_;
  std::vector<ContactEvent> events_;
};

}  // namespace peil::testing
