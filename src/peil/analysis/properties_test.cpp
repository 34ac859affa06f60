// What must hold for any design, over many random ones, through plans as anyone writes them.
#include <algorithm>
#include <cmath>
#include <random>

#include "peil/analysis/testing.h"
#include "peil/base/chance.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using testing::find;
using testing::run_plan;
using testing::value;

/// A sample of two stages from a random population, as a file: stratum h, cluster c, unit s, weight
/// w, PSUs N and units M on the frame, mark y (may be blank), amount z, x1 to x3, groups g and k.
struct Survey {
  struct Row {
    std::string h, c, s;
    double w, N, M;
    std::string y, g, k;
    double z, x1, x2, x3;
  };
  std::vector<Row> rows;

  explicit Survey(unsigned seed) {
    Chance chance("properties", std::to_string(seed));
    const std::uint64_t strata = 2 + chance.below(3);
    for (std::uint64_t h = 0; h < strata; ++h) {
      const std::uint64_t psus = 2 + chance.below(5);
      const auto population = static_cast<double>(psus + 1 + chance.below(20));
      for (std::uint64_t c = 0; c < psus; ++c) add_psu(chance, h, c, psus, population);
    }
  }

  void add_psu(Chance& chance, std::uint64_t h, std::uint64_t c, std::uint64_t psus,
               double population) {
    const std::uint64_t units = 2 + chance.below(4);
    const auto size = static_cast<double>(units + chance.below(9));
    const double weight =
        population / static_cast<double>(psus) * size / static_cast<double>(units);
    for (std::uint64_t s = 0; s < units; ++s) {
      const std::uint64_t in_unit = 1 + chance.below(2);
      for (std::uint64_t r = 0; r < in_unit; ++r) {
        const bool blank = chance.below(6) == 0;
        Row row{std::string(1, static_cast<char>('a' + h)),
                "c" + std::to_string(c),
                std::to_string(100 * c + s),
                weight,
                population,
                size,
                blank ? "" : std::to_string(1 + chance.below(10)),
                std::string(1, static_cast<char>('p' + chance.below(3))),
                chance.below(2) == 0 ? "yes" : "no",
                std::round(1000.0 * chance.normal()) / 8.0,
                chance.normal(),
                chance.normal(),
                chance.normal()};
        row.z += row.x1 + 0.5 * row.x2;
        rows.push_back(row);
      }
    }
  }

  std::map<std::string, std::string> files() const {
    std::string text = "h,c,s,w,N,M,y,g,k,z,x1,x2,x3\n";
    for (const Row& r : rows) {
      text += r.h + ',' + r.c + ',' + r.s + ',' + exact_text(r.w) + ',' + exact_text(r.N) + ',' +
              exact_text(r.M) + ',' + r.y + ',' + r.g + ',' + r.k;
      for (const double x : {r.z, r.x1, r.x2, r.x3}) text += ',' + exact_text(x);
      text += '\n';
    }
    return {{"d.csv", text}};
  }
};

const std::string rows_design = R"("strata": ["h"], "weight": "w")";
const std::string cluster_design =
    R"("strata": ["h"], "clusters": ["c"], "weight": "w", "fpc": {"columns": ["N"], "meaning": "population"})";
const std::string two_stage_design =
    R"("strata": ["h"], "clusters": ["c", "s"], "weight": "w", "fpc": {"columns": ["N", "M"], "meaning": "population"})";
const std::string raked_design =
    two_stage_design +
    R"(, "weighting": [{"step": "rake", "margins": [{"columns": ["g"], "persons": {"p": 300, "q": 200, "r": 500}},
        {"columns": ["k"], "persons": {"yes": 350, "no": 650}}]}])";

std::string plan(const std::string& design, const std::string& analyses,
                 const std::string& derive = "") {
  return R"({"data": {"d": {"file": "d.csv")" + derive + R"(}}, "designs": {"d": {)" + design +
         R"(}}, "analyses": [)" + analyses + "]}";
}

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
  {"id": "with", "statistic": "correlation", "variables": ["x1", "x2"], "with": "z"})";

void expect_alike(const Results& a, const Results& b, double share, unsigned seed) {
  ASSERT_EQ(a.rows.size(), b.rows.size()) << seed;
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    const ResultRow &x = a.rows[i], &y = b.rows[i];
    EXPECT_EQ(x.level + x.quantity, y.level + y.quantity);
    EXPECT_NEAR(x.value, y.value, share * std::abs(x.value) + share)
        << seed << ' ' << x.analysis << ' ' << x.variable << ' ' << x.level << ' ' << x.quantity;
  }
}

