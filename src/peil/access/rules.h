#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace peil::access {

enum class Role : std::uint8_t {
  Anybody,
  Respondent,  ///< who holds a ticket
};

/// Who may call an address of the site: the one table of it. Nothing for an address that it does
/// not name, and such a one is not served.
std::optional<Role> least_role(std::string_view method, std::string_view pattern);

}  // namespace peil::access
