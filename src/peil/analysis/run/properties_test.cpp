// What must hold for any design, over many random ones, through plans as anyone writes them.
#include <algorithm>
#include <cmath>
#include <random>

#include "peil/analysis/run/random_survey.h"
#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::cluster_design;
using testing::find;
using testing::survey_plan;
using testing::rows_design;
using testing::run_plan;
using testing::Survey;
using testing::two_stage_design;
using testing::value;

const std::string raked_design =
    two_stage_design +
    R"(, "weighting": [{"step": "rake", "margins": [{"columns": ["g"], "persons": {"p": 300, "q": 200, "r": 500}},
        {"columns": ["k"], "persons": {"yes": 350, "no": 650}}]}])";

const std::string means = R"(
  {"id": "all", "statistic": "mean", "variables": ["y", "z"], "deff": true},
  {"id": "by", "statistic": "mean", "variables": ["y", "z"], "by": ["g", "k"]},
  {"id": "box", "statistic": "share", "variables": ["y"], "boxes": {"top": [8, 10]}, "by": ["g"]},
  {"id": "pairs", "statistic": "pairwise", "variables": ["y"], "by": ["k"]})";
const std::string totals = R"(,
  {"id": "sum", "statistic": "total", "variables": ["y", "z"], "by": ["g"]})";
const std::string models = R"(,
  {"id": "ratio", "statistic": "estimates", "ratios": [["z", "w"]], "by": ["g"]},
  {"id": "table", "statistic": "chi_square", "rows": "g", "columns": "k", "tests": ["pearson", "F", "Wald"]},
  {"id": "line", "statistic": "regression", "outcome": "z", "predictors": ["x1", "x2", "y"]},
  {"id": "why", "statistic": "drivers", "outcome": "z", "drivers": ["x1", "x2", "x3"], "method": "lmg"},
  {"id": "ols", "statistic": "regression", "outcome": "y", "predictors": ["x1", "z"], "variance": "ols", "by": ["k"]},
  {"id": "parts", "statistic": "drivers", "outcome": "y", "drivers": ["x1", "x2", "z"], "method": "johnson"},
  {"id": "first", "statistic": "priority", "outcome": "z", "drivers": ["x1", "x2", "y"]},
  {"id": "contrast", "statistic": "penalty_reward", "outcome": "z", "drivers": ["y"], "low": [1, 3], "high": [8, 10]},
  {"id": "scale", "statistic": "alpha", "items": ["x1", "x2", "z", "y"]},
  {"id": "with", "statistic": "correlation", "variables": ["x1", "x2", "y"], "with": "z"})";

void expect_alike(const Results& a, const Results& b, double share, unsigned seed) {
  const std::vector<ResultRow> rows = rows_of(a), others = rows_of(b);
  ASSERT_EQ(rows.size(), others.size()) << seed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ResultRow &x = rows[i], &y = others[i];
    EXPECT_EQ(x.level + x.quantity, y.level + y.quantity);
    EXPECT_NEAR(x.value, y.value, share * std::abs(x.value) + share)
        << seed << ' ' << x.analysis << ' ' << x.variable << ' ' << x.level << ' ' << x.quantity;
  }
}

class AnyPlan : public ::testing::TestWithParam<std::string> {};
std::string name_of(const ::testing::TestParamInfo<std::string>& design) {
  const char* const names[]{"Rows", "Clusters", "TwoStages", "Raked"};
  return names[design.index];
}
INSTANTIATE_TEST_SUITE_P(Properties, AnyPlan,
                         ::testing::Values(rows_design, cluster_design, two_stage_design,
                                           raked_design),
                         name_of);

// 1e-9: quantities such as t and p divide rounding by small errors.
TEST_P(AnyPlan, TheScaleOfTheWeightsDoesNotMatterToMeans) {
  const std::string asked = R"({"id": "all", "statistic": "mean", "variables": ["y", "z"]},
      {"id": "by", "statistic": "mean", "variables": ["y", "z"], "by": ["g", "k"]},
      {"id": "box", "statistic": "share", "variables": ["y"], "boxes": {"top": [8, 10]}},
      {"id": "line", "statistic": "regression", "outcome": "z", "predictors": ["x1", "x2"]})";
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey scaled = survey;
    for (Survey::Row& row : scaled.rows) row.w *= 1234.5;
    expect_alike(run_plan(survey_plan(GetParam(), asked), survey.files()),
                 run_plan(survey_plan(GetParam(), asked), scaled.files()), 1e-9, seed);
  }
}

