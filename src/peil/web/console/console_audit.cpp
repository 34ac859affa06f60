// The log of who did what.
#include <algorithm>

#include "peil/app/audit.h"
#include "peil/base/text.h"
#include "peil/web/console/console.h"
#include "peil/web/console/pages.h"
#include "peil/web/replies.h"

namespace peil::web::console {
namespace {

constexpr std::int64_t events_a_page = 50;

}  // namespace

HttpResponse Console::audit(const Call& call) {
  const std::int64_t count = store_.event_count();
  std::int64_t before = count + 1;
  if (call.request.query.starts_with("before=")) {
    const auto asked = whole_number(call.request.query.substr(7));
    if (!asked || *asked < 2 || *asked > count + 1) return nowhere(call);
    before = *asked;
  }
  const std::int64_t after = std::max<std::int64_t>(0, before - 1 - events_a_page);
  AuditShown shown;
  shown.entries = store_.events(after, static_cast<std::size_t>(before - 1 - after));
  std::ranges::reverse(shown.entries);
  shown.count = count;
  shown.older = after > 0 ? after + 1 : 0;
  shown.broken = app::verify_audit(store_).broken;
  shown.may_take_along = access::may(call.who->role, "GET", "/console/{language}/audit.csv");
  door_.note(call.request, call.who->id, "audit", "", "seen");
  return page(200, document(site_, frame(call, "audit", "/audit"),
                            audit_page(Words(call.language), shown)));
}

HttpResponse Console::audit_file(const Call& call) {
  door_.note(call.request, call.who->id, "download", call.request.path, "done");
  std::string all = app::audit_csv_head();
  app::each_event(store_, [&](const AuditEntry& entry) { all += app::audit_csv_row(entry); });
  return {200,
          {{"Content-Type", "text/csv; charset=utf-8"},
           {"Content-Disposition", "attachment; filename=\"audit.csv\""}},
          std::move(all)};
}

}  // namespace peil::web::console
