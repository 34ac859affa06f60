// The wave of a study with nine clusters, through the doors that any wave goes through, held
// against the errors that R's clubSandwich gives (reference case R17).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "peil/app/import_wave.h"
#include "peil/app/testing/outside.h"
#include "peil/app/wave_results.h"
#include "peil/exchange/import_key.h"
#include "peil/findings/change.h"
#include "peil/study/testing/study_builder.h"
#include "reference.h"

namespace peil::oracle {
namespace {

std::string bytes(const std::string& path) {
  std::stringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return all.str();
}

// Wave 2011 counts every row alike, wave 2013 has the weights of the file.
Study study_of_districts() {
  using namespace study::testing;
  Study study = StudyBuilder("districts", "en")
                    .reporting_group("schools")
                    .customer_group("all_schools")
                    .waves({"2011", "2013"})
                    .overall("api00")
                    .questions({integer("api00", "one"), integer("ell", "one")})
                    .value();
  for (const std::string wave : {"2011", "2013"}) {
    Plan plan;
    plan.wave = wave;
    plan.import = ImportPlan{};
    plan.import->psu = "district";
    plan.import->respondent = "id";
    plan.import->few_clusters = true;
    if (wave == "2013") plan.import->weight = "weight";
    study.plans.push_back(plan);
  }
  return study;
}

class Districts : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::optional<std::string> folder = reference_folder();
    if (!folder) GTEST_SKIP() << "No reference cases: set PEIL_REFERENCE to their folder.";
    files_.at["import.key"] = exchange::ImportKey(std::string(32, 'k')).text();
    files_.at["districts.csv"] = bytes(*folder + "/data/few_districts.csv");
    expected_.emplace(*folder + "/cases/R17_few_clusters/expected.csv");
    take(study_);
  }

  void take(const Study& study) {
    peil::testing::MemoryResponseStore store;
    for (const std::string wave : {"2011", "2013"}) {
      const auto taken =
          app::import_wave(study, {wave, "districts.csv", "import.key"}, files_, store);
      for (const Problem& p : taken.ok() ? Problems{} : taken.problems())
        ADD_FAILURE() << p.where << ':' << p.line << ' ' << p.message;
      results_[wave] = app::wave_results(study, store, wave, "test", {}).value();
    }
  }

  double expected(const std::string& analysis, const std::string& quantity) const {
    for (std::size_t row = 0; row < expected_->rows(); ++row) {
      if (expected_->column("analysis")[row] == analysis &&
          expected_->column("quantity")[row] == quantity &&
          expected_->column("variable")[row] == "(Intercept)")
        return std::stod(expected_->column("value")[row]);
    }
    ADD_FAILURE() << analysis << " " << quantity;
    return NAN;
  }

  const Estimate& mean(const std::string& wave, const std::string& item) const {
    return results_.at(wave).estimates.at({wave, "all", item, "mean"});
  }

  app::testing::MemoryFiles files_;
  std::optional<Table> expected_;
  Study study_ = study_of_districts();
  std::map<std::string, WaveResults> results_;
};

TEST_F(Districts, MeansOfAWaveHaveTheErrorsOfTheReference) {
  for (const auto& [wave, end] : {std::pair{"2011", ""}, {"2013", "_weighted"}}) {
    for (const std::string item : {"api00", "ell"}) {
      const std::string analysis = "mean_" + item + "_districts" + end;
      const Estimate& found = mean(wave, item);
      const auto near = [&](double value, const std::string& quantity) {
        const double wanted = expected(analysis, quantity);
        EXPECT_NEAR(value, wanted, 1e-8 * std::abs(wanted)) << analysis << " " << quantity;
      };
      near(found.value, "estimate");
      near(*found.standard_error, "se_bm");
      near(found.degrees_of_freedom, "df_bm");
    }
  }
}

TEST_F(Districts, AChangeIsJudgedByTheDegreesOfBothErrors) {
  const Estimate &before = mean("2011", "ell"), &after = mean("2013", "ell");
  const double v1 = std::pow(*before.standard_error, 2.0),
               v2 = std::pow(*after.standard_error, 2.0);
  const findings::Change change = findings::change(before, after, study_.rules);
  EXPECT_NEAR(*change.standard_error, std::sqrt(v1 + v2), 1e-12);
  EXPECT_NEAR(change.degrees_of_freedom,
              std::pow(v1 + v2, 2.0) /
                  (v1 * v1 / before.degrees_of_freedom + v2 * v2 / after.degrees_of_freedom),
              1e-9);
}

// The rule is a choice: without it errors are linearised, and the wave has few clusters untold.
TEST_F(Districts, WithoutTheRuleErrorsAreLinearised) {
  EXPECT_FALSE(results_.at("2011").clusters.untold());
  const std::string with = results_.at("2011").digest;
  for (Plan& plan : study_.plans) plan.import->few_clusters = false;
  take(study_);
  EXPECT_NEAR(*mean("2011", "api00").standard_error, expected("mean_api00_districts", "se_linear"),
              1e-6);
  EXPECT_EQ(mean("2011", "api00").degrees_of_freedom, 8.0);
  EXPECT_TRUE(results_.at("2011").clusters.untold());
  EXPECT_NE(results_.at("2011").digest, with);
}

}  // namespace
}  // namespace peil::oracle
