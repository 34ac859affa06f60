#include "peil/app/analyse.h"

#include <algorithm>

#include "peil/analysis/derive.h"
#include "peil/analysis/read_plan.h"
#include "peil/analysis/run.h"
#include "peil/base/text.h"
#include "peil/dataset/csv_table.h"

namespace peil::app {
namespace {

// A file named in a plan lies beside the plan.
std::string beside(const std::string& plan, const std::string& file) {
  const auto slash = plan.rfind('/');
  if (file.starts_with('/') || slash == std::string::npos) return file;
  return plan.substr(0, slash + 1) + file;
}

Problems unknown_columns(const analysis::AnalysisPlan& plan, const std::string& data,
                         const Table& table) {
  std::vector<std::string> known;
  for (const Column& column : table.columns) known.push_back(column.name);
  for (const auto& [name, expression] : plan.data.at(data).derive) known.push_back(name);
  Problems found;
  for (const analysis::ColumnUse& use : plan.columns) {
    if (use.data != data || std::ranges::find(known, use.column) != known.end()) continue;
    const auto meant = nearest(use.column, known);
    found.push_back(
        {"plan.unknown-column", plan.file, use.line, use.place,
         plan.data.at(data).file + " has no column '" + use.column + "'.",
         meant ? "Did you mean '" + *meant + "'?" : "Its columns are: " + join(known, ", ") + "."});
  }
  return found;
}

}  // namespace

Result<analysis::Results> analyse(const Files& files, const std::string& plan_file, int threads) {
  Result<analysis::AnalysisPlan> plan = analysis::read_plan(files.read(plan_file), plan_file);
  if (!plan.ok()) return plan.problems();
  Problems found;
  std::map<std::string, Table> tables;
  for (const auto& [name, data] : plan.value().data) {
    if (data.file.ends_with(".sav") || data.file.ends_with(".zsav")) {
      found.push_back({"data.not-csv", data.file, 0, 0, "This version reads CSV files only.",
                       "Export the SPSS file as CSV UTF-8."});
      continue;
    }
    const Bytes bytes = files.open(beside(plan_file, data.file));
    Result<Table> head = dataset::read_csv_header(bytes, data.file);
    if (!head.ok()) {
      const Problems& wrong = head.problems();
      found.insert(found.end(), wrong.begin(), wrong.end());
      continue;
    }
    const Problems unknown = unknown_columns(plan.value(), name, head.value());
    found.insert(found.end(), unknown.begin(), unknown.end());
    if (!found.empty()) continue;
    Result<Table> table =
        dataset::read_csv_table(bytes, data.file, {data.missing, data.categories, threads});
    if (table.ok()) table = analysis::derived(std::move(table).value(), data);
    if (table.ok()) {
      tables.emplace(name, std::move(table).value());
    } else {
      const Problems& wrong = table.problems();
      found.insert(found.end(), wrong.begin(), wrong.end());
    }
  }
  if (!found.empty()) return found;
  return analysis::run(plan.value(), tables);
}

}  // namespace peil::app
