#include "peil/app/plan_files.h"

#include <algorithm>
#include <optional>

#include "peil/analysis/run/derive.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/table/csv_table.h"

namespace peil::app {
namespace {

bool of_spss(const std::string& file) { return file.ends_with(".sav") || file.ends_with(".zsav"); }

// A data file of the plan, whichever kind it is: first its columns, later its rows.
class DataFile {
 public:
  DataFile(const analysis::DataPlan& plan, const Files& files, const std::string& path,
           const SpssReader* spss)
      : plan_(plan), spss_(of_spss(plan.file) ? spss : nullptr) {
    expects(!of_spss(plan.file) || spss != nullptr, "analyse: a reader of SPSS files");
    if (spss_ != nullptr)
      whole_ = files.read(path);
    else
      csv_ = files.open(path);
  }

  Result<Table> head() const {
    if (spss_ != nullptr) return spss_->head(whole_, plan_.file);
    return table::read_csv_header(csv_, plan_.file, plan_.form);
  }
  Result<Table> rows(int threads) const {
    if (spss_ != nullptr) {
      return spss_->read(whole_, plan_.file,
                         {plan_.missing, plan_.categories, plan_.value_labels, plan_.mark_bad_bytes,
                          false, plan_.missing_of});
    }
    return table::read_csv_table(csv_, plan_.file, analysis::csv_options(plan_, threads));
  }

 private:
  const analysis::DataPlan& plan_;
  const SpssReader* spss_;
  std::string whole_;  // SPSS files are read from memory
  Bytes csv_;
};

std::optional<Problem> wrong_kind(const analysis::DataPlan& data) {
  if (data.file.ends_with(".por")) {
    return Problem{"data.portable",
                   data.file,
                   0,
                   0,
                   "peil cannot read SPSS portable files (.por).",
                   "Open it in SPSS or PSPP and save it as .sav."};
  }
  if (data.value_labels && !of_spss(data.file)) {
    return Problem{"data.no-labels",     data.file, 0, 0, "A CSV file has no value labels.",
                   "Leave 'labels' out."};
  }
  if (data.mark_bad_bytes && !of_spss(data.file)) {
    return Problem{"data.only-spss",        data.file, 0, 0, "'bad_bytes' is for SPSS files only.",
                   "Leave 'bad_bytes' out."};
  }
  if (of_spss(data.file) && data.form != CsvForm{}) {
    return Problem{"data.only-csv",
                   data.file,
                   0,
                   0,
                   "'separator', 'decimal' and 'encoding' are for CSV files only.",
                   "Leave them out: an SPSS file says itself how it is written."};
  }
  return {};
}

// Columns of replicate weights, and of a file with counts or weights, are used without a name.
bool used_unnamed(const analysis::AnalysisPlan& plan, const std::string& data, const Table& table,
                  std::size_t column) {
  if (!plan.data.at(data).file.empty() && data == analysis::data_of_file(plan.data.at(data).file))
    return true;
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, name, &Column::name) -
                                    table.columns.begin());
  };
  return std::ranges::any_of(plan.designs, [&](const auto& design) {
    const auto& replicates = design.second.replicates;
    return design.second.data == data && replicates && replicates->file.empty() &&
           !replicates->first.empty() && place(replicates->first) <= column &&
           column <= place(replicates->last);
  });
}

// Cells that could not be read, of the columns that the plan uses.
Problems unreadable_cells(const analysis::AnalysisPlan& plan, const std::string& data,
                          const Table& table) {
  Problems found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.unreadable.empty()) continue;
    const bool named = std::ranges::any_of(plan.columns, [&](const analysis::ColumnUse& use) {
      return use.data == data && use.column == column.name;
    });
    if (named || used_unnamed(plan, data, table, i))
      found.insert(found.end(), column.unreadable.begin(), column.unreadable.end());
  }
  return found;
}

}  // namespace

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
    const auto sign = separator_meant(known, use.column);
    found.push_back({"plan.unknown-column", plan.file, use.line, use.place,
                     plan.data.at(data).called() + " has no column '" + use.column + "'.",
                     sign ? "The names of its columns hold it: say \"separator\": \"" + *sign +
                                "\" with its data."
                     : meant ? "Did you mean '" + *meant + "'?"
                     : table.columns.size() == 1
                         ? "The file seems to have one column, '" + table.columns.front().name +
                               "'. Name what stands between its fields: \"separator\": "
                               "\"tab\", say, with its data."
                         : "Its columns are: " + join(known, ", ") + "."});
  }
  return found;
}

Problems wrong_headers(const analysis::AnalysisPlan& plan, const Files& files,
                       const SpssReader* spss) {
  Problems found;
  for (const auto& [name, data] : plan.data) {
    if (!data.wave.empty()) continue;
    if (const auto wrong = wrong_kind(data)) {
      found.push_back(*wrong);
      continue;
    }
    const Result<Table> head = DataFile(data, files, beside(plan.file, data.file), spss).head();
    const Problems wrong = head.ok() ? unknown_columns(plan, name, head.value()) : head.problems();
    found.insert(found.end(), wrong.begin(), wrong.end());
  }
  return found;
}

Result<Table> file_table(const analysis::AnalysisPlan& plan, const std::string& name,
                         const Files& files, int threads, const SpssReader* spss) {
  const analysis::DataPlan& data = plan.data.at(name);
  Result<Table> table = DataFile(data, files, beside(plan.file, data.file), spss).rows(threads);
  if (!table.ok()) return table;
  if (Problems cells = unreadable_cells(plan, name, table.value()); !cells.empty()) return cells;
  const std::string weight = table.value().weighted_by;
  const bool weighted = std::ranges::any_of(plan.designs, [&](const auto& design) {
    return design.second.data == name && !design.second.weight.empty();
  });
  if (weight.empty() || weighted) return table;
  Table told = std::move(table).value();
  told.notes.push_back(
      data.file + " is weighted by '" + weight +
      "' in SPSS, and no design of the plan names a weight: every row counts alike.");
  return told;
}

}  // namespace peil::app
