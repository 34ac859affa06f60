// Columns of days and of places in the table that a plan of analyses sees.
#include <gtest/gtest.h>

#include "peil/analysis/wave/wave_data.h"

namespace peil::analysis {
namespace {

TEST(WaveTypes, ADayIsATextWithoutAMeanAndAPlaceANumber) {
  Dataset dataset;
  dataset.design.strata = {{"all", std::nullopt}};
  for (int row = 0; row < 3; ++row) {
    dataset.design.stratum.emplace_back(0u);
    dataset.design.weight.emplace_back(1.0);
  }
  dataset.items.push_back(
      {"heard_on",
       ItemKind::Date,
       {},
       NumberColumn{{15949.0, 0.0, 15949.0}, {Absent::No, Absent::Skipped, Absent::No}}});
  dataset.items.push_back({"order/speed",
                           ItemKind::Place,
                           {},
                           CodeColumn{{2, 1, 0}, {Absent::No, Absent::No, Absent::Skipped}},
                           Scale{1, 3}});
  weighting::Weighted weighted;
  weighted.account.converged = true;
  weighted.base = dataset.design.weight;
  const WaveData data = wave_data(dataset, weighted, "w");
  const Column& day = data.table.columns.at(0);
  EXPECT_FALSE(day.numeric);
  EXPECT_EQ(std::get<TextColumn>(day.data).text, std::vector<std::string>{"2013-09-01"});
  EXPECT_EQ(std::get<TextColumn>(day.data).code, (std::vector<std::uint32_t>{1, 0, 1}));
  EXPECT_TRUE(data.table.columns.at(1).numeric);
}

}  // namespace
}  // namespace peil::analysis
