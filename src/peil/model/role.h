#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace peil {

/// In what capacity somebody calls. access/rules.h says what each of them may do.
enum class Role : std::uint8_t {
  Anybody,
  Respondent,  ///< who holds a ticket
  Reader,      ///< looks at results
  Officer,     ///< of privacy or security: looks at who did what
  Agency,      ///< carries the survey out: results, and takes them along
  Lead,        ///< of the research: all of it
};

/// The roles that a user can be given, with their names on the command line.
inline constexpr std::array<std::pair<Role, std::string_view>, 4> user_roles{
    {{Role::Reader, "reader"},
     {Role::Officer, "officer"},
     {Role::Agency, "agency"},
     {Role::Lead, "lead"}}};

/// "" for a role that no user has.
constexpr std::string_view role_name(Role role) {
  for (const auto& [one, name] : user_roles) {
    if (one == role) return name;
  }
  return {};
}

constexpr std::optional<Role> role_named(std::string_view name) {
  for (const auto& [role, one] : user_roles) {
    if (one == name) return role;
  }
  return {};
}

}  // namespace peil
