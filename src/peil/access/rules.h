#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "peil/model/role.h"

namespace peil::access {

/// Whose the thing is to which an address leads.
enum class Whose : std::uint8_t {
  Own,     ///< of who calls, or nobody's in particular
  Others,  ///< of somebody else
};

/// What stands in the table of an address: the roles that may call it, as bits.
struct Rule {
  std::string_view method, pattern;
  unsigned roles = 0;   ///< for what is their own, or nobody's
  unsigned others = 0;  ///< for what is somebody else's

  bool lets(Role role, Whose whose) const;
};

/// The one table of who may call which address of the site; whoever asks, at whichever door, asks
/// here. What a role may do for Anybody, everybody may.
std::span<const Rule> rules();

/// Nothing for an address that the table does not name, and such a one is not served.
const Rule* rule_of(std::string_view method, std::string_view pattern);

/// Contract  the table names the address.
bool may(Role role, std::string_view method, std::string_view pattern, Whose whose = Whose::Own);

}  // namespace peil::access