// To the last bit of every figure.
TEST_P(AnyPlan, TheOrderOfTheRowsDoesNotShow) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey shuffled = survey;
    std::mt19937 random(seed);
    std::shuffle(shuffled.rows.begin(), shuffled.rows.end(), random);
    const std::string asked = survey_plan(GetParam(), means + totals);
    const Results a = run_plan(asked, survey.files()), b = run_plan(asked, shuffled.files());
    expect_alike(a, b, 0.0, seed);
    EXPECT_EQ(a.refusals, b.refusals);
    EXPECT_TRUE(a.refusals.empty());
  }
}

TEST_P(AnyPlan, TheOrderOfTheRowsDoesNotShowInModels) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey shuffled = survey, reversed = survey;
    std::mt19937 random(seed);
    std::shuffle(shuffled.rows.begin(), shuffled.rows.end(), random);
    std::reverse(reversed.rows.begin(), reversed.rows.end());
    const std::string asked = survey_plan(GetParam(), models.substr(1));
    const Results a = run_plan(asked, survey.files());
    expect_alike(a, run_plan(asked, shuffled.files()), 0.0, seed);
    expect_alike(a, run_plan(asked, reversed.files()), 0.0, seed);
  }
}

TEST_P(AnyPlan, TheNameOfAStratumDoesNotMatter) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey renamed = survey;
    for (Survey::Row& row : renamed.rows)
      if (row.h == "a") row.h = "zz";
    expect_alike(run_plan(survey_plan(GetParam(), means + totals), survey.files()),
                 run_plan(survey_plan(GetParam(), means + totals), renamed.files()), 1e-9, seed);
  }
}

// A stratum of its own parts changes what is said of the others by nothing. But for rounding: sums
// over cells of the sample add up in the order of the cells, and another number of strata puts
// those in another order. 1e-12 is far above that, far below the change of one weight.
TEST(Properties, SplittingAStratumDoesNotChangeTheOthers) {
  for (const std::string& design : {rows_design, cluster_design, two_stage_design}) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
      const Survey survey(seed);
      Survey split = survey;
      for (Survey::Row& row : split.rows)
        if (row.h == "b") row.h += row.c;
      // The parts have one PSU each.
      const std::string asked = survey_plan(
          design + R"(, "lonely_psu": "remove")",
          R"({"id": "by", "statistic": "mean", "variables": ["y", "z"], "by": ["h"], "levels": ["a"]},
                  {"id": "sum", "statistic": "total", "variables": ["y", "z"], "by": ["h"], "levels": ["a"]})");
      expect_alike(run_plan(asked, survey.files()), run_plan(asked, split.files()), 1e-12, seed);
    }
  }
}

// The mean of a domain is the ratio of two totals over everybody, of amounts that are 0 outside it.
TEST_P(AnyPlan, ADomainIsTheSameAsRecoding) {
  const std::string derive =
      R"json("derive": {"in": "if(${g} = 'p', 1, 0)", "zin": "if(${g} = 'p', ${z}, 0)"})json";
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    const Results r = run_plan(
        survey_plan(
            GetParam(),
            R"({"id": "by", "statistic": "mean", "variables": ["z"], "by": ["g"], "levels": ["p"]},
                {"id": "recoded", "statistic": "estimates", "ratios": [["zin", "in"]]},
                {"id": "sum", "statistic": "total", "variables": ["z"], "by": ["g"], "levels": ["p"]},
                {"id": "sum0", "statistic": "total", "variables": ["zin"]})",
            derive),
        survey.files());
    if (!find(r, "z", "p", "estimate")) continue;  // nobody in the domain
    double mean_error = 0.0, total_error = 0.0, recoded_total_error = 0.0;
    for (const ResultRow& row : rows_of(r)) {
      if (row.quantity != "se") continue;
      if (row.analysis == "by") mean_error = row.value;
      if (row.analysis == "sum") total_error = row.value;
      if (row.analysis == "sum0") recoded_total_error = row.value;
    }
    EXPECT_NEAR(value(r, "zin/in", "", "se"), mean_error, 1e-9 * (1.0 + mean_error)) << seed;
    EXPECT_NEAR(value(r, "zin/in", "", "estimate"), value(r, "z", "p", "estimate"), 1e-9) << seed;
    EXPECT_NEAR(recoded_total_error, total_error, 1e-9 * (1.0 + total_error)) << seed;
    EXPECT_GT(mean_error, 0.0) << seed;
  }
}

TEST_P(AnyPlan, TheImportanceOfDriversSumsToTheirRSquared) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Results r = run_plan(
        survey_plan(
            GetParam(),
            R"({"id": "why", "statistic": "drivers", "outcome": "z", "drivers": ["x1", "x2", "x3"], "method": "lmg"})"),
        Survey(seed).files());
    double sum = 0.0, r_squared = -1.0;
    for (const ResultRow& row : rows_of(r)) {
      if (row.quantity == "lmg") sum += row.value;
      if (row.quantity == "r_squared") r_squared = row.value;
    }
    EXPECT_NEAR(sum, r_squared, 1e-12) << seed;
  }
}

