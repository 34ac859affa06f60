#pragma once

#include <string>
#include <vector>

#include "peil/base/html.h"
#include "peil/ports/console_store.h"
#include "peil/web/console/sessions.h"
#include "peil/web/console/words.h"

/// What stands on the pages of the console that are not results.
namespace peil::web::console {

struct DoorShown {
  std::string said;  ///< key of what went wrong; empty: nothing
  std::string name;  ///< as typed
  std::string mark;
  std::string next;  ///< address to go on to; may be empty
  bool codes_needed = false;
};
Html log_in_page(const Words& words, const DoorShown& shown);

/// `own`: handle of the session that looks; `mark` for its forms.
Html sessions_page(const Words& words, const std::vector<Session>& sessions, const std::string& own,
                   const std::string& mark);

/// A part of the audit log, the latest first.
struct AuditShown {
  std::vector<AuditEntry> entries;
  std::int64_t count = 0;  ///< of all
  std::int64_t older = 0;  ///< place to go on from to what is older; 0: there is none
  std::optional<ChainBreak> broken;
  bool may_take_along = false;
};
Html audit_page(const Words& words, const AuditShown& shown);

}  // namespace peil::web::console
