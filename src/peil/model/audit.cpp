#include "peil/model/audit.h"

#include <string_view>

#include "peil/base/digest.h"

namespace peil {
namespace {

void add(Sha256& digest, std::string_view text) {
  digest.add(std::to_string(text.size()) + ":");
  digest.add(text);
}

std::optional<std::string> what_is_wrong(const AuditEntry& entry, std::int64_t place,
                                         const std::string& before) {
  if (entry.place > place) return "an event is missing: " + std::to_string(place) + " is not there";
  if (entry.place < place) return "an event stands twice in the log";
  if (entry.hash == audit_hash(before, entry.place, entry.event)) return {};
  return "this event, or one before it, is not as it was written";
}

}  // namespace

std::string audit_hash(const std::string& before, std::int64_t place, const AuditEvent& event) {
  Sha256 digest;
  add(digest, before);
  add(digest, std::to_string(place));
  for (const std::string* text :
       {&event.at, &event.who, &event.what, &event.object, &event.outcome, &event.from})
    add(digest, *text);
  return digest.hex();
}

const std::optional<ChainBreak>& ChainWalk::follow(std::span<const AuditEntry> part) {
  for (const AuditEntry& entry : part) {
    if (found_) break;
    if (auto why = what_is_wrong(entry, count_ + 1, head_)) {
      found_ = ChainBreak{entry.place, std::move(*why)};
      break;
    }
    ++count_;
    head_ = entry.hash;
  }
  return found_;
}

}  // namespace peil