TEST(Properties, RakingMeetsEveryMarginAndLeavesItNoError) {
  int tried = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Results r = run_plan(
        survey_plan(raked_design,
                    R"({"id": "g", "statistic": "total", "variables": ["one"], "by": ["g"]},
                              {"id": "k", "statistic": "total", "variables": ["one"], "by": ["k"]})",
                    R"json("derive": {"one": "if(${w} > 0, 1, 0)"})json"),
        Survey(seed).files());
    if (!r.refusals.empty()) continue;  // a level without rows
    ++tried;
    for (const auto& [level, persons] : std::map<std::string, double>{
             {"p", 300}, {"q", 200}, {"r", 500}, {"yes", 350}, {"no", 650}}) {
      EXPECT_NEAR(value(r, "one", level, "estimate"), persons, 1e-9) << seed;
      EXPECT_NEAR(value(r, "one", level, "se"), 0.0, 1e-6) << seed;
    }
  }
  EXPECT_GT(tried, 15);
}

/// The weights of a design and of its replicates.
std::pair<std::vector<double>, estimate::Replicates> replicates(
    const std::string& plan_text, const std::map<std::string, std::string>& files) {
  const AnalysisPlan read = read_plan(plan_text, "plan.json").value();
  std::map<std::string, Table> tables;
  tables.emplace("d", table::read_csv_table(files.at("d.csv"), "d.csv", {}).value());
  Run run(read, tables);
  const Prepared& design = run.design_or_replicates("d");
  std::vector<double> weight;
  for (const Weight& w : design.weighted.weight) weight.push_back(w.persons());
  return {weight, *design.replicates};
}

// A total is linear in the weights, so this is about the weights of every row.
TEST(Properties, ReplicatesOfAJackknifeAverageToTheSampleInEveryLinearStatistic) {
  for (const char* method : {"jk1", "jkn"}) {
    const std::string strata = method == std::string("jkn") ? R"("strata": ["h"], )" : "";
    for (unsigned seed = 1; seed <= 10; ++seed) {
      const Survey survey(seed);
      const auto [weight, made] = replicates(
          survey_plan(strata + R"("clusters": ["c"], "weight": "w", "replicates": {"method": ")" +
                          method + "\"}",
                      R"({"id": "x", "statistic": "estimates", "variables": ["z"]})"),
          survey.files());
      // JKn: the replicates of a stratum average to the sample; so do all, as rscales say.
      double sample = 0.0, average = 0.0, scales = 0.0;
      for (std::size_t row = 0; row < weight.size(); ++row)
        sample += weight[row] * survey.rows[row].z;
      for (std::size_t r = 0; r < made.weight.size(); ++r) {
        double total = 0.0;
        for (std::size_t row = 0; row < weight.size(); ++row)
          total += made.weight[r][row] * survey.rows[row].z;
        average += made.rscales[r] * (total - sample);
        scales += made.rscales[r];
      }
      EXPECT_NEAR(average / scales, 0.0, 1e-9 * (1.0 + std::abs(sample))) << method << seed;
    }
  }
}

TEST(Properties, TheStratifiedJackknifeOfATotalIsLinearisation) {
  for (const char* clusters : {"", R"("clusters": ["c"], )"}) {
    for (const char* fpc : {"", R"("fpc": {"columns": ["N"], "meaning": "population"}, )"}) {
      // Without clusters N counts clusters, not rows.
      if (*clusters == '\0' && *fpc != '\0') continue;
      for (unsigned seed = 1; seed <= 15; ++seed) {
        const Survey survey(seed);
        const std::string design = clusters + std::string(fpc) + rows_design;
        const std::string asked =
            R"({"id": "x", "statistic": "estimates", "variables": ["y", "z"], "statistics": ["total"], "by": ["g"]})";
        const Results linear = run_plan(survey_plan(design, asked), survey.files());
        const Results jackknife =
            run_plan(survey_plan(design + R"(, "replicates": {"method": "jkn"})", asked), survey.files());
        for (const char* variable : {"total(y)", "total(z)"}) {
          const double se = value(linear, variable, "", "se");
          EXPECT_NEAR(value(jackknife, variable, "", "se"), se, 1e-9 * se) << seed;
          for (const char* level : {"p", "q", "r"}) {
            const auto in = find(linear, variable, level, "se");
            if (!in) continue;
            EXPECT_NEAR(find(jackknife, variable, level, "se").value_or(-1.0), *in,
                        1e-9 * *in + 1e-9);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace peil::analysis
