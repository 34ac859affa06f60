#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/ports/clock.h"
#include "peil/ports/console_store.h"
#include "peil/ports/passwords.h"
#include "peil/ports/secrets.h"

namespace peil::app {

/// What users of the console are kept by.
struct UserDesk {
  ConsoleStore& store;
  const Passwords& passwords;
  Secrets& secrets;
  const Clock& clock;
  std::string by = "command line";  ///< who changes users, for the audit log
};

/// Passwords have at least so many signs, and at most so many bytes.
constexpr std::size_t least_password_signs = 12;
constexpr std::size_t most_password_bytes = 1024;

/// What a name must be. Code "user.name".
Problems name_problems(std::string_view name);
/// What a password must be; it is not repeated in what is said. Code "user.password".
Problems password_problems(std::string_view password, std::string_view name);

/// Each of these is told of in the audit log, and ends the sessions of the user that it changes.
///
/// Problems  those above; "user.there", "user.unknown"
/// Throws    OutsideError
Problems add_user(const UserDesk& desk, const std::string& name, Role role,
                  std::string_view password);
Problems change_password(const UserDesk& desk, const std::string& name, std::string_view password);
Problems change_role(const UserDesk& desk, const std::string& name, Role role);
Problems remove_user(const UserDesk& desk, const std::string& name);
/// A new secret for one-time codes (access/one_time_code.h), raw bytes, in the place of one that
/// there was.
Result<std::string> renew_totp(const UserDesk& desk, const std::string& name);
/// The user logs in without one-time codes.
Problems drop_totp(const UserDesk& desk, const std::string& name);

/// An event of now.
AuditEvent event_now(const Clock& clock, std::string who, std::string what, std::string object,
                     std::string outcome, std::string from = "");

}  // namespace peil::app
