#include "reference.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "peil/base/contract.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"

namespace peil::oracle {
namespace {

std::vector<std::vector<std::string>> read_csv(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  expects(file.good(), "oracle: a reference file that can be read");
  std::stringstream bytes;
  bytes << file.rdbuf();
  std::vector<std::vector<std::string>> rows;
  CsvReader reader([&](const CsvReader::Row& row) {
    rows.push_back(row.fields);
    return true;
  });
  reader.add(bytes.str());
  reader.end();
  return rows;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// R finds these intervals by a logistic fit that stops when its deviance moves less than 1e-8; for
// rare answers that leaves its figure up to 3e-8 from the closed form.
double logit_slack(const std::string& quantity) {
  return quantity.ends_with("_logit") ? 1e-7 : 0.0;
}

double number(const std::string& text) { return decimal_number(text).value(); }

}  // namespace

std::string text(const Key& key) {
  return std::get<0>(key) + " | " + std::get<1>(key) + " | " + std::get<2>(key) + " | " +
         std::get<3>(key) + " | " + std::get<4>(key);
}

Key key_of(const Table& table, std::size_t row) {
  return {table.column("analysis")[row], table.column("variable")[row], table.column("domain")[row],
          table.column("level")[row], table.column("quantity")[row]};
}

Figures figures_of_plan(const std::string& plan, const std::string& folder) {
  namespace fs = std::filesystem;
  std::string made = (fs::temp_directory_path() / "peil-case-XXXXXX").string();
  const fs::path work = ::mkdtemp(made.data());
  std::ofstream(work / "plan.json") << plan;
  fs::create_directory_symlink(fs::path(folder) / "data", work / "data");
  const std::string command = PEIL_PROGRAM " analyse " + (work / "plan.json").string() + " --out " +
                              (work / "out.csv").string() + " 2> " + (work / "err").string();
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 0) << bytes_of(work / "err");
  Figures figures;
  const Table table((work / "out.csv").string());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Key key = key_of(table, row);
    const double value = decimal_number(table.column("value")[row]).value();
    EXPECT_TRUE(figures.emplace(key, value).second) << "printed twice: " << text(key);
  }
  fs::remove_all(work);
  return figures;
}

std::optional<std::string> reference_folder() {
  const char* named = std::getenv("PEIL_REFERENCE");
  const std::string folder = named != nullptr ? named : PEIL_SOURCE_DIR "/../shared/reference";
  if (!std::filesystem::exists(folder + "/cases")) return {};
  return folder;
}

Table::Table(const std::string& path) {
  const auto rows = read_csv(path);
  rows_ = rows.size() - 1;
  for (std::size_t c = 0; c < rows.front().size(); ++c) {
    std::vector<std::string>& column = columns_[rows.front()[c]];
    for (std::size_t r = 1; r < rows.size(); ++r) column.push_back(rows[r][c]);
  }
}

const std::vector<std::string>& Table::column(const std::string& name) const {
  const auto found = columns_.find(name);
  expects(found != columns_.end(), "oracle: a column of the reference file");
  return found->second;
}

void Table::keep_rows(const std::vector<bool>& keep) {
  for (auto& [name, column] : columns_) {
    std::vector<std::string> kept;
    for (std::size_t r = 0; r < rows_; ++r) {
      if (keep[r]) kept.push_back(column[r]);
    }
    column = std::move(kept);
  }
  rows_ = static_cast<std::size_t>(std::ranges::count(keep, true));
}

NumberColumn Table::numbers(const std::string& name) const {
  NumberColumn result;
  for (const std::string& field : column(name)) {
    result.value.push_back(field.empty() ? 0.0 : number(field));
    result.reason.push_back(field.empty() ? Absent::Skipped : Absent::No);
  }
  return result;
}

Grouping Table::grouping(const std::string& name) const {
  Grouping result{name, {}, {}};
  const std::set<std::string> levels(column(name).begin(), column(name).end());
  for (const std::string& level : levels) {
    if (!level.empty()) result.levels.push_back(level);
  }
  for (const std::string& field : column(name)) {
    const auto at = std::ranges::find(result.levels, field);
    result.level.push_back(at == result.levels.end()
                               ? Grouping::outside
                               : static_cast<std::uint32_t>(at - result.levels.begin()));
  }
  return result;
}

