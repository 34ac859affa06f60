// A driver that many left open: importance says on how many people it rests, and the means keep
// theirs.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "peil/analysis/run/run.h"
#include "peil/findings/driver_tables.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;

constexpr std::size_t asked = 400;

Study one_group() {
  return StudyBuilder("small")
      .reporting_group("one")
      .customer_group("people")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall"), matrix("desk").row("a").row("b").row("c")})
      .value();
}

// Everybody answered a and c; two in five left b open.
Table two_in_five_without_b() {
  std::mt19937 random(7);
  std::map<std::string, std::vector<double>> said;
  std::vector<std::uint8_t> open;
  for (std::size_t i = 0; i < asked; ++i) {
    double mark = static_cast<double>(random() % 3);
    for (const char* item : {"a", "b", "c"}) {
      said[item].push_back(1.0 + static_cast<double>(random() % 5));
      mark += said[item].back() / 2.0;
    }
    said["overall"].push_back(mark);
    open.push_back(i % 5 < 2 ? 1 : 0);
  }
  Table table;
  table.rows = asked;
  for (auto& [name, values] : said) {
    const auto blank = name == "b" ? open : std::vector<std::uint8_t>{};
    table.columns.push_back({name, true, RealColumn{std::move(values), blank}});
  }
  for (const char* name : {"reporting_group", "customer_group"})
    table.columns.push_back(
        {name, false, ByteColumn{std::vector<std::uint8_t>(asked, 1), {"one"}, {}}});
  return table;
}

TEST(DriverBlanks, ImportanceRestsOnThoseWhoAnsweredAllAndSaysHowMany) {
  const Study study = one_group();
  const DriverPlan plan = driver_plan(study, "2013");
  const std::map<std::string, Table> tables{{"wave", two_in_five_without_b()}};
  const DriverTables all =
      driver_tables(plan, disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                                              {{"2013", {{}, "d", true}}}, study.rules));
  ASSERT_EQ(all.tables.size(), 1u);
  const DriverTable& table = all.tables.front();
  EXPECT_EQ(table.answers, asked * 3 / 5);
  ASSERT_EQ(table.lines.size(), 3u);  // none is dropped
  for (const DriverLine& line : table.lines) {
    ASSERT_TRUE(line.importance && line.mean) << line.driver.column;
    EXPECT_EQ(line.importance->answers, asked * 3 / 5) << line.driver.column;
    EXPECT_EQ(line.mean->answers, line.driver.column == "b" ? asked * 3 / 5 : asked);
  }
}

}  // namespace
}  // namespace peil::findings