class AnyPlan : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Properties, AnyPlan,
                         ::testing::Values(rows_design, cluster_design, two_stage_design,
                                           raked_design),
                         [](const auto& info) {
                           return std::array{"Rows", "Clusters", "TwoStages", "Raked"}[info.index];
                         });

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
    expect_alike(run_plan(plan(GetParam(), asked), survey.files()),
                 run_plan(plan(GetParam(), asked), scaled.files()), 1e-9, seed);
  }
}

// To the last bit of every figure.
TEST_P(AnyPlan, TheOrderOfTheRowsDoesNotShow) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey shuffled = survey;
    std::mt19937 random(seed);
    std::shuffle(shuffled.rows.begin(), shuffled.rows.end(), random);
    const std::string asked = plan(GetParam(), means + totals);
    const Results a = run_plan(asked, survey.files()), b = run_plan(asked, shuffled.files());
    expect_alike(a, b, 0.0, seed);
    EXPECT_EQ(a.refusals, b.refusals);
    EXPECT_TRUE(a.refusals.empty());
  }
}

TEST_P(AnyPlan, TheOrderOfTheRowsDoesNotShowInModels) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey shuffled = survey;
    std::mt19937 random(seed);
    std::shuffle(shuffled.rows.begin(), shuffled.rows.end(), random);
    const std::string asked = plan(GetParam(), models.substr(1));
    const Results a = run_plan(asked, survey.files()), b = run_plan(asked, shuffled.files());
    expect_alike(a, b, 1e-9, seed);
  }
}

TEST_P(AnyPlan, TheNameOfAStratumDoesNotMatter) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    Survey renamed = survey;
    for (Survey::Row& row : renamed.rows)
      if (row.h == "a") row.h = "zz";
    expect_alike(run_plan(plan(GetParam(), means + totals), survey.files()),
                 run_plan(plan(GetParam(), means + totals), renamed.files()), 1e-9, seed);
  }
}

// A stratum of its own parts changes what is said of the others by nothing.
TEST(Properties, SplittingAStratumDoesNotChangeTheOthers) {
  for (const std::string& design : {rows_design, cluster_design, two_stage_design}) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
      const Survey survey(seed);
      Survey split = survey;
      for (Survey::Row& row : split.rows)
        if (row.h == "b") row.h += row.c;
      // The parts have one PSU each.
      const std::string asked = plan(
          design + R"(, "lonely_psu": "remove")",
          R"({"id": "by", "statistic": "mean", "variables": ["y", "z"], "by": ["h"], "levels": ["a"]},
                  {"id": "sum", "statistic": "total", "variables": ["y", "z"], "by": ["h"], "levels": ["a"]})");
      expect_alike(run_plan(asked, survey.files()), run_plan(asked, split.files()), 0.0, seed);
    }
  }
}

// The mean of a domain is the ratio of two totals over everybody, of amounts that are 0 outside it.
TEST_P(AnyPlan, ADomainIsTheSameAsRecoding) {
  const std::string derive =
      R"json(, "derive": {"in": "if(${g} = 'p', 1, 0)", "zin": "if(${g} = 'p', ${z}, 0)"})json";
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const Survey survey(seed);
    const Results r = run_plan(
        plan(GetParam(),
             R"({"id": "by", "statistic": "mean", "variables": ["z"], "by": ["g"], "levels": ["p"]},
                {"id": "recoded", "statistic": "estimates", "ratios": [["zin", "in"]]},
                {"id": "sum", "statistic": "total", "variables": ["z"], "by": ["g"], "levels": ["p"]},
                {"id": "sum0", "statistic": "total", "variables": ["zin"]})",
             derive),
        survey.files());
    if (!find(r, "z", "p", "estimate")) continue;  // nobody in the domain
    double mean_error = 0.0, total_error = 0.0, recoded_total_error = 0.0;
    for (const ResultRow& row : r.rows) {
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
        plan(
            GetParam(),
            R"({"id": "why", "statistic": "drivers", "outcome": "z", "drivers": ["x1", "x2", "x3"], "method": "lmg"})"),
        Survey(seed).files());
    double sum = 0.0, r_squared = -1.0;
    for (const ResultRow& row : r.rows) {
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
        plan(raked_design, R"({"id": "g", "statistic": "total", "variables": ["one"], "by": ["g"]},
                              {"id": "k", "statistic": "total", "variables": ["one"], "by": ["k"]})",
             R"json(, "derive": {"one": "if(${w} > 0, 1, 0)"})json"),
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
  tables.emplace("d", dataset::read_csv_table(files.at("d.csv"), "d.csv", {}).value());
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
          plan(strata + R"("clusters": ["c"], "weight": "w", "replicates": {"method": ")" + method +
                   "\"}",
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
        const Results linear = run_plan(plan(design, asked), survey.files());
        const Results jackknife =
            run_plan(plan(design + R"(, "replicates": {"method": "jkn"})", asked), survey.files());
        for (const char* variable : {"total(y)", "total(z)"}) {
          const double se = value(linear, variable, "", "se");
          EXPECT_NEAR(value(jackknife, variable, "", "se"), se, 1e-9 * se) << seed;
          for (const char* level : {"p", "q", "r"}) {
            const auto in = find(linear, variable, level, "se");
            if (in)
              EXPECT_NEAR(find(jackknife, variable, level, "se").value_or(-1.0), *in,
                          1e-9 * *in + 1e-9);
          }
        }
      }
    }
  }
}

