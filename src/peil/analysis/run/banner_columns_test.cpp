#include "peil/analysis/run/banner_columns.h"

#include "peil/analysis/run/testing.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using namespace analysis::testing;

// Marks with blanks, weights of 0 among them, and what is made of each mark by hand.
std::string rows_of_marks() {
  std::string csv = "w,young,mark,high_by_hand,even_by_hand\n";
  for (int i = 0; i < 60; ++i) {
    const int mark = 1 + i * 7 % 10;
    const bool blank = i % 9 == 4;
    csv += std::to_string(i % 5) + "," + std::to_string(i % 3 == 0 ? 1 : 0) + "," +
           (blank ? "" : std::to_string(mark)) + "," +
           (blank ? "" : std::to_string(mark >= 8 ? 1 : 0)) + "," +
           (blank || mark == 3 ? "" : std::to_string(mark % 2)) + "\n";
  }
  return csv;
}

// What is made from one column is counted with it, and comes out as if it had been counted alone.
TEST(BannerColumns, ColumnsThatAreMadeFromAnotherAreCountedAsThoseOfTheFile) {
  const std::string plan = plan_of(
      analysis(
          R"("statistic": "banner", "set": "age", "columns": ["young", "old"], "show": "columns",
             "variables": ["mark", "high", "even", "high_by_hand", "even_by_hand"])"),
      R"("weight": "w")",
      R"json("derive": {"old": "1 - ${young}", "high": "if(${mark} >= 8, 1, 0)",
         "even": "if(${mark} = 3, '', if(${mark} = 1 or ${mark} = 5 or ${mark} = 7 or ${mark} = 9, 1, 0))"})json");
  const Results made = run_plan(plan, {{"d.csv", rows_of_marks()}}, 2);
  for (const char* column : {"young", "old"}) {
    for (const char* quantity : {"estimate", "se", "n", "df", "n_eff"}) {
      EXPECT_EQ(value(made, "high", column, quantity),
                value(made, "high_by_hand", column, quantity))
          << column << " " << quantity;
      EXPECT_EQ(value(made, "even", column, quantity),
                value(made, "even_by_hand", column, quantity))
          << column << " " << quantity;
    }
  }
}

}  // namespace
}  // namespace peil::analysis
