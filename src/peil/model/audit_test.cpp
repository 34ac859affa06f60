#include "peil/model/audit.h"

#include <gtest/gtest.h>

#include <vector>

#include "peil/base/digest.h"

namespace peil {
namespace {

AuditEvent event(const std::string& who) {
  return {"2013-09-16T10:30:05+00:00", who, "log-in", "", "done", "192.0.2.1"};
}

std::vector<AuditEntry> chain(int length) {
  std::vector<AuditEntry> made;
  std::string before;
  for (int i = 1; i <= length; ++i) {
    AuditEntry entry{i, event("user" + std::to_string(i)), ""};
    before = entry.hash = audit_hash(before, i, entry.event);
    made.push_back(entry);
  }
  return made;
}

// The bytes written out by hand.
TEST(AuditHash, IsTheDigestOfLengthsAndTexts) {
  EXPECT_EQ(audit_hash("", 1, event("an")),
            sha256("0:1:125:2013-09-16T10:30:05+00:002:an6:log-in0:4:done9:192.0.2.1"));
  AuditEvent moved = event("an");
  moved.what = "log-i";
  moved.object = "n";
  EXPECT_NE(audit_hash("", 1, moved), audit_hash("", 1, event("an")));
}

TEST(ChainWalk, AChainAsItWasWrittenHolds) {
  const auto all = chain(5);
  ChainWalk walk;
  EXPECT_FALSE(walk.follow(std::span(all).first(2)));
  EXPECT_FALSE(walk.follow(std::span(all).subspan(2)));
  EXPECT_EQ(walk.count(), 5);
  EXPECT_EQ(walk.head(), all.back().hash);
}

TEST(ChainWalk, NamesThePlaceWhereAnEventWasChangedRemovedOrPutIn) {
  for (std::size_t at = 0; at < 4; ++at) {
    auto changed = chain(5);
    changed[at].event.who = "other";
    EXPECT_EQ(ChainWalk().follow(changed)->place, static_cast<std::int64_t>(at) + 1);
    auto removed = chain(5);
    removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(at));
    EXPECT_EQ(ChainWalk().follow(removed)->place, static_cast<std::int64_t>(at) + 2);
    for (std::size_t i = at; i < removed.size(); ++i) --removed[i].place;  // renumbered to hide it
    EXPECT_EQ(ChainWalk().follow(removed)->place, static_cast<std::int64_t>(at) + 1);
    auto twice = chain(5);
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(at), twice[at]);
    EXPECT_EQ(ChainWalk().follow(twice)->place, static_cast<std::int64_t>(at) + 1);
  }
}

}  // namespace
}  // namespace peil
