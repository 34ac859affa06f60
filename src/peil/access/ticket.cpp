#include "peil/access/ticket.h"

#include "peil/access/signature.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"

namespace peil::access {

std::string ticket(std::string_view key, std::string_view respondent, std::int64_t until) {
  const std::string who = std::string(respondent) + "." + std::to_string(until);
  return who + "." + signature(key, "ticket", who);
}

std::optional<std::string> holder(std::string_view key, std::string_view ticket, std::int64_t now) {
  const auto parts = split(ticket, '.');
  if (parts.size() != 3) return {};
  const auto until = whole_number(parts[1]);
  if (!until || !same_secret(ticket, access::ticket(key, parts[0], *until))) return {};
  if (now >= *until) return {};
  return std::string(parts[0]);
}

}  // namespace peil::access
