#include "peil/analysis/run/replicates.h"

#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

const std::map<std::string, std::string> ten{
    {"d.csv",
     "id,g,y\n01,a,3\n02,a,8\n03,a,5\n04,b,9\n05,b,1\n06,b,4\n07,b,4\n08,b,7\n09,b,2\n10,b,6\n"}};

std::string plan(const std::string& design, const std::string& keys =
                                                R"("statistic": "estimates", "variables": ["y"],
                                                   "statistics": ["mean", "total", "median"])") {
  return plan_of(analysis(keys), design);
}

TEST(ReplicatesOfAPlan, TheJackknifeOfASimpleMeanIsTheTextbookError) {
  const Results r = run_plan(plan(R"("replicates": {"method": "jk1"})"), ten);
  EXPECT_NEAR(value(r, "mean(y)", "", "estimate"), 4.9, 1e-12);
  EXPECT_NEAR(value(r, "mean(y)", "", "se"), std::sqrt(60.9 / 90.0), 1e-12);
  EXPECT_EQ(value(r, "mean(y)", "", "df"), 9.0);
  EXPECT_EQ(value(r, "median(y)", "", "estimate"), 4.0);
  EXPECT_EQ(value(r, "", "", "replicates"), 10.0);
}

TEST(ReplicatesOfAPlan, WeightsAreFoundByTheirKeyInAnyOrder) {
  auto files = ten;
  std::string inside = "id,g,y,r1,r2\n", apart = "id,r1,r2\n", rows;
  const char* lines[]{"01,a,3", "02,a,8", "03,b,5"};
  const char* weights[]{"2,0", "1,1", "0,2"};
  for (int i = 0; i < 3; ++i) {
    inside += std::string(lines[i]) + "," + weights[i] + "\n";
    rows = std::string(lines[i]).substr(0, 2) + "," + weights[i] + "\n" + rows;
  }
  files["d.csv"] = inside;
  files["w.csv"] = apart + rows;
  const std::string columns = R"("columns": ["r1", "r2"])";
  const Results here =
      run_plan(plan(R"("replicates": {"method": "brr", "weights": {)" + columns + "}}"), files);
  const Results there =
      run_plan(plan(R"("replicates": {"method": "brr", "weights": {"file": "w.csv",
                                         "key": "id", )" +
                    columns + "}}"),
               files);
  // Totals 16 (all), 14 and 18: half of 4 + 4.
  EXPECT_NEAR(value(here, "total(y)", "", "se"), 2.0, 1e-12);
  EXPECT_NEAR(value(there, "total(y)", "", "se"), 2.0, 1e-12);
  files["w.csv"] = apart + "01,2,0\n02,1,1\n3,0,2\n";  // 3 is not 03
  const Results lost = run_plan(plan(R"("replicates": {"method": "brr", "weights": {"file": "w.csv",
                                        "key": "id", )" +
                                     columns + "}}"),
                                files);
  ASSERT_EQ(lost.refusals.size(), 1u);
  EXPECT_NE(lost.refusals[0].find("'03'"), std::string::npos) << lost.refusals[0];
}

// Totals by hand: 3 x 2 + 8 + 5 + 4 x 3 = 31; with the factors 2 x 14 + 12 = 40 and 2 x 5 + 12 =
// 22, so the variance is (81 + 81) / 2.
TEST(ReplicatesOfAPlan, FactorsOfPsusAreFoundByAKeyOfSeveralColumns) {
  std::map<std::string, std::string> files{
      {"d.csv", "h,c,y,w\na,1,3,2\na,1,8,1\na,2,5,1\nb,1,4,3\n"},
      {"f.csv", "h,c,r1,r2\na,2,0,2\na,1,2,0\nb,1,1,1\n"}};
  const auto with = [&](const std::string& more) {
    return run_plan(plan(R"("weight": "w", "replicates": {"method": "brr", "weights": {
        "file": "f.csv", "key": ["h", "c"], "columns": ["r1", "r2"])" +
                         more + "}}"),
                    files);
  };
  const Results r = with(R"(, "factors": true)");
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 31.0, 1e-12);
  EXPECT_NEAR(value(r, "total(y)", "", "se"), 9.0, 1e-12);
  files["f.csv"] = "h\tc\tr1\tr2\na\t2\t0,0\t2\na\t1\t2,0\t0\nb\t1\t1\t1\n";
  EXPECT_NEAR(
      value(with(R"(, "factors": true, "separator": "tab", "decimal": ",")"), "total(y)", "", "se"),
      9.0, 1e-12);
  const Results wrong = with(R"(, "factors": true)");
  ASSERT_EQ(wrong.refusals.size(), 1u);
  EXPECT_NE(wrong.refusals[0].find(R"(say "decimal": "," beside its 'file')"), std::string::npos);
  files["f.csv"] = "h,c,r1,r2\na,2,0,2\na,1,2,0\n";
  const Results lost = with(R"(, "factors": true)");
  ASSERT_EQ(lost.refusals.size(), 1u);
  EXPECT_NE(lost.refusals[0].find("f.csv has no weights for key 'b', '1' of the data."),
            std::string::npos)
      << lost.refusals[0];
}