Design design_of(const Table& table, const DesignColumns& columns) {
  Design design;
  const std::size_t rows = table.rows();
  std::map<std::string, std::uint32_t> strata;
  std::map<std::pair<std::string, std::string>, std::uint32_t> psus;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::string stratum = columns.strata.empty() ? "" : table.column(columns.strata)[r];
    strata.emplace(stratum, 0);
    if (!columns.cluster.empty())
      psus.emplace(std::pair(stratum, table.column(columns.cluster)[r]), 0);
  }
  for (auto& [name, id] : strata) {
    id = static_cast<std::uint32_t>(design.strata.size());
    design.strata.push_back({name, {}});
  }
  std::uint32_t next = 0;
  for (auto& [name, id] : psus) id = next++;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::string stratum = columns.strata.empty() ? "" : table.column(columns.strata)[r];
    const StratumId id(strata.at(stratum));
    design.stratum.push_back(id);
    if (!columns.cluster.empty())
      design.psu.emplace_back(psus.at({stratum, table.column(columns.cluster)[r]}));
    design.weight.emplace_back(columns.weight.empty() ? 1.0
                                                      : number(table.column(columns.weight)[r]));
    if (!columns.fpc.empty())
      design.strata[id.index()].population = number(table.column(columns.fpc)[r]);
  }
  return design;
}

void Printed::add(const std::string& analysis, const std::string& variable,
                  const std::string& domain, const std::string& level, const std::string& quantity,
                  double value) {
  values_[{analysis, variable, domain, level, quantity}] = value;
}

void Printed::add(const std::string& analysis, const std::string& variable,
                  const std::string& domain, const std::string& level, const Estimate& estimate) {
  add(analysis, variable, domain, level, "estimate", estimate.value);
  add(analysis, variable, domain, level, "n", static_cast<double>(estimate.answers));
  add(analysis, variable, domain, level, "df", estimate.degrees_of_freedom);
  if (estimate.standard_error)
    add(analysis, variable, domain, level, "se", *estimate.standard_error);
  if (const auto interval = estimate::interval(estimate, 0.95)) {
    add(analysis, variable, domain, level, "ci_low", interval->low);
    add(analysis, variable, domain, level, "ci_high", interval->high);
  }
}

void Printed::expect(const std::set<std::string>& analyses,
                     const std::set<std::string>& not_printed) const {
  const std::string folder = *reference_folder() + "/cases/" + name_;
  const Table expected(folder + "/expected.csv");
  std::size_t compared = 0;
  for (std::size_t r = 0; r < expected.rows(); ++r) {
    const Key key = key_of(expected, r);
    if (!analyses.contains(std::get<0>(key)) || not_printed.contains(std::get<4>(key))) continue;
    const auto printed = values_.find(key);
    ++compared;
    if (printed == values_.end()) {
      ADD_FAILURE() << name_ << ": missing " << text(key);
      continue;
    }
    const double want = number(expected.column("value")[r]);
    const double slack =
        number(expected.column("atol")[r]) +
        std::max(number(expected.column("rtol")[r]), logit_slack(std::get<4>(key))) *
            std::abs(want);
    EXPECT_LE(std::abs(printed->second - want), slack)
        << name_ << ": " << text(key) << " want " << exact_text(want) << " got "
        << exact_text(printed->second);
  }
  EXPECT_GT(compared, 0u) << name_;

  const Table wrong(folder + "/wrong.csv");
  for (std::size_t r = 0; r < wrong.rows(); ++r) {
    const auto printed = values_.find(key_of(wrong, r));
    if (printed == values_.end()) continue;
    const double mistake = number(wrong.column("wrong")[r]);
    EXPECT_GT(std::abs(printed->second - mistake), 1e-9 * std::abs(mistake))
        << name_ << ": " << text(printed->first)
        << " is the figure of a mistake: " << wrong.column("mistake")[r];
  }

  if (const char* results = std::getenv("PEIL_RESULTS")) {
    std::ofstream file(std::string(results) + "/" + name_ + ".csv");
    file << "analysis,variable,domain,level,quantity,value\n";
    for (const auto& [key, value] : values_) {
      file << csv_field(std::get<0>(key)) << ',' << csv_field(std::get<1>(key)) << ','
           << csv_field(std::get<2>(key)) << ',' << csv_field(std::get<3>(key)) << ','
           << csv_field(std::get<4>(key)) << ',' << exact_text(value) << '\n';
    }
  }
}

}  // namespace peil::oracle
