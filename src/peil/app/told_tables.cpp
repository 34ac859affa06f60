#include "peil/app/told_tables.h"

#include <algorithm>
#include <list>
#include <optional>
#include <tuple>
#include <variant>

#include "peil/analysis/wave/wave_data.h"
#include "peil/app/plan_files.h"
#include "peil/app/table_cells.h"
#include "peil/app/told_analyses.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/disclosure/held_rule.h"
#include "peil/disclosure/told_figures.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

using disclosure::Held;
using disclosure::LoggedAnalyses;
using disclosure::LoggedTable;
using disclosure::RowsByItem;
using disclosure::TableCellName;

constexpr std::size_t bits_of_a_byte = 8;

bool is_secret_rule(const std::string& rule) {
  return rule == disclosure::rule_of(Held::TooFew) || disclosure::is_about_answers(rule);
}

// What became of a figure of a table.
struct FigureThen {
  bool shown = true;
  bool secret = false;  // held for what it tells of people
};

FigureThen figure_then(const disclosure::HeldCells& held, const TableCellName& cell) {
  const auto found = held.find(cell);
  if (found == held.end()) return {};
  // Where the column itself is held, so is its difference from everybody else, for that reason.
  const bool for_column =
      cell.part == part_rest && held.contains({part_now, cell.row, cell.column});
  return {false, !for_column && is_secret_rule(found->second)};
}

// What is to be known of the rows of a figure: that it is out, that nobody may find it out, or
// nothing.
std::optional<bool> is_out(const disclosure::ToldFigure& figure, const FigureThen& then) {
  const bool secret = figure.held ? figure.secret : then.secret;
  if (secret) return false;
  return !figure.held && then.shown ? std::optional(true) : std::nullopt;
}

/// Works out what tables told of one wave, one after the other.
class Retelling {
 public:
  Retelling(const std::string& file, const StudyAnswers& answers,
            std::span<const WeighedWave> weighed)
      : file_(file), answers_(answers), weighed_(weighed) {}

  /// Nothing of a wave of which nothing may leave.
  Result<std::optional<RowsByItem>> of(const LoggedTable& table, const std::string& wave) {
    const auto asked = [&](const Problems& wrong) { return Problems{cannot(table, wrong)}; };
    const Result<TableSpec> spec = study::read_table_spec(
        "title = \"table\"\n" + table.specification, file_, answers_.study, wave);
    if (!spec.ok()) return asked(spec.problems());
    const Result<const WeighedWave*> now = weighed_wave_of(spec.value().wave);
    if (!now.ok()) return asked(now.problems());
    const WeighedWave* before = nullptr;
    if (!spec.value().before.empty()) {
      const Result<const WeighedWave*> beside = weighed_wave_of(spec.value().before);
      if (!beside.ok()) return asked(beside.problems());
      before = beside.value();
    }
    const WeighedWave* about = wave == spec.value().wave ? now.value() : before;
    expects(about != nullptr, "Retelling: a wave that the table is about");
    if (!about->weighted.account.converged) return std::optional<RowsByItem>();
    const auto plan = findings::table_plan(
        answers_.study, spec.value(),
        {now.value()->dataset, before == nullptr ? nullptr : &before->dataset});
    if (!plan.ok()) return asked(plan.problems());
    Result<RowsByItem> rows = rows_of(plan.value(), table, *about);
    if (!rows.ok()) return asked(rows.problems());
    return std::optional(std::move(rows).value());
  }

  /// The same of analyses.
  Result<std::optional<RowsByItem>> of(const LoggedAnalyses& analyses, const std::string& wave) {
    const auto about = [&](const Problems& wrong) { return Problems{cannot(analyses, wrong)}; };
    const Result<const WeighedWave*> now = weighed_wave_of(wave);
    if (!now.ok()) return about(now.problems());
    if (!now.value()->weighted.account.converged) return std::optional<RowsByItem>();
    RowsByItem all;
    for (const disclosure::LoggedRows& rows : analyses.rows) {
      if (rows.wave != wave) continue;
      Result<RowsByItem> told = told_rows(rows, *now.value());
      if (!told.ok()) return about(told.problems());
      for (auto& [item, sets] : told.value())
        all[item].insert(all[item].end(), sets.begin(), sets.end());
    }
    return std::optional(std::move(all));
  }

