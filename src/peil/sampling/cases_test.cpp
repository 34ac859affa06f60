#include "peil/sampling/cases.h"

#include <gtest/gtest.h>

#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::drawn;
using testing::frame;
using testing::small_plan;

// The case system counts everybody: of people/granted five, of whom two are left out.
Plan with_cases(std::size_t granted = 5, double tolerance = 0.0) {
  Plan plan = small_plan();
  plan.cases = {
      {{"people/granted", granted}, {"people/refused", 2}, {"firms/none", 2}}, {}, tolerance};
  return plan;
}

std::vector<std::string> messages(const Result<Sample>& sample) {
  std::vector<std::string> all;
  if (sample.ok()) return all;
  for (const Problem& p : sample.problems()) {
    EXPECT_EQ(p.code, "frame.not-as-cases");
    EXPECT_EQ(p.where, "frame.csv");
    EXPECT_FALSE(p.mend.empty());
    all.push_back(p.message);
  }
  return all;
}

TEST(FrameAgainstCases, IsDrawnFromWhereTheNumbersAgree) {
  EXPECT_EQ(messages(drawn(frame(), with_cases())), std::vector<std::string>{});
  EXPECT_EQ(keys_digest(drawn(frame(), with_cases()).value().units),
            keys_digest(drawn(frame()).value().units))
      << "what is stated takes no part in the draw";
  EXPECT_EQ(plan_digest(with_cases()), plan_digest(small_plan()));
}

// Two people whose cases were refused are not on the frame any more.
TEST(FrameAgainstCases, StopsTheDrawWithBothNumbers) {
  std::vector<std::string> rows = testing::rows;
  std::erase_if(rows, [](const std::string& row) { return row.starts_with("c7"); });
  EXPECT_EQ(messages(drawn(frame(rows), with_cases())),
            std::vector<std::string>{"The frame has 1 unit in 'people/refused', and the plan "
                                     "states 2 cases; it allows a difference of 0%."});
  EXPECT_TRUE(drawn(frame(rows)).ok()) << "without numbers nothing is held against it";
}

// Marked as somebody who does not want to be asked, and on the frame all the same.
TEST(FrameAgainstCases, CountsThoseWhoAreLeftOutByReason) {
  Plan plan = with_cases();
  plan.cases.excluded = {{"opted out", 1}, {"no address", 1}};
  EXPECT_EQ(messages(drawn(frame(), plan)), std::vector<std::string>{});
  std::vector<std::string> rows = testing::rows;
  rows[0] = "c1,people,granted,nl,An,an@example.invalid,no,no\n";
  EXPECT_EQ(messages(drawn(frame(rows), with_cases())), std::vector<std::string>{});
  EXPECT_EQ(messages(drawn(frame(rows), plan)),
            std::vector<std::string>{"The frame has 2 units left out for 'no address', and the "
                                     "plan states 1 case; it allows a difference of 0%."});
}

TEST(FrameAgainstCases, AllowsWhatThePlanAllowsAndNoMore) {
  EXPECT_EQ(messages(drawn(frame(), with_cases(4, 0.25))), std::vector<std::string>{});
  EXPECT_EQ(messages(drawn(frame(), with_cases(4, 0.24))),
            std::vector<std::string>{"The frame has 5 units in 'people/granted', and the plan "
                                     "states 4 cases; it allows a difference of 24%."});
  EXPECT_EQ(messages(drawn(frame(), with_cases(6, 0.17))), std::vector<std::string>{});
}

TEST(FrameAgainstCases, HoldsAStratumThatIsOnOneSideOnlyToNothing) {
  Plan plan = with_cases(5, 0.5);
  plan.cases.strata.erase("firms/none");
  plan.cases.strata["people/pending"] = 40;
  EXPECT_EQ(messages(drawn(frame(), plan)),
            (std::vector<std::string>{"The frame has 2 units in 'firms/none', and the plan states "
                                      "0 cases; it allows a difference of 50%.",
                                      "The frame has 0 units in 'people/pending', and the plan "
                                      "states 40 cases; it allows a difference of 50%."}));
}

}  // namespace
}  // namespace peil::sampling
