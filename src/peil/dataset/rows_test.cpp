#include "peil/dataset/rows.h"

#include <gtest/gtest.h>

#include <array>

#include "peil/base/contract.h"

namespace peil::dataset {
namespace {

Dataset four_rows() {
  Dataset all;
  all.wave = "2013";
  all.sampled = 9;
  all.fictional = true;
  all.sha256 = "of the four";
  all.design.strata = {{"a", 10.0}, {"b", 20.0}};
  for (const std::uint32_t stratum : {0U, 0U, 1U, 1U}) all.design.stratum.emplace_back(stratum);
  for (const double weight : {1.0, 2.0, 3.0, 4.0}) all.design.weight.emplace_back(weight);
  all.items = {{"overall",
                ItemKind::Mark,
                {},
                CodeColumn{{7, 0, 9, 10}, {Absent::No, Absent::DontKnow, Absent::No, Absent::No}}},
               {"days",
                ItemKind::Number,
                {},
                NumberColumn{{1, 2, 3, 4}, {Absent::No, Absent::No, Absent::Skipped, Absent::No}}}};
  all.groupings = {{"customer_group", {"x", "y"}, {0, 1, Grouping::outside, 1}}};
  return all;
}

TEST(RowsOf, TakesTheRowsInTheOrderGivenAndKeepsEveryLevel) {
  const std::array<std::uint32_t, 2> rows{2, 1};
  const Dataset some = rows_of(four_rows(), rows);
  EXPECT_EQ(some.wave, "2013");
  EXPECT_EQ(some.sampled, 9U);
  EXPECT_TRUE(some.fictional);
  EXPECT_EQ(some.sha256, "");
  ASSERT_EQ(some.design.rows(), 2U);
  EXPECT_EQ(some.design.strata.size(), 2U);
  EXPECT_EQ(some.design.stratum[0], StratumId(1));
  EXPECT_EQ(some.design.stratum[1], StratumId(0));
  EXPECT_EQ(some.design.weight[0].persons(), 3.0);
  EXPECT_TRUE(some.design.psu.empty());
  const auto& marks = std::get<CodeColumn>(some.items[0].column);
  EXPECT_EQ(marks.code, (std::vector<std::uint8_t>{9, 0}));
  EXPECT_EQ(marks.reason, (std::vector<Absent>{Absent::No, Absent::DontKnow}));
  const auto& days = std::get<NumberColumn>(some.items[1].column);
  EXPECT_EQ(days.value, (std::vector<double>{3, 2}));
  EXPECT_EQ(days.reason, (std::vector<Absent>{Absent::Skipped, Absent::No}));
  EXPECT_EQ(some.groupings[0].levels.size(), 2U);
  EXPECT_EQ(some.groupings[0].level, (std::vector<std::uint32_t>{Grouping::outside, 1}));
}

TEST(RowsOf, ARowThatIsNotThereIsABrokenPromise) {
  const std::array<std::uint32_t, 1> rows{4};
  EXPECT_THROW((void)rows_of(four_rows(), rows), ContractError);
}

}  // namespace
}  // namespace peil::dataset
