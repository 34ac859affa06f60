#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace peil {

/// Something that somebody did, or was refused.
struct AuditEvent {
  std::string at;       ///< date and time in UTC: "2013-09-16T10:30:05+00:00"
  std::string who;      ///< name of a user; "command line"; as typed where nobody logged in
  std::string what;     ///< "log-in", "user.add", "download" ...
  std::string object;   ///< on what: another user, an address; may be empty
  std::string outcome;  ///< "done", or why not: "refused", "wrong-password" ...
  std::string from;     ///< network of the caller; empty on the command line
  bool operator==(const AuditEvent&) const = default;
};

/// An event in the log, with its link to the one before it.
struct AuditEntry {
  std::int64_t place = 0;  ///< 1, 2 ...
  AuditEvent event;
  std::string hash;  ///< 64 hexadecimal digits, of this event and the hash before it
};

/// The hash of an event behind `before`, the hash of the event before it ("" for the first):
/// SHA-256 of before, place and the event's texts, each with its length, so that nothing can be
/// moved from one text to the next.
std::string audit_hash(const std::string& before, std::int64_t place, const AuditEvent& event);

/// Where a chain of events does not hold, in words.
struct ChainBreak {
  std::int64_t place = 0;
  std::string why;  ///< "the event is not as it was written"
};

/// Follows a chain from its beginning, part after part.
class ChainWalk {
 public:
  /// The first break, in this part or an earlier one; nothing as long as the chain holds.
  const std::optional<ChainBreak>& follow(std::span<const AuditEntry> part);
  std::int64_t count() const { return count_; }
  /// Of the last event; "" before the first.
  const std::string& head() const { return head_; }

 private:
  std::int64_t count_ = 0;
  std::string head_;
  std::optional<ChainBreak> found_;
};

}  // namespace peil
