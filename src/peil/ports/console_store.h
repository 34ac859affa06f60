#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/audit.h"
#include "peil/model/role.h"

namespace peil {

/// Somebody who may log in to the console.
struct User {
  std::string name;
  Role role = Role::Reader;
  std::string password;  ///< as Passwords::hash made it
  std::string totp;      ///< secret of the one-time codes, raw bytes; empty: has none
  std::string stamp;     ///< other after every change; ends the sessions that began before it
};

/// Users of the console and the log of what they did. Kept apart from people, codes and answers.
///
/// Every function is one transaction: when it returns, the effect survives a power cut and every
/// later call sees it, also one of another process; OutsideError means that nothing happened.
/// What changes users takes the event that tells of it, and writes both or neither. Events are
/// chained (model/audit.h), stay as they are, and cannot be taken out. Safe to call from several
/// threads; several processes may have the same store open.
class ConsoleStore {
 public:
  virtual ~ConsoleStore() = default;

  virtual std::optional<User> user(const std::string& name) const = 0;
  /// All, in the order of their names.
  virtual std::vector<User> users() const = 0;
  /// False, and nothing is written, when there is somebody of that name.
  virtual bool add(const User& user, const AuditEvent& event) = 0;
  /// `edit` changes anything but the name; a new secret of one-time codes begins without used
  /// steps. False, and nothing is written, when there is nobody of that name.
  virtual bool change(const std::string& name, const std::function<void(User&)>& edit,
                      const AuditEvent& event) = 0;
  /// False, and nothing is written, when there is nobody of that name.
  virtual bool remove(const std::string& name, const AuditEvent& event) = 0;

  /// True once for a step of a user's one-time codes: when no step as late was used before.
  virtual bool use_step(const std::string& name, std::int64_t step) = 0;

  virtual void note(const AuditEvent& event) = 0;
  /// Events behind place `after`, oldest first, at most so many.
  virtual std::vector<AuditEntry> events(std::int64_t after, std::size_t most) const = 0;
  /// Number of events.
  virtual std::int64_t event_count() const = 0;
};

}  // namespace peil
