#pragma once

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/analysis/write/rows.h"
#include "peil/table/csv_table.h"

namespace peil::analysis::testing {

/// A design of a plan under test.
struct DesignOf {
  std::string name = "d";
  std::string keys{};       ///< R"("weight": "w")"
  std::string data_keys{};  ///< of its data: R"("missing": ["9"])"
  std::string data{};       ///< of another design; blank: its own, in a file of its name ("d.csv")
};

/// A plan as text. `analyses` are JSON objects with commas between them.
inline std::string plan_of(const std::string& analyses, const std::vector<DesignOf>& designs) {
  std::string data, all;
  const auto add = [](std::string& to, const std::string& name, const std::string& first,
                      const std::string& keys) {
    to += (to.empty() ? "\"" : ", \"") + name + "\": {" + first + (keys.empty() ? "" : ", ") +
          keys + "}";
  };
  for (const DesignOf& one : designs) {
    if (one.data.empty())
      add(data, one.name, R"("file": ")" + one.name + R"(.csv")", one.data_keys);
    add(all, one.name, R"("data": ")" + (one.data.empty() ? one.name : one.data) + "\"", one.keys);
  }
  return R"({"data": {)" + data + R"(}, "designs": {)" + all + R"(}, "analyses": [)" + analyses +
         "]}";
}

/// The same of one design d of the file d.csv.
inline std::string plan_of(const std::string& analyses, const std::string& keys = "",
                           const std::string& data_keys = "") {
  return plan_of(analyses, {{"d", keys, data_keys, {}}});
}

/// One analysis of a plan, called x, by its keys.
inline std::string analysis(const std::string& keys) { return R"({"id": "x", )" + keys + "}"; }

/// Runs a plan on files in memory, by the name that the plan gives them.
inline Results run_plan(const std::string& plan_text,
                        const std::map<std::string, std::string>& files, int threads = 1) {
  const Result<AnalysisPlan> plan = read_plan(plan_text, "plan.json");
  if (!plan.ok()) {
    for (const Problem& p : plan.problems()) ADD_FAILURE() << p.code << ": " << p.message;
    return {};
  }
  std::map<std::string, Table> tables;
  for (const auto& [name, data] : plan.value().data) {
    Table table = table::read_csv_table(files.at(data.file), data.file, csv_options(data)).value();
    tables.emplace(name, derived(std::move(table), data).value());
  }
  return run(plan.value(), tables, threads);
}

/// The codes of the problems of a plan, joined.
inline std::string codes(const std::string& plan_text) {
  const Result<AnalysisPlan> plan = read_plan(plan_text, "plan.json");
  if (plan.ok()) return "";
  std::string all;
  for (const Problem& p : plan.problems()) all += (all.empty() ? "" : " ") + p.code;
  return all;
}

inline std::optional<double> find(const Results& results, const std::string& variable,
                                  const std::string& level, const std::string& quantity) {
  for (const ResultRow& row : rows_of(results)) {
    if (row.variable == variable && row.level == level && row.quantity == quantity)
      return row.value;
  }
  return {};
}

inline double value(const Results& results, const std::string& variable, const std::string& level,
                    const std::string& quantity) {
  const auto found = find(results, variable, level, quantity);
  EXPECT_TRUE(found) << variable << " " << level << " " << quantity;
  return found.value_or(-1e99);
}

}  // namespace peil::analysis::testing
