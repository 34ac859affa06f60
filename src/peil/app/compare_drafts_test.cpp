#include "peil/app/compare_drafts.h"

#include <gtest/gtest.h>

namespace peil::app {
namespace {

JudgedLetter letter(const std::vector<std::pair<std::string, Verdict>>& claims) {
  JudgedLetter made;
  for (const auto& [words, verdict] : claims) {
    JudgedClaim claim;
    claim.line = made.claims.size() + 1;
    claim.text = words;
    claim.verdict = verdict;
    made.claims.push_back(std::move(claim));
  }
  return made;
}

TEST(CompareDrafts, TellsWhatIsNewGoneWordedOrJudgedOtherwise) {
  const auto before = letter({{"a", Verdict::Supported},
                              {"b", Verdict::Supported},
                              {"c", Verdict::Partly},
                              {"d", Verdict::Supported}});
  auto after = letter({{"a", Verdict::Supported},
                       {"b2", Verdict::Contradicted},
                       {"c", Verdict::Supported},
                       {"e", Verdict::Supported},
                       {"d", Verdict::Supported}});
  after.not_read.push_back({9, "f", "unread.subject"});
  const auto changes = compare_drafts(before, after);
  ASSERT_EQ(changes.size(), 4u);
  EXPECT_EQ(changes[0].before->words, "b");
  EXPECT_EQ(changes[0].after, (DraftSaid{"b2", "contradicted"}));
  EXPECT_EQ(changes[1].before->verdict, "partly");
  EXPECT_EQ(changes[1].after->verdict, "supported");
  EXPECT_FALSE(changes[2].before);
  EXPECT_EQ(changes[2].after->words, "e");
  EXPECT_EQ(changes[3].after, (DraftSaid{"f", "not-read"}));
  EXPECT_TRUE(compare_drafts(after, after).empty());
  ASSERT_EQ(compare_drafts(before, letter({})).size(), 4u);
  EXPECT_FALSE(compare_drafts(before, letter({}))[0].after);
}

}  // namespace
}  // namespace peil::app