 private:
  Problem cannot(const LoggedTable& table, const Problems& wrong) const {
    return cannot("releases.table", "a table", table.number, table.title, table.at, wrong);
  }
  Problem cannot(const LoggedAnalyses& of, const Problems& wrong) const {
    return cannot("releases.analyses", "analyses", of.number, of.title, of.at, wrong);
  }
  Problem cannot(const char* code, const std::string& what, std::size_t line,
                 const std::string& title, const std::string& at, const Problems& wrong) const {
    return {code,
            file_,
            line,
            0,
            "Line " + std::to_string(line) + " of the release log holds " + what + " ('" + title +
                "', " + at + ") that can no longer be worked out: " + wrong.front().message,
            "Keep in the study what was asked for: without it nobody can say what follows from it "
            "beside another."};
  }

  Result<const WeighedWave*> weighed_wave_of(const std::string& wave) {
    const auto is = [&](const WeighedWave& one) { return one.dataset.wave == wave; };
    if (const auto known = std::ranges::find_if(weighed_, is); known != weighed_.end())
      return &*known;
    if (const auto read = std::ranges::find_if(read_, is); read != read_.end()) return &*read;
    Result<WeighedWave> made = weighed_wave(answers_.study, answers_.store, wave, answers_.program);
    if (!made.ok()) return made.problems();
    read_.push_back(std::move(made).value());
    return &read_.back();
  }

  // Every figure of the wave that the plan asks for, as rows, with what became of it.
  Result<RowsByItem> rows_of(const findings::TablePlan& table, const LoggedTable& then,
                             const WeighedWave& wave) const {
    const auto parts = parts_of(table);
    const auto columns = column_names(table);
    analysis::AnalysisPlan plan = table.plan;
    const auto data = std::ranges::find_if(
        plan.data, [&](const auto& one) { return one.second.wave == wave.dataset.wave; });
    expects(data != plan.data.end(), "Retelling: a wave of the table");
    std::erase_if(plan.analyses, [&](const analysis::AnalysisStep& step) {
      const auto* banner = std::get_if<analysis::asked::Banner>(&step.asked);
      return !parts.contains(step.id) || banner == nullptr ||
             plan.designs.at(banner->common.design).data != data->first;
    });
    PlanData rows;
    Table answers = analysis::wave_data(wave.dataset, wave.weighted, data->first).table;
    if (Problems wrong = unknown_columns(plan, data->first, answers); !wrong.empty()) return wrong;
    if (Problems wrong = app::take_in(plan, data->first, std::move(answers), rows); !wrong.empty())
      return wrong;
    disclosure::RowSetsOfData sets;
    return gathered(disclosure::told_figures(plan, rows.tables, answers_.study.rules, sets), parts,
                    columns, then);
  }

  static RowsByItem gathered(const std::vector<disclosure::ToldFigure>& figures,
                             const std::map<std::string, const char*>& parts,
                             const std::map<std::string, std::string>& columns,
                             const LoggedTable& then) {
    RowsByItem rows;
    std::set<std::tuple<std::string, const disclosure::RowSet*, bool>> seen;
    std::map<const analysis::DataPlan*, disclosure::ItemsOfColumns> made_from_of;
    for (const disclosure::ToldFigure& figure : figures) {
      const analysis::Told& told = *figure.told;
      const std::string part = parts.at(told.analysis);
      if (part == part_rest && !figure.aside) continue;  // whom its columns are about
      const auto out =
          is_out(figure, figure_then(then.held, {part, told.variable, columns.at(figure.level)}));
      if (!out) continue;
      std::set<std::string> items;
      const auto& made_from = made_from_of.try_emplace(figure.data, *figure.data).first->second;
      for (const std::string& column : told.columns) made_from.add(column, items);
      for (const std::string& item : items) {
        if (seen.emplace(item, figure.counted, *out).second)
          rows[item].emplace_back(*figure.counted, *out);
      }
    }
    return rows;
  }

