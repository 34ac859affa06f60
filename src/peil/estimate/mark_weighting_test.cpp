#include "peil/estimate/mark_weighting.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

struct Wave {
  Dataset dataset;
  weighting::Weighted weighted;
};

Wave wave(const std::vector<int>& marks, const std::vector<double>& weights) {
  Wave made;
  CodeColumn column;
  made.dataset.groupings = {{"reporting_group", {"whole"}, {}}, {"customer_group", {"a", "b"}, {}}};
  for (std::size_t row = 0; row < marks.size(); ++row) {
    column.code.push_back(static_cast<std::uint8_t>(marks[row]));
    column.reason.push_back(marks[row] > 0 ? Absent::No : Absent::DontKnow);
    made.dataset.groupings[0].level.push_back(0);
    made.dataset.groupings[1].level.push_back(row < 2 ? 0 : 1);
    made.weighted.base.emplace_back(1.0);
    made.weighted.weight.emplace_back(weights[row]);
  }
  made.dataset.design.weight = made.weighted.weight;
  made.dataset.items.push_back({"overall", ItemKind::Mark, {}, column});
  return made;
}

// 8 6 4 with weights 1 1 4, the fourth without a mark: 6 as counted, 30/6 = 5 as weighed. Kish:
// 3 (1 + 1 + 16) / 36 = 1.5; the largest is 4 of a mean of 2; one of three people has 4/6.
TEST(MarkWeighting, PutsAsCountedBesideAsWeighed) {
  const Wave w = wave({8, 6, 4, 0}, {1.0, 1.0, 4.0, 9.0});
  const auto all = mark_weightings(w.dataset, w.weighted, "overall");
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].domain, "all");
  EXPECT_DOUBLE_EQ(all[0].unweighted, 6.0);
  EXPECT_DOUBLE_EQ(all[0].weighted, 5.0);
  EXPECT_EQ(all[0].weights.rows, 3u);
  EXPECT_DOUBLE_EQ(all[0].weights.design_effect, 1.5);
  EXPECT_DOUBLE_EQ(all[0].weights.high_ratio, 2.0);
  EXPECT_DOUBLE_EQ(all[0].heaviest, 4.0 / 6.0);
  EXPECT_EQ(all[1].domain, "whole");
  EXPECT_EQ(all[2].domain, "a");
  EXPECT_DOUBLE_EQ(all[2].unweighted, 7.0);
  EXPECT_DOUBLE_EQ(all[3].weighted, 4.0);
}

// The second is in both groups, so among everybody a half of them comes from each; in their own
// group they count whole.
TEST(MarkWeighting, CountsAPersonOfTwoListsOnce) {
  Wave w = wave({8, 6, 4, 0}, {1.0, 1.0, 4.0, 9.0});
  w.dataset.design.lists = Lists{{1, 1, 2, 2}, {1, 3, 2, 2}};
  const auto all = mark_weightings(w.dataset, w.weighted, "overall");
  ASSERT_EQ(all.size(), 4u);
  for (const std::size_t over_both : {0u, 1u}) {
    EXPECT_DOUBLE_EQ(all[over_both].weighted, (8.0 + 3.0 + 16.0) / 5.5);
    EXPECT_DOUBLE_EQ(all[over_both].heaviest, 4.0 / 5.5);
  }
  EXPECT_DOUBLE_EQ(all[2].weighted, 7.0);
}

// Of twenty people two have 18 of 36; with 17.9 they have less than half.
TEST(MarkWeighting, RestsOnFewWhereATenthHasHalfOfTheWeight) {
  std::vector<int> marks(20, 7);
  std::vector<double> weights(20, 1.0);
  weights[0] = weights[1] = 9.0;
  const Wave heavy = wave(marks, weights);
  EXPECT_TRUE(mark_weightings(heavy.dataset, heavy.weighted, "overall")[0].rests_on_few());
  std::fill(weights.begin(), weights.end(), 1.0);
  weights[0] = weights[1] = 3.0;
  const Wave light = wave(marks, weights);  // 20 x 36 / 24^2 = 1.25; 6 of 24
  EXPECT_FALSE(mark_weightings(light.dataset, light.weighted, "overall")[0].rests_on_few());
}

}  // namespace
}  // namespace peil::estimate
