
#include <gtest/gtest.h>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

const std::string plan =
    plan_of(analysis(R"("statistic": "describe", "counts": ["g"])"), R"("weight": "w")");

// By hand: marks 4, 8 and a blank with weights 1, 3, 2: mean (4 + 24) / 4.
TEST(Describe, CountsAndAddsWhatIsThere) {
  const Results r = run_plan(plan, {{"d.csv", "mark,g,w\n4,né,1\n8,abc,3\n,né,2\n"}});
  EXPECT_EQ(value(r, "", "", "rows"), 3.0);
  EXPECT_EQ(value(r, "", "", "columns"), 3.0);
  EXPECT_EQ(value(r, "mark", "", "n_valid"), 2.0);
  EXPECT_EQ(value(r, "mark", "", "n_system_missing"), 1.0);
  EXPECT_EQ(value(r, "mark", "", "n_user_missing"), 0.0);
  EXPECT_EQ(value(r, "mark", "", "sum_valid"), 12.0);
  EXPECT_EQ(value(r, "mark", "", "mean_weighted"), 7.0);
  EXPECT_EQ(value(r, "mark", "", "min"), 4.0);
  EXPECT_EQ(value(r, "mark", "", "max"), 8.0);
  EXPECT_EQ(value(r, "g", "", "n_nonblank"), 3.0);
  EXPECT_EQ(value(r, "g", "", "max_bytes"), 3.0);
  EXPECT_EQ(value(r, "g", "", "max_characters"), 3.0);
  EXPECT_EQ(value(r, "g", "né", "count"), 2.0);
  EXPECT_EQ(value(r, "w", "", "sum_w"), 6.0);
}

TEST(Describe, GivesNoMeanOfNothing) {
  const Results r = run_plan(plan, {{"d.csv", "mark,g,w\n,a,1\n,b,1\n"}});
  EXPECT_EQ(value(r, "mark", "", "n_valid"), 0.0);
  EXPECT_FALSE(find(r, "mark", "", "mean_weighted"));
  EXPECT_FALSE(find(r, "mark", "", "min"));
}

TEST(Describe, RefusesSumsThatAreTooLarge) {
  const Results r = run_plan(plan, {{"d.csv", "mark,g,w\n1e308,a,1\n1.5e308,b,1\n"}});
  EXPECT_EQ(r.refusals.size(), 1u);
}

// Six rows, the second and fifth declared missing, the fourth blank; a day column beside it.
Table spss_table() {
  Column q{"q", true, ByteColumn{{1, 0, 2, 0, 0, 1}, {"bad", "good"}, {1.0, 2.0}}};
  q.label = "How good was it?";
  q.labels = {{"1", "bad"}, {"2", "good"}, {"9", "no answer"}};
  q.user_missing = {{9.0, 9.0}};
  q.user_missing_rows = {1, 4};
  Column day{"day", true, RealColumn{{10, 11, 12, 13, 14, 15}, {}}};
  day.day = true;
  return {6, {std::move(q), std::move(day)}};
}

Results described(const std::string& keep) {
  const auto read = read_plan(plan_of(analysis(R"("statistic": "describe", "counts": ["q"])"), "",
                                      R"("keep": [)" + keep + "]"),
                              "plan.json");
  auto table = derived(spss_table(), read.value().data.at("d"));
  std::map<std::string, Table> tables;
  tables.emplace("d", std::move(table).value());
  return run(read.value(), tables);
}

TEST(Describe, TellsUserMissingFromSystemMissing) {
  const Results r = described("");
  EXPECT_EQ(value(r, "q", "", "n_valid"), 3.0);
  EXPECT_EQ(value(r, "q", "", "n_user_missing"), 2.0);
  EXPECT_EQ(value(r, "q", "", "n_system_missing"), 1.0);
  EXPECT_EQ(value(r, "q", "", "n_value_labels"), 3.0);
  EXPECT_EQ(value(r, "q", "bad", "count"), 2.0);
  EXPECT_EQ(value(r, "q", "good", "count"), 1.0);
  EXPECT_EQ(value(r, "day", "", "min_date_days_since_1970"), 10.0);
  EXPECT_EQ(value(r, "day", "", "max_date_days_since_1970"), 15.0);
  EXPECT_FALSE(find(r, "day", "", "mean_weighted"));
}

TEST(Describe, SaysWhatTheFileCallsAVariable) {
  const Results r = described("");
  EXPECT_EQ(value(r, "q", "How good was it?", "label"), 1.0);
  EXPECT_FALSE(find(r, "day", "", "label"));  // the file has no label of it
}

TEST(Describe, GoesOnBehindAColumnThatCannotBeRead) {
  const Results r = run_plan(plan_of(analysis(R"("statistic": "describe")")),
                             {{"d.csv", "big,q\n1e308,1\n1.5e308,3\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_EQ(value(r, "big", "", "refused"), 1.0);
  EXPECT_EQ(value(r, "q", "", "sum_valid"), 4.0);
}

TEST(Describe, TellsThemApartAmongTheRowsThatAreKept) {
  const Results r = described(R"("${day} >= 13")");  // rows 4, 5 and 6
  EXPECT_EQ(value(r, "", "", "rows"), 3.0);
  EXPECT_EQ(value(r, "q", "", "n_user_missing"), 1.0);
  EXPECT_EQ(value(r, "q", "", "n_system_missing"), 1.0);
  EXPECT_EQ(value(r, "q", "", "n_valid"), 1.0);
}

TEST(Describe, RowsAreKeptByLabelOrByCode) {
  const Results label = described(R"({"column": "q", "in": ["good"]})");
  const Results code = described(R"({"column": "q", "in": ["2"]})");
  EXPECT_EQ(value(label, "", "", "rows"), 1.0);
  EXPECT_EQ(value(code, "", "", "rows"), 1.0);
}

}  // namespace
}  // namespace peil::analysis
