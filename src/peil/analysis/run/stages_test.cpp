#include "peil/analysis/run/stages.h"

#include <cmath>

#include "peil/analysis/run/random_survey.h"
#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::survey_plan;
using testing::run_plan;
using testing::Survey;
using testing::two_stage_design;
using testing::value;

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

TEST(Stages, AreWhatThePlainFormulaGives) {
  const std::string asked = survey_plan(two_stage_design,
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

// 4 PSUs of which 2, 3 and 4 units of which 2 and 2: 270 by hand (estimate/variance_test.cpp).
TEST(Stages, TakePopulationsAndFractions) {
  const std::map<std::string, std::string> files{
      {"d.csv",
       "c,s,y,w,N,M,f,g\n1,1,1,3,4,3,0.5,0.66666666666667\n1,2,3,3,4,3,0.5,0.66666666666667\n"
       "2,1,2,4,4,4,0.5,0.5\n2,2,6,4,4,4,0.5,0.5\n"}};
  const std::string asked = R"({"id": "t", "statistic": "total", "variables": ["y"]})";
  const auto se = [&](const std::string& fpc) {
    const Results r =
        run_plan(survey_plan(R"("clusters": ["c", "s"], "weight": "w")" + fpc, asked), files);
    return value(r, "y", "", "se");
  };
  EXPECT_NEAR(se(R"(, "fpc": {"columns": ["N", "M"], "meaning": "population"})"), std::sqrt(270.0),
              1e-11);
  EXPECT_NEAR(se(R"(, "fpc": {"columns": ["f", "g"], "meaning": "fraction"})"), std::sqrt(270.0),
              1e-9);
  EXPECT_NEAR(se(""), 20.0, 1e-12);  // ultimate clusters: N^2/n s1^2
}

}  // namespace
}  // namespace peil::analysis
