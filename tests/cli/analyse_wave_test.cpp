// A plan of analyses on a wave of a study: the figures of the study's own tables, any other
// statistic beside them, and the same gate.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/imported_wave.h"

namespace peil {
namespace {

const std::string& study = ImportedWave::study;

using AnalyseWave = ImportedWave;

std::string field_of(const std::string& text, const std::string& line_start, std::size_t field) {
  const std::size_t at = text.find("\n" + line_start);
  if (at == std::string::npos) return "no line " + line_start;
  std::stringstream line(text.substr(at + 1, text.find('\n', at + 1) - at - 1));
  std::string value;
  for (std::size_t i = 0; i <= field; ++i) std::getline(line, value, ',');
  return value;
}

TEST_F(AnalyseWave, GivesTheFiguresOfTheStudysTables) {
  const Said tables = peil("tables " + study + data());
  const Said said = analyse(
      R"x({"id": "all", "statistic": "mean", "variables": ["q_all"]},
         {"id": "by", "statistic": "mean", "variables": ["q_all"], "by": ["customer_group"]})x");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_EQ(field_of(said.text, "all,q_all,,,estimate", 5),
            field_of(tables.text, "no,2015/airport/q_all/mean@", 2));
  EXPECT_EQ(field_of(said.text, "all,q_all,,,se", 5),
            field_of(tables.text, "no,2015/airport/q_all/mean@", 3));
  EXPECT_EQ(field_of(said.text, "by,q_all,customer_group,a,se", 5),
            field_of(tables.text, "no,2015/a/q_all/mean@", 3));
  EXPECT_EQ(field_of(said.text, "all,q_all,,,n,", 6), "no");  // not fictional
  EXPECT_TRUE(field_of(said.text, "all,q_all,,,n,", 7).starts_with("all@"));
}

// Four passengers of C stay inside, and so does what they are left over from.
TEST_F(AnalyseWave, KeepsInWhatTheTablesKeepIn) {
  const Said tables = peil("tables " + study + data());
  const Said said = analyse(
      R"x({"id": "by", "statistic": "mean", "variables": ["q_all"], "by": ["customer_group"]})x");
  for (const std::string group : {"a", "b", "c"}) {
    EXPECT_EQ(tables.has("2015/" + group + "/q_all/mean@"),
              said.has("by,q_all,customer_group," + group + ",estimate"))
        << group;
  }
  EXPECT_TRUE(said.has("by,q_all,customer_group,c,held,1"));
  EXPECT_FALSE(said.has("by,q_all,customer_group,c,n"));
  EXPECT_TRUE(said.has("1 figure was held back: fewer than 10 answers are behind it."))
      << said.text;
}

// Areas A and B are out in the tables; a column that puts B and C together gives C away.
TEST_F(AnalyseWave, HoldsWhatWouldGiveAwayWhatAnotherDoorKeepsIn) {
  const std::string merged = R"x({"not_a": "if(${customer_group} = 'a', 'a', 'rest')"})x";
  const Said tables = peil("tables " + study + data());
  ASSERT_TRUE(tables.has("2015/a/q_all/mean@"));
  const Said said = analyse(
      R"x({"id": "by", "statistic": "mean", "variables": ["q_all"], "by": ["not_a"]})x", merged);
  EXPECT_TRUE(said.has("by,q_all,not_a,rest,estimate")) << said.text;  // 16 people, B is not out
  EXPECT_FALSE(tables.has("2015/b/q_all/mean@"));
  // Everybody but two: nobody asked for the two, but they are what is left of the total.
  const Said but_two =
      analyse(R"x({"id": "by", "statistic": "mean", "variables": ["q_all"], "by": ["some"]})x",
              R"x({"some": "if(${q_all} = 4 and ${customer_group} = 'c', 'few', 'many')"})x");
  EXPECT_FALSE(but_two.has("by,q_all,some,few,estimate")) << but_two.text;
  EXPECT_FALSE(but_two.has("by,q_all,some,many,estimate")) << but_two.text;
}

// A filter through a derived copy of the item is the same subtraction.
TEST_F(AnalyseWave, KnowsAnItemUnderAnotherName) {
  const Said said = analyse(R"x({"id": "copy", "statistic": "mean", "variables": ["without_c"]})x",
                            R"x({"without_c": "if(${customer_group} = 'c', '', ${q_all})"})x");
  EXPECT_FALSE(said.has("copy,without_c,,,estimate")) << said.text;
  EXPECT_TRUE(said.has("copy,without_c,,,held,1")) << said.text;
}

TEST_F(AnalyseWave, ReachesEveryStatistic) {
  const Said said = analyse(
      R"x({"id": "why", "statistic": "drivers", "outcome": "q_all", "drivers": ["q_art", "q_food"]},
         {"id": "middle", "statistic": "quantile", "variables": ["q_all"]},
         {"id": "edge", "statistic": "quantile", "variables": ["q_all"], "probabilities": [0.02]},
         {"id": "test", "statistic": "difference", "variables": ["q_all"], "by": ["customer_group"]},
         {"id": "line", "statistic": "regression", "outcome": "q_all", "predictors": ["q_art"]})x");
  EXPECT_TRUE(said.has("why,q_art,,,lmg,")) << said.text;
  EXPECT_TRUE(said.has("why,,,,n,56") || said.has("why,q_art,,,n,56")) << said.text;
  EXPECT_TRUE(said.has("middle,q_all,,p0.5,estimate,"));
  EXPECT_FALSE(said.has("edge,q_all,,p0.02,estimate,")) << "one answer of 56 lies beyond it";
  EXPECT_FALSE(said.has("test,q_all,customer_group,a-c,estimate")) << said.text;
  EXPECT_TRUE(said.has("line,q_art,,,estimate,")) << said.text;
  EXPECT_FALSE(said.has("'d'")) << "nobody of area D is in the sample: " << said.text;
}

TEST_F(AnalyseWave, SaysWhatMayNotBeAskedOfAWave) {
  const Said rows = analyse(R"x({"id": "d", "statistic": "describe"})x");
  EXPECT_EQ(rows.status, 1);
  EXPECT_TRUE(rows.has("'describe' shows single answers, and those of a wave stay inside."))
      << rows.text;
  std::ofstream(folder_ / "plan.json")
      << R"x({"data": {"w": {"wave": "2015", "keep": ["${q_all} > 1"]},
    "x": {"wave": "2015"}}, "designs": {"w": {"data": "w", "weight": "q_all"}, "x": {"data": "x"}},
    "analyses": [{"id": "m", "statistic": "mean", "design": "w", "variables": ["q_all"]}]})x";
  const Said keys =
      peil("analyse " + (folder_ / "plan.json").string() + " --study " + study + data());
  EXPECT_EQ(keys.status, 1);
  EXPECT_TRUE(keys.has("'keep' is for files, not for a wave.")) << keys.text;
  EXPECT_TRUE(keys.has("How a wave is drawn and weighted is in its own plan")) << keys.text;
  std::ofstream(folder_ / "plan.json")
      << R"x({"data": {"w": {"wave": "2015"}, "x": {"wave": "2015"}},
    "analyses": [{"id": "c", "statistic": "change", "before": "w", "after": "x", "variables": ["q_all"]}]})x";
  const Said same =
      peil("analyse " + (folder_ / "plan.json").string() + " --study " + study + data());
  EXPECT_EQ(same.status, 1);
  EXPECT_TRUE(same.has("compared with itself")) << same.text;
  const Said without = peil("analyse " + (folder_ / "plan.json").string());
  EXPECT_TRUE(without.has("Say which study: peil analyse PLAN.json --study FOLDER."))
      << without.text;
}

}  // namespace
}  // namespace peil