TEST(ReplicatesOfAPlan, EveryReplicateIsWeightedAgain) {
  const std::string steps = R"("weighting": [{"step": "poststratify", "margin":
      {"columns": ["g"], "persons": {"a": 30, "b": 70}}}], )";
  const Results r =
      run_plan(plan(steps + R"("replicates": {"method": "jk1"})",
                    R"("statistic": "estimates", "variables": ["one", "y"],
                                     "statistics": ["total"], "weights": true)"),
               {{"d.csv", "g,y,one\na,3,1\na,8,1\na,5,1\nb,9,1\nb,1,1\nb,4,1\nb,4,1\n"}});
  // The number of people is known, so it does not vary.
  EXPECT_NEAR(value(r, "total(one)", "", "estimate"), 100.0, 1e-9);
  EXPECT_NEAR(value(r, "total(one)", "", "se"), 0.0, 1e-9);
  EXPECT_GT(value(r, "total(y)", "", "se"), 1.0);
}

TEST(ReplicatesOfAPlan, ABootstrapIsTheSameEveryTimeAndAnotherWithAnotherSeed) {
  const auto se = [](const char* seed) {
    const Results r = run_plan(plan(std::string(R"("strata": ["g"], "replicates": {"method":
        "bootstrap", "draw": {"replicates": 200, "seed": ")") +
                                    seed + "\"}}"),
                               ten);
    return value(r, "mean(y)", "", "se");
  };
  EXPECT_EQ(se("one"), se("one"));
  EXPECT_NE(se("one"), se("two"));
  EXPECT_NEAR(se("one"), 0.862, 0.15);
}

// 120 rows, two margins, weights that differ within a stratum, some answers blank.
std::map<std::string, std::string> many() {
  std::string rows = "h,g,s,y,x,w\n";
  for (int i = 0; i < 120; ++i) {
    const int y = (i * 7 + i / 5) % 10 + 1;
    rows += std::string(i % 2 == 0 ? "n" : "z") + "," + "abc"[i * 5 / 4 % 3] + "," +
            "fm"[i / 3 % 2] + "," + (i % 11 == 0 ? "" : std::to_string(y)) + "," +
            std::to_string(2 + i % 4) + "," + std::to_string(1 + i % 3) + "\n";
  }
  return {{"d.csv", rows}};
}

std::string raked_bootstrap(const std::string& last_step) {
  return plan(R"("strata": ["h"], "weight": "w", "weighting": [{"step": "rake", "margins": [
        {"columns": ["g"], "persons": {"a": 90, "b": 80, "c": 75}},
        {"columns": ["s"], "persons": {"f": 120, "m": 125}}]})" +
                  last_step + R"(], "replicates": {"method": "bootstrap",
        "draw": {"replicates": 60, "seed": "s"}})",
              R"("statistic": "estimates", "variables": ["y", "x"], "ratios": [["y", "x"]],
                 "statistics": ["mean", "total", "median"], "by": ["s"])");
}

TEST(ReplicatesOfAPlan, ABootstrapByCellsIsThatOfTheWeightsOfAllRows) {
  const Results cells = run_plan(raked_bootstrap(""), many());
  // A trim that touches nothing, for which every replicate is weighted row by row.
  const Results rows =
      run_plan(raked_bootstrap(R"(, {"step": "trim", "upper": 1e6, "spread": "equal"})"), many());
  EXPECT_TRUE(cells.refusals.empty() && rows.refusals.empty());
  const std::vector<ResultRow> a = rows_of(cells), b = rows_of(rows);
  ASSERT_EQ(a.size(), b.size());
  ASSERT_GT(a.size(), 100u);
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].variable + a[i].level, b[i].variable + b[i].level);
    EXPECT_EQ(a[i].quantity, b[i].quantity);
    EXPECT_NEAR(a[i].value, b[i].value, 1e-9 * std::abs(b[i].value))
        << a[i].variable << " " << a[i].level << " " << a[i].quantity;
  }
}

TEST(ReplicatesOfAPlan, FiguresAreTheSameBitForBitForAnyNumberOfThreads) {
  for (const char* step : {"", R"(, {"step": "trim", "upper": 2.5, "unit": "mean"})"}) {
    const Results one = run_plan(raked_bootstrap(step), many(), 1);
    const Results two = run_plan(raked_bootstrap(step), many(), 2);
    EXPECT_TRUE(one.refusals.empty()) << one.refusals.front();
    const std::vector<ResultRow> a = rows_of(one), b = rows_of(two);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].value, b[i].value) << a[i].variable;
  }
}