  const std::string& file_;
  const StudyAnswers& answers_;
  std::span<const WeighedWave> weighed_;
  std::list<WeighedWave> read_;  // for this alone
};

}  // namespace

disclosure::HeldCells held_cells(const findings::TablePlan& plan,
                                 const std::vector<disclosure::HeldFigure>& held) {
  const auto parts = parts_of(plan);
  const auto columns = column_names(plan);
  disclosure::HeldCells cells;
  for (const disclosure::HeldFigure& one : held) {
    const auto part = parts.find(one.analysis);
    const auto column = columns.find(one.level);
    if (part == parts.end() || column == columns.end()) continue;
    cells[{part->second, one.variable, column->second}] = disclosure::rule_of(one.why);
  }
  return cells;
}

Problems ToldTables::take_in(const Releases& log, const std::string& file,
                             const std::set<std::string>& waves, const StudyAnswers& answers,
                             std::span<const WeighedWave> weighed) {
  Retelling retelling(file, answers, weighed);
  Problems found;
  for (const LoggedTable& table : log.tables) {
    for (const auto& [wave, digest] : table.waves) {
      if (!waves.contains(wave) || known_[wave].contains({table.specification, table.held}))
        continue;
      const Result<std::optional<RowsByItem>> rows = retelling.of(table, wave);
      if (!rows.ok()) {
        found.insert(found.end(), rows.problems().begin(), rows.problems().end());
        break;  // the same of its other wave
      }
      if (!rows.value()) continue;
      keep(table.by, wave, *rows.value());
      known_[wave].emplace(table.specification, table.held);
    }
  }
  for (const LoggedAnalyses& analyses : log.analyses) {
    for (const auto& [wave, digest] : analyses.waves) {
      if (!waves.contains(wave) || known_lines_[wave].contains(analyses.number)) continue;
      const Result<std::optional<RowsByItem>> rows = retelling.of(analyses, wave);
      if (!rows.ok()) {
        found.insert(found.end(), rows.problems().begin(), rows.problems().end());
      } else if (rows.value()) {
        keep("", wave, *rows.value());  // no table, of which doors count their own
        known_lines_[wave].insert(analyses.number);
      }
    }
  }
  return found;
}

void ToldTables::take_in(const LoggedTable& table, const std::vector<disclosure::ToldRows>& told) {
  for (const auto& [wave, digest] : table.waves) {
    const auto rows = std::ranges::find(told, wave, &disclosure::ToldRows::wave);
    keep(table.by, wave, rows == told.end() ? RowsByItem{} : rows->by_item);
    known_[wave].emplace(table.specification, table.held);
  }
}

void ToldTables::keep(const std::string& by, const std::string& wave, const RowsByItem& rows) {
  RowsByItem& by_item = told_[wave];
  for (const auto& [item, sets] : rows) {
    std::vector<disclosure::KnownRows>& known = by_item[item];
    for (const disclosure::KnownRows& one : sets) {
      if (std::ranges::find(known, one) != known.end()) continue;
      known.push_back(one);
      if (by == own_door_) ++own_sets_[wave][item];
    }
  }
}

void ToldTables::forget(const std::string& wave) {
  told_.erase(wave);
  known_.erase(wave);
  known_lines_.erase(wave);
  own_sets_.erase(wave);
}

bool ToldTables::has(const std::string& specification, const std::set<std::string>& waves) const {
  return std::ranges::all_of(waves, [&](const std::string& wave) {
    const auto known = known_.find(wave);
    return known != known_.end() && std::ranges::any_of(known->second, [&](const Asked& one) {
             return one.first == specification;
           });
  });
}

const std::map<std::string, std::size_t>& ToldTables::own_sets(const std::string& wave) const {
  static const std::map<std::string, std::size_t> none;
  const auto found = own_sets_.find(wave);
  return found == own_sets_.end() ? none : found->second;
}

std::size_t ToldTables::bytes() const {
  std::size_t sum = 0;
  for (const auto& [wave, by_item] : told_) {
    for (const auto& [item, known] : by_item) {
      for (const disclosure::KnownRows& one : known) sum += one.first.rows() / bits_of_a_byte;
    }
  }
  return sum;
}

}  // namespace peil::app