// The textbook formula of two stages, PSU by PSU and unit by unit, from the rows of the file.
double plain_variance(const Survey& survey, const std::vector<double>& influence) {
  std::map<std::string, std::map<std::string, std::map<std::string, double>>> z;
  std::map<std::string, double> big, size;
  for (std::size_t i = 0; i < survey.rows.size(); ++i) {
    const Survey::Row& row = survey.rows[i];
    z[row.h][row.c][row.s] += row.w * influence[i];
    big[row.h] = row.N;
    size[row.h + row.c] = row.M;
  }
  const auto spread = [](const std::vector<double>& totals) {
    const auto n = static_cast<double>(totals.size());
    double pairs = 0.0;  // sum of squared gaps over all pairs = n times that about the mean
    for (const double a : totals)
      for (const double b : totals) pairs += (a - b) * (a - b) / 2.0;
    return pairs / (n - 1.0);
  };
  double variance = 0.0;
  for (const auto& [h, psus] : z) {
    const double f1 = static_cast<double>(psus.size()) / big[h];
    std::vector<double> of_psu;
    for (const auto& [c, units] : psus) {
      std::vector<double> of_unit;
      double sum = 0.0;
      for (const auto& [s, total] : units) {
        of_unit.push_back(total);
        sum += total;
      }
      of_psu.push_back(sum);
      const double f2 = static_cast<double>(units.size()) / size[h + c];
      variance += f1 * (1.0 - f2) * spread(of_unit);
    }
    variance += (1.0 - f1) * spread(of_psu);
  }
  return variance;
}

TEST(Properties, TwoStagesAreWhatThePlainFormulaGives) {
  const std::string asked = plan(two_stage_design,
                                 R"({"id": "mean", "statistic": "mean", "variables": ["y"]},
         {"id": "by", "statistic": "mean", "variables": ["y"], "by": ["g"], "levels": ["p"]},
         {"id": "sum", "statistic": "total", "variables": ["z"]})");
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Survey survey(seed);
    const Results r = run_plan(asked, survey.files());
    for (const std::string level : {"", "p"}) {
      const auto in = [&](const Survey::Row& row) {
        return !row.y.empty() && (level.empty() || row.g == level);
      };
      double weight = 0.0, sum = 0.0;
      for (const Survey::Row& row : survey.rows) {
        if (!in(row)) continue;
        weight += row.w;
        sum += row.w * std::stod(row.y);
      }
      if (weight == 0.0) continue;
      std::vector<double> influence;
      for (const Survey::Row& row : survey.rows)
        influence.push_back(in(row) ? (std::stod(row.y) - sum / weight) / weight : 0.0);
      const double se = std::sqrt(plain_variance(survey, influence));
      EXPECT_NEAR(value(r, "y", level, "se"), se, 1e-11) << seed << level;
      EXPECT_NEAR(value(r, "y", level, "estimate"), sum / weight, 1e-12) << seed << level;
    }
    std::vector<double> z;
    for (const Survey::Row& row : survey.rows) z.push_back(row.z);
    const double se = std::sqrt(plain_variance(survey, z));
    EXPECT_NEAR(value(r, "z", "", "se"), se, 1e-10 * se) << seed;
  }
}

}  // namespace
}  // namespace peil::analysis