TEST(ReplicatesOfAPlan, ADrawThatLosesALevelOfAMarginIsRefusedByItsNumber) {
  const std::string steps = R"("weighting": [{"step": "poststratify", "margin":
      {"columns": ["g"], "persons": {"a": 10, "b": 70}}}], )";
  for (const int threads : {1, 2}) {
    const Results r = run_plan(plan(steps + R"("replicates": {"method": "bootstrap",
        "draw": {"replicates": 50, "seed": "s"}})",
                                    R"("statistic": "estimates", "variables": ["y"])"),
                               {{"d.csv", "g,y\na,3\nb,9\nb,1\nb,4\nb,4\n"}}, threads);
    ASSERT_EQ(r.refusals.size(), 1u);
    EXPECT_NE(r.refusals[0].find("Replicate "), std::string::npos) << r.refusals[0];
    EXPECT_NE(r.refusals[0].find("Level 'a'"), std::string::npos) << r.refusals[0];
  }
}

TEST(ReplicatesOfAPlan, RowsWithoutWeightAreDrawnAndCountForNothing) {
  // Two rows of eight have no weight; the total of ones varies by who else is drawn.
  const Results r =
      run_plan(plan(R"("weight": "w", "replicates": {"method": "bootstrap",
              "draw": {"replicates": 4000, "seed": "s"}})",
                    R"("statistic": "estimates", "variables": ["one"], "statistics": ["total"])"),
               {{"d.csv", "w,one\n1,1\n1,1\n1,1\n0,1\n1,1\n0,1\n1,1\n1,1\n"}});
  EXPECT_EQ(value(r, "total(one)", "", "estimate"), 6.0);
  // n/(n-1) times the squares about their mean: 8/7 (6 - 36/8).
  EXPECT_NEAR(value(r, "total(one)", "", "se") / std::sqrt(8.0 / 7.0 * 1.5), 1.0, 0.05);
}

TEST(ReplicatesOfAPlan, OtherStatisticsRefuseADesignWithReplicates) {
  const Results r = run_plan(
      plan(R"("replicates": {"method": "jk1"})", R"("statistic": "mean", "variables": ["y"])"),
      ten);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_FALSE(find(r, "y", "", "se"));
}

TEST(ReplicatesOfAPlan, AGroupThatAReplicateLosesIsRefusedByName) {
  const Results r = run_plan(plan(R"("replicates": {"method": "jk1"})",
                                  R"("statistic": "estimates", "variables": ["y"], "by": ["g"])"),
                             {{"d.csv", "g,y\na,3\nb,5\nb,6\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("replicate 1 nobody of 'a'"), std::string::npos) << r.refusals[0];
}

TEST(ReplicatesOfAPlan, ARatioByLinearisationAgreesWithTheJackknife) {
  const std::map<std::string, std::string> files{
      {"d.csv", "y,x\n3,2\n8,5\n5,4\n9,5\n1,1\n4,3\n4,2\n7,5\n2,2\n6,4\n"}};
  const std::string ratio = R"("statistic": "estimates", "ratios": [["y", "x"]])";
  const Results linear = run_plan(plan("", ratio), files);
  const Results jackknife = run_plan(plan(R"("replicates": {"method": "jk1"})", ratio), files);
  EXPECT_NEAR(value(linear, "y/x", "", "estimate"), 49.0 / 33.0, 1e-12);
  // By hand: residuals y - 49/33 x, their sum of squares, n/(n-1), the total of x.
  const double y[]{3, 8, 5, 9, 1, 4, 4, 7, 2, 6}, x[]{2, 5, 4, 5, 1, 3, 2, 5, 2, 4};
  double squares = 0.0;
  for (int i = 0; i < 10; ++i) squares += std::pow(y[i] - 49.0 / 33.0 * x[i], 2);
  EXPECT_NEAR(value(linear, "y/x", "", "se"), std::sqrt(10.0 / 9.0 * squares) / 33.0, 1e-12);
  EXPECT_NEAR(value(jackknife, "y/x", "", "se") / value(linear, "y/x", "", "se"), 1.0, 0.2);
}

TEST(ReplicatesOfAPlan, WrongKeysAreTold) {
  EXPECT_EQ(codes(plan(R"("replicates": {"method": "bootstrap"})")), "plan.bad-value");
  EXPECT_EQ(
      codes(plan(R"("replicates": {"method": "jk1", "draw": {"replicates": 9, "seed": "s"}})")),
      "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("replicates": {"method": "fay", "fay": 1})")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("replicates": {"method": "jkn", "weights": {"columns": ["a", "b"]}})")),
            "plan.missing-key");
  EXPECT_EQ(codes(plan(R"("replicates": {"method": "brr", "weights": {"file": "w.csv",
                          "columns": ["a", "b"]}})")),
            "plan.missing-key");
}

}  // namespace
}  // namespace peil::analysis
