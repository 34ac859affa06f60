// Every statistic of a plan, on data that peil makes from a seed, against what R makes of the same
// data (figures.R): a clone proves itself without any other folder.
#include <gtest/gtest.h>

#include <filesystem>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "../oracle/reference.h"
#include "made_data.h"
#include "peil/analysis/plan/asked.h"
#include "peil/analysis/run/testing.h"
#include "peil/base/text.h"
#include "peil/disclosure/basis.h"

namespace peil::reference {
namespace {

const std::string folder = PEIL_SOURCE_DIR "/tests/reference";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(Reference, TheDataAreThoseThatTheSeedGives) {
  const std::map<std::string, std::string> made = made_data();
  EXPECT_EQ(made.size(), 8u);
  for (const auto& [name, bytes] : made) EXPECT_EQ(bytes_of(folder + "/data/" + name), bytes);
}

TEST(Reference, EveryFigureOfRIsPrintedByThePlan) {
  const oracle::Figures printed = oracle::figures_of_plan(bytes_of(folder + "/plan.json"), folder);
  const oracle::Table expected(folder + "/figures.csv");
  EXPECT_GT(expected.rows(), 350u);
  for (std::size_t row = 0; row < expected.rows(); ++row) {
    const oracle::Key key = oracle::key_of(expected, row);
    const auto got = printed.find(key);
    if (got == printed.end()) {
      ADD_FAILURE() << "missing: " << oracle::text(key);
      continue;
    }
    const double want = decimal_number(expected.column("value")[row]).value();
    const double tolerance = decimal_number(expected.column("tolerance")[row]).value();
    EXPECT_LE(std::abs(got->second - want), 1e-12 + tolerance * std::abs(want))
        << oracle::text(key) << " want " << exact_text(want) << " got " << exact_text(got->second);
  }
}

// Those of the reference cases are held against R by `make oracle`, where their folder is.
std::set<std::string> statistics_of_cases() {
  std::set<std::string> covered;
  for (const auto& entry :
       std::filesystem::directory_iterator(PEIL_SOURCE_DIR "/tests/oracle/plans")) {
    const auto plan = nlohmann::json::parse(bytes_of(entry.path().string()));
    for (const auto& analysis : plan.at("analyses"))
      covered.insert(analysis.at("statistic").get<std::string>());
  }
  return covered;
}

TEST(Reference, NoStatisticIsWithoutFiguresOfR) {
  const auto plan = nlohmann::json::parse(bytes_of(folder + "/plan.json"));
  const oracle::Table expected(folder + "/figures.csv");
  const std::vector<std::string>& ids = expected.column("analysis");
  std::set<std::string> covered = statistics_of_cases();
  for (const auto& analysis : plan.at("analyses")) {
    if (std::ranges::find(ids, analysis.at("id").get<std::string>()) != ids.end())
      covered.insert(analysis.at("statistic").get<std::string>());
  }
  for (const analysis::Statistic& statistic : analysis::statistics())
    EXPECT_TRUE(covered.contains(std::string(statistic.name))) << statistic.name;
}

// With the test above: no statistic can leave the gate without a number of answers to go by.
TEST(Reference, EveryResultOfEveryStatisticSaysWhatItStandsOn) {
  std::map<std::string, std::string> files;
  for (const auto& [name, bytes] : made_data()) files["data/" + name] = bytes;
  const analysis::Results results =
      analysis::testing::run_plan(bytes_of(folder + "/plan.json"), files);
  EXPECT_GE(results.analyses.size(), analysis::statistics().size());
  for (const analysis::AnalysisResult& one : results.analyses) {
    for (const analysis::Cell& cell : one.cells)
      EXPECT_FALSE(disclosure::on_too_few(cell, 1))
          << one.id << ' ' << cell.variable << ' ' << cell.level;
  }
}

}  // namespace
}  // namespace peil::reference
