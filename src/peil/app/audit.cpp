#include "peil/app/audit.h"

#include <vector>

#include "peil/base/csv.h"

namespace peil::app {
namespace {

constexpr std::size_t events_at_a_time = 1000;

}  // namespace

void each_event(const ConsoleStore& store, const std::function<void(const AuditEntry&)>& see) {
  for (std::int64_t after = 0;;) {
    const std::vector<AuditEntry> some = store.events(after, events_at_a_time);
    if (some.empty()) return;
    for (const AuditEntry& entry : some) see(entry);
    after = some.back().place;
  }
}

AuditVerified verify_audit(const ConsoleStore& store, const std::string& head) {
  ChainWalk walk;
  AuditVerified found;
  found.has_head = head.empty();
  each_event(store, [&](const AuditEntry& entry) {
    found.broken = walk.follow(std::span(&entry, 1));
    if (!found.broken && entry.hash == head) found.has_head = true;
  });
  found.events = walk.count();
  found.head = walk.head();
  return found;
}

std::string audit_csv_head() { return "place,at,who,what,object,outcome,from,hash\n"; }

std::string audit_csv_row(const AuditEntry& entry) {
  std::string row = std::to_string(entry.place);
  const AuditEvent& e = entry.event;
  for (const std::string* text :
       {&e.at, &e.who, &e.what, &e.object, &e.outcome, &e.from, &entry.hash})
    row += "," + csv_spreadsheet_field(*text);
  return row + "\n";
}

}  // namespace peil::app
