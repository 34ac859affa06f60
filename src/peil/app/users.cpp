#include "peil/app/users.h"

#include <algorithm>

#include "peil/access/one_time_code.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"

namespace peil::app {
namespace {

constexpr std::size_t longest_name = 64;

bool is_sign_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
         c == '@';
}

Problems unknown(const std::string& name) {
  return {{"user.unknown", name, 0, 0, "There is no user of this name.",
           "`peil user list` names them all."}};
}

Problems wrong_password(std::string message) {
  return {{"user.password", "password", 0, 0, std::move(message),
           "Take a sentence, or let a password manager make one."}};
}

std::string fresh_stamp(const UserDesk& desk) {
  constexpr std::size_t bytes = 16;
  return hex(desk.secrets.bytes(bytes));
}

Problems changed(const UserDesk& desk, const std::string& name, const char* what,
                 const std::string& outcome, const std::function<void(User&)>& edit) {
  const std::string stamp = fresh_stamp(desk);
  const bool there = desk.store.change(
      name,
      [&](User& user) {
        edit(user);
        user.stamp = stamp;
      },
      event_now(desk.clock, desk.by, what, name, outcome));
  return there ? Problems{} : unknown(name);
}

}  // namespace

AuditEvent event_now(const Clock& clock, std::string who, std::string what, std::string object,
                     std::string outcome, std::string from) {
  return {clock.now("Etc/UTC"), std::move(who),     std::move(what),
          std::move(object),    std::move(outcome), std::move(from)};
}

Problems name_problems(std::string_view name) {
  if (!name.empty() && name.size() <= longest_name && std::ranges::all_of(name, is_sign_of_name))
    return {};
  return {{"user.name", std::string(name), 0, 0, "This cannot be the name of a user.",
           "Take up to 64 small letters, digits and . - _ @, such as 'a.jansen'."}};
}

Problems password_problems(std::string_view password, std::string_view name) {
  if (!is_utf8(password)) return wrong_password("The password is no text in UTF-8.");
  if (password.size() > most_password_bytes)
    return wrong_password("The password is longer than " + std::to_string(most_password_bytes) +
                          " bytes.");
  if (code_points(password) < least_password_signs)
    return wrong_password("The password has fewer than " + std::to_string(least_password_signs) +
                          " signs.");
  if (password == name || std::ranges::count(password, password.front()) ==
                              static_cast<std::ptrdiff_t>(password.size()))
    return wrong_password("The password is the name, or one sign over and over.");
  return {};
}

Problems add_user(const UserDesk& desk, const std::string& name, Role role,
                  std::string_view password) {
  Problems found = name_problems(name);
  for (Problem& one : password_problems(password, name)) found.push_back(std::move(one));
  if (!found.empty()) return found;
  const User user{name, role, desk.passwords.hash(password), "", fresh_stamp(desk)};
  const std::string outcome = "done: " + std::string(role_name(role));
  if (desk.store.add(user, event_now(desk.clock, desk.by, "user.add", name, outcome))) return {};
  return {{"user.there", name, 0, 0, "There is a user of this name already.",
           "Change it by `peil user password` or `peil user role`."}};
}

Problems change_password(const UserDesk& desk, const std::string& name, std::string_view password) {
  if (Problems found = password_problems(password, name); !found.empty()) return found;
  const std::string hash = desk.passwords.hash(password);
  return changed(desk, name, "user.password", "done", [&](User& user) { user.password = hash; });
}

Problems change_role(const UserDesk& desk, const std::string& name, Role role) {
  return changed(desk, name, "user.role", "done: " + std::string(role_name(role)),
                 [&](User& user) { user.role = role; });
}

Problems remove_user(const UserDesk& desk, const std::string& name) {
  const auto event = event_now(desk.clock, desk.by, "user.remove", name, "done");
  return desk.store.remove(name, event) ? Problems{} : unknown(name);
}

Result<std::string> renew_totp(const UserDesk& desk, const std::string& name) {
  const std::string secret = desk.secrets.bytes(access::one_time_secret_bytes);
  Problems found =
      changed(desk, name, "user.totp", "done", [&](User& user) { user.totp = secret; });
  if (!found.empty()) return found;
  return secret;
}

Problems drop_totp(const UserDesk& desk, const std::string& name) {
  return changed(desk, name, "user.totp", "done: off", [](User& user) { user.totp.clear(); });
}

}  // namespace peil::app
