#include "peil/app/analyse.h"

#include <algorithm>
#include <optional>

#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/analysis/wave/wave_data.h"
#include "peil/app/wave_results.h"
#include "peil/app/wave_rules.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/table/csv_table.h"

namespace peil::app {
namespace {

template <class T>
void append(std::vector<T>& found, const std::vector<T>& more) {
  found.insert(found.end(), more.begin(), more.end());
}

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

// What the headers of the files show, before a row of any is read.
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
    append(found, head.ok() ? unknown_columns(plan, name, head.value()) : head.problems());
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

// The wave as a table; the plan's designs of it become the wave's own.
Result<Table> wave_table(analysis::AnalysisPlan& plan, const std::string& name,
                         const StudyAnswers* answers,
                         std::map<std::string, disclosure::WaveSaid>& said) {
  const std::string& wave = plan.data.at(name).wave;
  if (answers == nullptr) {
    return Problems{{"plan.needs-study", plan.file, 0, 0,
                     "Data '" + name + "' are wave " + wave + " of a study.",
                     "Say which study: peil analyse PLAN.json --study FOLDER."}};
  }
  Result<WeighedWave> weighed =
      weighed_wave(answers->study, answers->store, wave, answers->program);
  if (!weighed.ok()) return weighed.problems();
  const WeighedWave made = std::move(weighed).value();
  const WeightingAccount& account = made.weighted.account;
  if (!account.converged) {
    return Problems{{"wave.not-converged", "wave " + wave, 0, 0,
                     "The weights do not meet the margins (largest gap " +
                         exact_text(account.largest_gap) + "), so nothing may be said of the wave.",
                     "Merge levels of the margins in plans/" + wave + ".toml."}};
  }
  const WaveResults results = results_of(made, answers->out);
  said[wave] = {disclosure::release(answers->study, std::span(&results, 1)), results.digest,
                results.fictional, results.went_out};
  analysis::WaveData data = analysis::wave_data(made.dataset, made.weighted, name);
  for (auto& [design, asked] : plan.designs) {
    if (asked.data != name) continue;
    data.design.lonely_psu = asked.lonely_psu;
    data.design.lonely_in_domain = asked.lonely_in_domain;
    data.design.replicates = asked.replicates;
    asked = data.design;
  }
  if (Problems unknown = unknown_columns(plan, name, data.table); !unknown.empty()) return unknown;
  return std::move(data.table);
}

}  // namespace

Result<disclosure::ReleasedAnalyses> analyse(const Files& files, const std::string& plan_file,
                                             int threads, const SpssReader* spss,
                                             const StudyAnswers* answers) {
  Result<analysis::AnalysisPlan> read = analysis::read_plan(files.read(plan_file), plan_file);
  if (!read.ok()) return read.problems();
  analysis::AnalysisPlan plan = std::move(read).value();
  Problems found = wrong_headers(plan, files, spss);
  if (answers != nullptr) append(found, wave_problems(plan, answers->study));
  if (!found.empty()) return found;
  std::vector<std::string> notes;
  std::map<std::string, Table> tables;
  std::map<std::string, disclosure::WaveSaid> said;
  for (const auto& [name, data] : plan.data) {
    Result<Table> table = data.wave.empty() ? file_table(plan, name, files, threads, spss)
                                            : wave_table(plan, name, answers, said);
    if (table.ok()) append(notes, table.value().notes);
    if (table.ok()) table = analysis::derived(std::move(table).value(), data);
    if (table.ok()) {
      tables.emplace(name, std::move(table).value());
    } else {
      append(found, table.problems());
    }
  }
  if (!found.empty()) return found;
  analysis::Results results = analysis::run(plan, tables, threads);
  results.notes = std::move(notes);
  for (analysis::WrittenFile& file : results.files) file.name = beside(plan.file, file.name);
  return disclosure::release(plan, tables, std::move(results), said,
                             answers == nullptr ? Rules{} : answers->study.rules);
}

}  // namespace peil::app
