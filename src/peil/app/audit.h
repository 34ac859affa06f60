#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "peil/ports/console_store.h"

namespace peil::app {

/// What a walk along the audit log finds.
struct AuditVerified {
  std::int64_t events = 0;  ///< up to the first break
  std::string head;         ///< hash of the last of them; "" of an empty log
  std::optional<ChainBreak> broken;
  bool has_head = true;  ///< the head that was asked for is that of an event in the chain
};

/// Follows the whole log from its beginning. `head`: a hash that was noted before; "" asks for
/// none. A log of which the end was cut off holds together all the same: only who noted its head
/// can tell.
AuditVerified verify_audit(const ConsoleStore& store, const std::string& head = "");

/// Calls `see` for every event, oldest first.
void each_event(const ConsoleStore& store, const std::function<void(const AuditEntry&)>& see);

/// The log as CSV: place, at, who, what, object, outcome, from, hash.
std::string audit_csv_head();
std::string audit_csv_row(const AuditEntry& entry);

}  // namespace peil::app
